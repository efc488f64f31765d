namespace FerLib.Notebooks;

/// <summary>Progress as console text: one line that is written over, or lines at most every two seconds. Not safe for several threads.</summary>
/// <param name="output">Where to write; null: the console.</param>
/// <param name="inPlace">Whether the reader of the text understands a carriage return.</param>
/// <param name="time">The clock.</param>
internal sealed class ConsoleProgress(TextWriter? output, bool inPlace, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long _written = time.GetTimestamp() - (long)(Interval.TotalSeconds * time.TimestampFrequency);
    private int _width;
    private string? _pending;

    // Hosts put their own writer in place for each cell, so the console is asked anew.
    private TextWriter Output => output ?? Console.Out;

    /// <summary>Shows a state.</summary>
    public void Report(string line)
    {
        if (inPlace)
        {
            Write("\r" + line.PadRight(_width));
            _width = line.Length;
        }
        else if (time.GetElapsedTime(_written) >= Interval)
        {
            WriteLine(line);
        }
        else
        {
            _pending = line;
        }
    }

    /// <summary>Ends the line.</summary>
    public void Done()
    {
        if (inPlace && _width > 0)
            Write(Environment.NewLine);
        else if (_pending is not null)
            WriteLine(_pending);
        _width = 0;
    }

    private void WriteLine(string line)
    {
        _pending = null;
        _written = time.GetTimestamp();
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
}
