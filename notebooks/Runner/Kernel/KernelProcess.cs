using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Kernel;

/// <summary>
/// The child process that executes one notebook: <c>Notebooks --kernel PIPE NOTEBOOK</c>. It runs the code cells in order,
/// tells the runner over the pipe what happens, and stops at the first error. The runner may kill it at any time.
/// </summary>
internal static class KernelProcess
{
    /// <summary>The hidden first argument.</summary>
    public const string Argument = "--kernel";

    /// <summary>The exit code of a kernel whose runner is gone.</summary>
    public const int OrphanExitCode = 75;

    /// <summary>Runs the notebook; ends the process itself, whatever threads the cells left behind.</summary>
    public static async Task<int> RunAsync(string pipeHandle, string notebookPath)
    {
        // Ctrl-C goes to the whole terminal: the runner decides what it means and ends this process.
        Console.CancelKeyPress += (_, e) => e.Cancel = true;
        ExitWithTheRunner();
        using var pipe = new AnonymousPipeClientStream(PipeDirection.Out, pipeHandle);
        using var events = new EventWriter(pipe);
        using var capture = new StreamCapture(events);
        Console.SetOut(capture.Output);
        Console.SetError(capture.Error);
        Console.SetIn(TextReader.Null);
        // A cell may end the process itself; what it wrote before is kept, unless nobody listens any more.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Environment.ExitCode != OrphanExitCode)
                capture.Flush();
        };

        var notebook = Notebook.Load(notebookPath);
        var session = new CellSession(Path.GetDirectoryName(Path.GetFullPath(notebookPath))!);
        await session.WarmUpAsync();
        var number = 0;
        foreach (var cell in notebook.Cells.Where(c => c.IsCode))
        {
            number++;
            events.Send(new JsonObject { ["type"] = "start", ["cell"] = cell.Index, ["number"] = number });
            var watch = Stopwatch.StartNew();
            var failed = !await RunCellAsync(session, capture, events, cell, $"cell {number}");
            events.Send(new JsonObject { ["type"] = "end", ["cell"] = cell.Index, ["seconds"] = watch.Elapsed.TotalSeconds });
            if (failed)
                break;
        }

        events.Send(new JsonObject { ["type"] = "finished" });
        Environment.Exit(0);
        return 0;
    }

    private static async Task<bool> RunCellAsync(
        CellSession session, StreamCapture capture, EventWriter events, NotebookCell cell, string name)
    {
        try
        {
            foreach (var part in CellPart.Split(cell.Source, cell.Language))
            {
                if (!CellPart.IsKnown(part.Language))
                {
                    events.Send(CellError.Event(
                        "UnknownMagic",
                        $"#!{part.Language}: the runner knows #!csharp, #!markdown and #!html only.",
                        $"{name}, line {part.Line}",
                        [$"{name}, line {part.Line}: #!{part.Language}"]));
                    return false;
                }

                if (part.Language == "csharp")
                {
                    var (hasValue, value) = await session.RunAsync(name, part.Text);
                    capture.Flush();
                    if (hasValue)
                        events.Send(new JsonObject { ["type"] = "value", ["data"] = ValueFormatter.Format(value) });
                }
                else
                {
                    capture.Flush();
                    events.Send(new JsonObject { ["type"] = "text", ["language"] = part.Language, ["text"] = part.Text });
                }
            }

            return true;
        }
        catch (Exception error)
        {
            // Whatever a cell throws is the cell's result.
            capture.Flush();
            events.Send(CellError.Describe(error, name, cell.Source));
            return false;
        }
    }

    /// <summary>The runner holds the other end of standard input; when it closes, nobody listens any more.</summary>
    private static void ExitWithTheRunner()
    {
        var input = Console.OpenStandardInput();
        var watcher = new Thread(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }

            Environment.Exit(OrphanExitCode);
        })
        {
            IsBackground = true,
            Name = "runner watcher",
        };
        watcher.Start();
    }
}
