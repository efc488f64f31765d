using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Kernel;

/// <summary>Sends what happens in the kernel to the runner: one JSON object a line. Safe from several threads.</summary>
internal sealed class EventWriter(Stream stream) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer = new(stream) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Sends one event; a runner that is gone ends this process, so that no kernel outlives it.</summary>
    public void Send(JsonObject message)
    {
        lock (_lock)
        {
            try
            {
                _writer.WriteLine(message.ToJsonString());
            }
            catch (IOException)
            {
                Environment.Exit(KernelProcess.OrphanExitCode);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
