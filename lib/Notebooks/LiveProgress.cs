namespace FerLib.Notebooks;

/// <summary>
/// Shows how far long work is: in a notebook host that can, a value that changes in place; in this repository's runner, one line that is
/// written over; elsewhere, lines at most every two seconds. The last state stays. May be called from any thread. Never throws: progress
/// must not end the work it tells of.
/// </summary>
public sealed class LiveProgress : IProgress<string>
{
    private readonly Lock _gate = new();
    private readonly NotebookHost? _host;
    private readonly TimeProvider _time;
    private readonly ConsoleProgress _console;
    private HostDisplay? _display;
    private ProgressState? _last;

    /// <summary>Creates progress for the notebook's host.</summary>
    public LiveProgress()
        : this(output: null, inPlace: IsRunner, IsRunner ? null : NotebookHost.OfThisProcess, TimeProvider.System)
    {
    }

    internal LiveProgress(TextWriter? output, bool inPlace, NotebookHost? host, TimeProvider time)
    {
        _host = host;
        _time = time;
        _console = new ConsoleProgress(output, inPlace, time);
        // Work that reports from threads of its own still shows in the cell that made the progress.
        _display = host?.CurrentCell is { } cell ? new HostDisplay(host, cell, time) : null;
    }

    private static bool IsRunner => Environment.GetEnvironmentVariable("FER_Host") == "runner";

    /// <summary>Shows a new state; line breaks become spaces.</summary>
    public void Report(string value) => Report(new ProgressState(value ?? ""));

    /// <summary>Ends the display, so that what comes next starts on its own.</summary>
    /// <param name="last">A last state; null keeps the one that is shown.</param>
    public void Done(string? last = null)
    {
        lock (_gate)
        {
            if (last is not null)
                _last = new ProgressState(OneLine(last), Curves: _last?.Curves);
            if (_last is null)
                return;
            if (_display?.Done(_last) != true)
            {
                if (last is not null)
                    _console.Report(_last.Line);
                _console.Done();
            }

            _display = null;
            _last = null;
        }
    }

    /// <summary>Progress for work that reports values of another type.</summary>
    /// <param name="describe">The value in a line; the default is its own text.</param>
    public IProgress<T> For<T>(Func<T, string>? describe = null) => For<T>(value => new ProgressState(describe?.Invoke(value) ?? value?.ToString() ?? ""));

    internal IProgress<T> For<T>(Func<T, ProgressState> describe) => new Described<T>(this, describe);

    internal void Report(ProgressState state)
    {
        lock (_gate)
        {
            _last = state with { Line = OneLine(state.Line) };
            if (DisplayForThisCell()?.Show(_last) != true)
                _console.Report(_last.Line);
        }
    }

    // A cell that goes on with the progress of an earlier one shows it as its own output.
    private HostDisplay? DisplayForThisCell()
    {
        if (_host?.CurrentCell is not { } cell || ReferenceEquals(cell, _display?.Cell))
            return _display;
        return _display = new HostDisplay(_host, cell, _time);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private sealed class Described<T>(LiveProgress progress, Func<T, ProgressState> describe) : IProgress<T>
    {
        public void Report(T value) => progress.Report(describe(value));
    }
}
