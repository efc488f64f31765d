using FerNotebooks.Runner.Reports;

namespace FerNotebooks.Runner;

/// <summary>Runs the chosen notebooks one after the other and writes the reports.</summary>
internal static class RunCommand
{
    /// <summary>Every cell ran.</summary>
    public const int Success = 0;

    /// <summary>A cell failed.</summary>
    public const int CellFailed = 1;

    /// <summary>The command was wrong.</summary>
    public const int Mistake = 2;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserMistakeException">The output folder cannot be written.</exception>
    public static async Task<int> RunAsync(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        var writer = new ReportWriter(options.Output, options.AllNotebooks);
        writer.CheckWritable();
        var provenance = Provenance.Of(Path.GetDirectoryName(Path.GetFullPath(options.AllNotebooks[0].Path))!);
        var results = new List<NotebookResult>();
        foreach (var notebook in options.Notebooks)
        {
            var run = new NotebookRun(notebook, options, display);
            var result = await run.RunAsync(cancellation);
            run.AddFacts(provenance, result);
            writer.Write(notebook.Name, result.Executed);
            results.Add(result);
            display.NotebookFinished(result);
            if (result.State == RunState.Stopped || (result.State != RunState.Done && !options.KeepGoing))
                break;
        }

        display.Say(Summary(options, results));
        display.Say($"Reports: {writer.IndexPath}");
        if (results.Exists(result => result.State == RunState.Stopped))
            return Interrupted;
        return results.TrueForAll(result => result.State == RunState.Done) ? Success : CellFailed;
    }

    private static string Summary(RunOptions options, List<NotebookResult> results)
    {
        var done = results.Count(result => result.State == RunState.Done);
        var notRun = options.Notebooks.Count - results.Count;
        var time = Duration.Text(results.Sum(result => result.Duration.TotalSeconds));
        var summary = $"{done} of {options.Notebooks.Count} notebooks done in {time}";
        if (notRun > 0 && results[^1].State != RunState.Stopped)
            summary += $", {notRun} not run (--keep-going runs them after a failure)";
        return summary + ".";
    }
}
