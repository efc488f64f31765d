using System.Text.Json.Nodes;
using FerNotebooks.Runner;

namespace FerLib.Tests.Notebooks;

/// <summary>A copy of a notebook that runs from any folder: it loads FerLib by its full path.</summary>
internal static class NotebookCopy
{
    private const string Library = "../.artifacts/ferlib/FerLib.dll";

    /// <summary>The folder that notebooks load FerLib from, with forward slashes.</summary>
    public static string LibraryFolder { get; } = Path.Combine(RepositoryRoot.Folder, ".artifacts", "ferlib").Replace('\\', '/');

    /// <summary>The notebook's JSON with the full path in its first code cell.</summary>
    public static JsonObject Of(Notebook notebook)
    {
        var copy = (JsonObject)notebook.Json.DeepClone();
        string setUp = notebook.Cells.First(cell => cell.IsCode).Source;
        copy["cells"]!.AsArray().First(cell => (string?)cell!["cell_type"] == "code")!["source"] =
            setUp.Replace(Library, LibraryFolder + "/FerLib.dll", StringComparison.Ordinal);
        return copy;
    }
}
