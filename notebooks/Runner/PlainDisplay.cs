using FerNotebooks.Runner.Reports;

namespace FerNotebooks.Runner;

/// <summary>One line a notebook, for files, pipes and build logs.</summary>
internal sealed class PlainDisplay(TextWriter output) : IRunDisplay
{
    public void NotebookStarted(string name, int cells)
    {
    }

    public void CellStarted(int number)
    {
    }

    public void Output(string line)
    {
    }

    public void NotebookFinished(NotebookResult result) => output.WriteLine(LineOf(result));

    public void Say(string line) => output.WriteLine(line);

    public void Dispose() => output.Flush();

    /// <summary>The line that stays for a notebook.</summary>
    internal static string LineOf(NotebookResult result)
    {
        var state = result.State switch
        {
            RunState.Done => "done",
            RunState.Failed => "FAILED",
            RunState.TimedOut => "TIMED OUT",
            _ => "stopped",
        };
        var line = $"{result.Name}  {state}  {Duration.Text(result.Duration.TotalSeconds)}";
        return result.Failure is null ? line : $"{line}  {result.Failure}";
    }
}
