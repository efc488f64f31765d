namespace FerLib.Notebooks;

/// <summary>
/// Shows how far long work is. In this repository's runner it is one line that is written over (the executed notebook keeps the last
/// state); in other hosts, lines at most every two seconds. Never throws: progress must not end the work it tells of.
/// </summary>
public sealed class LiveProgress : IProgress<string>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly TextWriter? _output;
    private readonly bool _inPlace;
    private readonly TimeProvider _time;
    private long _written;
    private int _width;
    private string? _pending;

    /// <summary>Creates progress on the console of the notebook's host.</summary>
    public LiveProgress()
        : this(output: null, inPlace: Environment.GetEnvironmentVariable("FER_Host") == "runner", TimeProvider.System)
    {
    }

    internal LiveProgress(TextWriter? output, bool inPlace, TimeProvider time)
    {
        _output = output;
        _inPlace = inPlace;
        _time = time;
        _written = time.GetTimestamp() - (long)(Interval.TotalSeconds * time.TimestampFrequency);
    }

    // Hosts put their own writer in place for each cell, so the console is asked anew.
    private TextWriter Output => _output ?? Console.Out;

    /// <summary>Shows a new state; line breaks become spaces.</summary>
    public void Report(string value)
    {
        string line = (value ?? "").ReplaceLineEndings(" ");
        lock (_gate)
        {
            if (_inPlace)
            {
                Write("\r" + line.PadRight(_width));
                _width = line.Length;
            }
            else if (_time.GetElapsedTime(_written) >= Interval)
            {
                WriteLine(line);
            }
            else
            {
                _pending = line;
            }
        }
    }

    /// <summary>Ends the line, so that what is printed next starts on its own.</summary>
    /// <param name="last">A last state; null keeps the one that is shown.</param>
    public void Done(string? last = null)
    {
        if (last is not null)
            Report(last);
        lock (_gate)
        {
            if (_inPlace && _width > 0)
                Write(Environment.NewLine);
            else if (_pending is not null)
                WriteLine(_pending);
            _width = 0;
        }
    }

    /// <summary>Progress for work that reports values of another type.</summary>
    /// <param name="describe">The value in a line; the default is its own text.</param>
    public IProgress<T> For<T>(Func<T, string>? describe = null) => new Described<T>(this, describe ?? (value => value?.ToString() ?? ""));

    private void WriteLine(string line)
    {
        _pending = null;
        _written = _time.GetTimestamp();
        Write(line + Environment.NewLine);
    }

    private void Write(string text)
    {
        try
        {
            Output.Write(text);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // A host that closed its console loses the display, not the work.
        }
    }

    private sealed class Described<T>(LiveProgress progress, Func<T, string> describe) : IProgress<T>
    {
        public void Report(T value) => progress.Report(describe(value));
    }
}
