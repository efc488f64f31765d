namespace DataFetch.Importing;

/// <summary>Progress through bytes, reported in steps of a million.</summary>
/// <param name="report">Told how many steps are done, and of how many.</param>
/// <param name="bytes">The bytes in all.</param>
internal sealed class Megabytes(Action<int, int> report, long bytes)
{
    private const long Step = 1_000_000;
    private readonly int _total = (int)Math.Clamp((bytes + Step - 1) / Step, 1, int.MaxValue);
    private long _bytes;
    private int _steps;

    /// <summary>So many more bytes are done.</summary>
    public void Advance(int more)
    {
        _bytes += more;
        // The last step is reported with the last byte; more bytes than were announced change nothing.
        while (_steps < _total && (_bytes >= (_steps + 1) * Step || _bytes >= bytes))
            report(++_steps, _total);
    }
}
