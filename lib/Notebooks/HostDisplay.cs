namespace FerLib.Notebooks;

/// <summary>
/// A state that is shown in a notebook host and replaced in place, at most four times a second; the last one is always shown. Bound to
/// the cell it was made in; may be called from any thread, also one that the host does not know.
/// </summary>
internal sealed class HostDisplay
{
    /// <summary>The least time between two states.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly NotebookHost _host;
    private readonly TimeProvider _time;
    private readonly ExecutionContext? _cellContext;
    private Func<object, bool>? _update;
    private ProgressState? _pending;
    private long _shown;
    private bool _isDone;
    private bool _isBroken;

    /// <param name="host">The host.</param>
    /// <param name="cell">Its cell that runs on this thread.</param>
    /// <param name="time">The clock.</param>
    public HostDisplay(NotebookHost host, object cell, TimeProvider time)
    {
        _host = host;
        _time = time;
        Cell = cell;
        // The host knows its cell by what flows with the execution context: on another thread it would take an update for console text.
        _cellContext = ExecutionContext.Capture();
        host.WhenOver(cell, Flush);
    }

    /// <summary>The cell it shows in.</summary>
    public object Cell { get; }

    private bool IsOver => _isBroken || _host.IsOver(Cell);

    /// <summary>Shows a state now or, if one was shown just before, a little later.</summary>
    /// <returns>False if the host failed or the cell is over: the state was not shown.</returns>
    public bool Show(ProgressState state)
    {
        lock (_gate)
        {
            if (IsOver)
                return false;
            TimeSpan since = _time.GetElapsedTime(_shown);
            if (_update is null || since >= Interval)
                return Put(state);
            bool isFirst = _pending is null;
            _pending = state;
            if (isFirst)
                _ = FlushLaterAsync(Interval - since);
            return true;
        }
    }

    /// <summary>Shows the last state as final.</summary>
    /// <param name="last">The last state.</param>
    /// <returns>False if the host failed or the cell is over.</returns>
    public bool Done(ProgressState last)
    {
        lock (_gate)
        {
            _isDone = true;
            return !IsOver && Put(last);
        }
    }

    private async Task FlushLaterAsync(TimeSpan delay)
    {
        await Task.Delay(delay, _time).ConfigureAwait(false);
        Flush();
    }

    private void Flush()
    {
        lock (_gate)
        {
            if (_pending is { } state && !IsOver)
                Put(state);
        }
    }

    private bool Put(ProgressState state)
    {
        _pending = null;
        _shown = _time.GetTimestamp();
        var view = new ProgressView(state, _isDone);
        bool isShown = false;
        InCell(() => isShown = _update is null ? (_update = _host.Display(Cell, view)) is not null : _update(view));
        _isBroken |= !isShown;
        return isShown;
    }

    private void InCell(Action action)
    {
        if (_cellContext is null)
            action();
        else
            ExecutionContext.Run(_cellContext, _ => action(), null);
    }
}
