using System.Text.Json;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>Writes executed notebooks, their reports and the index page into the output folder.</summary>
internal sealed class ReportWriter(string output, IReadOnlyList<Notebook> all)
{
    /// <summary>The index page's path.</summary>
    public string IndexPath => Path.Combine(output, "index.html");

    /// <summary>Makes the folder and tries to write in it, before hours of work depend on it.</summary>
    /// <exception cref="UserMistakeException">The folder cannot be written.</exception>
    public void CheckWritable()
    {
        try
        {
            Directory.CreateDirectory(output);
            var probe = Path.Combine(output, $".write-test-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserMistakeException($"The output folder {output} cannot be written ({error.Message.TrimEnd('.')}): choose another with --output DIR.", error);
        }
    }

    /// <summary>Writes one executed notebook as .ipynb and .html, and the index page anew.</summary>
    /// <exception cref="UserMistakeException">A file cannot be written.</exception>
    public void Write(string name, JsonObject executed)
    {
        var index = all.Select((notebook, i) => (notebook, i)).First(pair => pair.notebook.Name == name).i;
        var page = new ReportPage(
            name,
            executed,
            new ReportFolders(Path.GetDirectoryName(Path.GetFullPath(all[index].Path))!, output),
            index > 0 ? all[index - 1].Name : null,
            index < all.Count - 1 ? all[index + 1].Name : null);
        WriteFile(name + ".ipynb", ExecutedNotebook.Serialize(executed));
        WriteFile(name + ".html", page.Render());
        WriteFile("index.html", IndexPage.Render([.. all.Select(notebook => (notebook, ReadExecuted(notebook.Name)))]));
    }

    /// <summary>A notebook executed now or by an earlier command; null when there is none.</summary>
    private JsonObject? ReadExecuted(string name)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(output, name + ".ipynb")))?.AsObject();
            return json?["metadata"]?[ExecutedNotebook.MetadataKey] is not null && json["cells"] is JsonArray ? json : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes beside the old file and then swaps, so that a reader never meets half a page.</summary>
    private void WriteFile(string file, string text)
    {
        var path = Path.Combine(output, file);
        try
        {
            File.WriteAllText(path + ".part", text);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserMistakeException($"{path} cannot be written ({error.Message.TrimEnd('.')}): close what holds it, or choose another folder with --output DIR.", error);
        }
    }
}
