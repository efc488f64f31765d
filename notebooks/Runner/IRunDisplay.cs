namespace FerNotebooks.Runner;

/// <summary>Shows how a run goes.</summary>
internal interface IRunDisplay : IDisposable
{
    void NotebookStarted(string name, int cells);

    void CellStarted(int number);

    /// <summary>The line that the running cell writes at the moment.</summary>
    void Output(string line);

    void NotebookFinished(NotebookResult result);

    /// <summary>One line for the reader that stays.</summary>
    void Say(string line);
}
