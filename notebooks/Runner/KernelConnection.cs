using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using FerNotebooks.Runner.Kernel;

namespace FerNotebooks.Runner;

/// <summary>The runner's end of a kernel: starts the child process, hands out its events, ends it.</summary>
internal sealed class KernelConnection : IDisposable
{
    private readonly Process _process;
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly Channel<JsonObject> _events = Channel.CreateUnbounded<JsonObject>();

    /// <param name="notebook">The notebook to execute; its folder becomes the child's current directory.</param>
    /// <param name="environment">Variables to set for the child.</param>
    public KernelConnection(Notebook notebook, IReadOnlyDictionary<string, string> environment)
    {
        var path = Path.GetFullPath(notebook.Path);
        var start = new ProcessStartInfo
        {
            FileName = Environment.ProcessPath!,
            WorkingDirectory = Path.GetDirectoryName(path)!,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // `dotnet Notebooks.dll` and the program's own executable both lead back here.
        if (Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(typeof(KernelProcess).Assembly.Location);
        start.ArgumentList.Add(KernelProcess.Argument);
        start.ArgumentList.Add(_pipe.GetClientHandleAsString());
        start.ArgumentList.Add(path);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _pipe.DisposeLocalCopyOfClientHandle();
        // What native code or the runtime itself writes does not pass the kernel's capture.
        Forward(_process.StandardOutput, "stdout");
        Forward(_process.StandardError, "stderr");
        new Thread(ReadEvents) { IsBackground = true, Name = "kernel events" }.Start();
    }

    /// <summary>The kernel's events in order; ends when the kernel ends.</summary>
    public ChannelReader<JsonObject> Events => _events.Reader;

    /// <summary>How the process ended; null while it runs.</summary>
    public int? ExitCode => _process.WaitForExit(2000) ? _process.ExitCode : null;

    /// <summary>Ends the child and everything it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _pipe.Dispose();
        _process.Dispose();
    }

    private void Forward(StreamReader reader, string name)
    {
        var thread = new Thread(() =>
        {
            try
            {
                var buffer = new char[4096];
                for (var count = reader.Read(buffer); count > 0; count = reader.Read(buffer))
                    _events.Writer.TryWrite(new JsonObject { ["type"] = "stream", ["name"] = name, ["text"] = new string(buffer, 0, count) });
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // The process was ended.
            }
        })
        {
            IsBackground = true,
            Name = "kernel " + name,
        };
        thread.Start();
    }

    private void ReadEvents()
    {
        try
        {
            using var reader = new StreamReader(_pipe, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                _events.Writer.TryWrite(JsonNode.Parse(line)!.AsObject());
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Text.Json.JsonException)
        {
            // A killed kernel may leave half a line.
        }

        _events.Writer.TryComplete();
    }
}
