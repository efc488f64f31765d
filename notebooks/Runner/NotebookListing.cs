namespace FerNotebooks.Runner;

/// <summary>What <c>--list</c> shows.</summary>
internal static class NotebookListing
{
    /// <summary>Writes name, title, question and parameters of each notebook.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Notebook> notebooks)
    {
        if (notebooks.Count == 0)
            output.WriteLine("There are no notebooks yet.");
        foreach (var notebook in notebooks)
        {
            output.WriteLine($"{notebook.Name}  {notebook.Title}");
            if (notebook.Question.Length > 0)
                output.WriteLine($"    {notebook.Question}");
            var parameters = ParameterScan.NamesOf(notebook);
            if (parameters.Count > 0)
                output.WriteLine($"    --set {string.Join(", ", parameters)}");
        }
    }
}
