using System.Globalization;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Progress in bytes as lines: one for every tenth, or for every 10 MB where the whole is not known.</summary>
/// <param name="title">What is transferred.</param>
/// <param name="line">Writes a line.</param>
/// <param name="clock">Measures the rate.</param>
internal sealed class TransferLines(string title, Action<string> line, TimeProvider clock)
{
    private const long Step = 10_000_000;
    private readonly Lock _gate = new();
    private long _started, _first = -1, _lastPart;

    /// <summary>Takes a report; those of several threads may come at once.</summary>
    public void Report(long here, long? total)
    {
        lock (_gate)
        {
            long part = total is > 0 and { } whole ? here * 10 / whole : here / Step;
            if (_first < 0)
            {
                // What was here before says nothing about the rate.
                (_started, _first, _lastPart) = (clock.GetTimestamp(), here, part);
                return;
            }

            if (part <= _lastPart)
                return;
            _lastPart = part;
            line($"{title}: {ByteSize.Of(here)}{(total is { } all ? $" of {ByteSize.Of(all)}" : "")}{Rate(here, total)}");
        }
    }

    private string Rate(long here, long? total)
    {
        double seconds = clock.GetElapsedTime(_started).TotalSeconds;
        if (seconds <= 0 || here <= _first)
            return "";
        double rate = (here - _first) / seconds;
        string left = total > here ? string.Create(CultureInfo.InvariantCulture, $", {(total.Value - here) / rate:0} s left") : "";
        return $", {ByteSize.Of((long)rate)}/s{left}";
    }
}
