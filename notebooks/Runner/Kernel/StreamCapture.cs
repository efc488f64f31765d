using System.Text;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Kernel;

/// <summary>
/// Console output of the cells as stream events. One capture serves both streams, so that their order is kept; text is
/// gathered until a line ends or a short while passes, so that a chatty cell does not send an event per character.
/// </summary>
internal sealed class StreamCapture : IDisposable
{
    private const int FlushMilliseconds = 100;
    private const int FlushCharacters = 8192;

    private readonly EventWriter _events;
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly Timer _timer;
    private string _name = "stdout";

    public StreamCapture(EventWriter events)
    {
        _events = events;
        _timer = new Timer(_ => Flush(), null, FlushMilliseconds, FlushMilliseconds);
        Output = new Writer(this, "stdout");
        Error = new Writer(this, "stderr");
    }

    /// <summary>What the cells see as Console.Out.</summary>
    public TextWriter Output { get; }

    /// <summary>What the cells see as Console.Error.</summary>
    public TextWriter Error { get; }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_text.Length == 0)
                return;
            _events.Send(new JsonObject { ["type"] = "stream", ["name"] = _name, ["text"] = _text.ToString() });
            _text.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Flush();
        Output.Dispose();
        Error.Dispose();
    }

    private void Append(string name, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (name != _name)
                Flush();
            _name = name;
            _text.Append(text);
            if (_text.Length > FlushCharacters)
                Flush();
        }
    }

    private sealed class Writer(StreamCapture capture, string name) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => capture.Append(name, [value]);

        public override void Write(string? value) => capture.Append(name, value);

        public override void Write(char[] buffer, int index, int count) => capture.Append(name, buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => capture.Append(name, buffer);

        public override void WriteLine(string? value) => capture.Append(name, value + "\n");

        public override void WriteLine() => capture.Append(name, "\n");

        public override void Flush() => capture.Flush();
    }
}
