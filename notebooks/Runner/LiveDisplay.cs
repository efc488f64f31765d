using System.Diagnostics;
using System.Globalization;

namespace FerNotebooks.Runner;

/// <summary>A progress line at the bottom of a terminal: notebook, bar, cell, time, and what the cell says.</summary>
internal sealed class LiveDisplay : IRunDisplay
{
    private const int BarWidth = 20;
    private const int RefreshMilliseconds = 200;

    private readonly Lock _lock = new();
    private readonly TextWriter _output;
    private readonly Func<int> _width;
    private readonly Timer _timer;
    private string? _name;
    private string _said = "";
    private int _cells;
    private int _number;
    private int _drawn;
    private Stopwatch _watch = new();

    /// <param name="output">The terminal.</param>
    /// <param name="width">Gives the terminal's width in columns.</param>
    public LiveDisplay(TextWriter output, Func<int> width)
    {
        _output = output;
        _width = width;
        _timer = new Timer(_ => Draw(), null, RefreshMilliseconds, RefreshMilliseconds);
    }

    public void NotebookStarted(string name, int cells)
    {
        lock (_lock)
        {
            (_name, _cells, _number, _said, _watch) = (name, cells, 0, "", Stopwatch.StartNew());
        }

        Draw();
    }

    public void CellStarted(int number)
    {
        lock (_lock)
        {
            (_number, _said) = (number, "");
        }
    }

    public void Output(string line)
    {
        lock (_lock)
        {
            if (line.Length > 0)
                _said = line;
        }
    }

    public void NotebookFinished(NotebookResult result)
    {
        lock (_lock)
        {
            _name = null;
            Erase();
            _output.WriteLine(PlainDisplay.LineOf(result));
        }
    }

    public void Say(string line)
    {
        lock (_lock)
        {
            Erase();
            _output.WriteLine(line);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            Erase();
            _output.Flush();
        }
    }

    /// <summary>The progress line, cut to the terminal's width.</summary>
    internal static string LineOf(string name, int number, int cells, TimeSpan elapsed, string said, int width)
    {
        // The running cell counts as half done: the bar moves, and is full only at the end.
        var filled = cells == 0 ? BarWidth : (int)(BarWidth * Math.Max(0, number - 0.5) / cells);
        var bar = new string('#', filled) + new string('.', BarWidth - filled);
        var clock = string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalMinutes}:{elapsed.Seconds:00}");
        var cell = number == 0 ? "starting" : string.Create(CultureInfo.InvariantCulture, $"cell {number} of {cells}");
        var line = $"{name}  [{bar}]  {cell}  {clock}  {said}".TrimEnd();
        return line.Length < width ? line : line[..Math.Max(0, width - 1)];
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_name is null)
                return;
            var line = LineOf(_name, _number, _cells, _watch.Elapsed, _said, _width());
            _output.Write("\r" + line.PadRight(_drawn));
            _output.Flush();
            _drawn = line.Length;
        }
    }

    private void Erase()
    {
        if (_drawn > 0)
            _output.Write("\r" + new string(' ', _drawn) + "\r");
        _drawn = 0;
    }
}
