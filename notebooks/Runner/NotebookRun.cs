using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using FerNotebooks.Runner.Reports;

namespace FerNotebooks.Runner;

/// <summary>Executes one notebook in a kernel process and keeps whatever it said, however the run ends.</summary>
internal sealed class NotebookRun(Notebook notebook, RunOptions options, IRunDisplay display)
{
    // Before the first cell the kernel loads the compiler; a short limit for cells must not forbid that.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly ExecutedNotebook _executed = new(notebook);
    private readonly int _cellCount = notebook.Cells.Count(cell => cell.IsCode);
    private RunState _state = RunState.Done;
    private string? _failure;
    private bool _finished;
    private int _cell = -1;
    private int _number;
    private Stopwatch _cellWatch = new();

    /// <summary>Runs every cell, up to the first error, the limit of a cell, or the cancellation.</summary>
    public async Task<NotebookResult> RunAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        display.NotebookStarted(notebook.Name, _cellCount);
        using (var kernel = new KernelConnection(notebook, options.EnvironmentOf(notebook)))
        {
            await FollowAsync(kernel, cancellation);
        }

        return new NotebookResult(notebook.Name, _state, watch.Elapsed, _executed.Json, _failure);
    }

    /// <summary>Adds what a reviewer needs to the executed notebook.</summary>
    public void AddFacts(Provenance provenance, NotebookResult result) =>
        _executed.SetFacts(provenance.ToJson(options, result));

    private async Task FollowAsync(KernelConnection kernel, CancellationToken cancellation)
    {
        _cellWatch.Start();
        while (!_finished)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var allowed = _cell < 0 && options.CellTimeout < StartTimeout ? StartTimeout : options.CellTimeout;
            var left = allowed - _cellWatch.Elapsed;
            limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1));
            try
            {
                if (!await kernel.Events.WaitToReadAsync(limit.Token))
                {
                    KernelDied(kernel.ExitCode);
                    return;
                }

                while (kernel.Events.TryRead(out var message))
                    Take(message);
            }
            catch (OperationCanceledException)
            {
                kernel.Kill();
                // What the kernel had already sent still counts.
                while (kernel.Events.TryRead(out var message))
                    Take(message);
                if (!_finished)
                    CutShort(cancellation.IsCancellationRequested);
                return;
            }
        }
    }

    private void Take(JsonObject message)
    {
        switch (message["type"]!.GetValue<string>())
        {
            case "start":
                _cell = message["cell"]!.GetValue<int>();
                _number = message["number"]!.GetValue<int>();
                _cellWatch = Stopwatch.StartNew();
                _executed.Start(_cell, _number);
                display.CellStarted(_number);
                break;
            case "stream" when _cell >= 0:
                _executed.AddStream(_cell, message["name"]!.GetValue<string>(), message["text"]!.GetValue<string>());
                display.Output(_executed.LastLine);
                break;
            case "value":
                _executed.AddValue(_cell, message["data"]!.AsObject());
                break;
            case "text":
                _executed.AddDisplay(_cell, DisplayText.Render(message["language"]!.GetValue<string>(), message["text"]!.GetValue<string>()));
                break;
            case "error":
                Fail(
                    RunState.Failed,
                    message["ename"]!.GetValue<string>(),
                    message["evalue"]!.GetValue<string>(),
                    message["place"]!.GetValue<string>(),
                    message["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));
                break;
            case "end":
                _executed.End(_cell, message["seconds"]!.GetValue<double>());
                break;
            case "finished":
                _finished = true;
                break;
        }
    }

    private void CutShort(bool byUser)
    {
        if (byUser)
        {
            Fail(RunState.Stopped, "Stopped", "Stopped by Ctrl-C.", Place, []);
        }
        else
        {
            var seconds = options.CellTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            Fail(RunState.TimedOut, "CellTimeout", $"The cell ran past its limit of {seconds} s; --cell-timeout SECONDS sets another.", Place, []);
        }

        EndCell();
    }

    private void KernelDied(int? exitCode)
    {
        var cause = exitCode switch
        {
            137 => "killed by the system, most likely because memory ran out",
            134 or -1073741571 => "a crash such as a stack overflow",
            _ => "the process ended by itself or crashed",
        };
        Fail(RunState.Failed, "KernelDied", $"The notebook's process ended with exit code {exitCode} ({cause}).", Place, []);
        EndCell();
    }

    private string Place => _cell < 0 ? "start" : $"cell {_number}";

    private void EndCell()
    {
        if (_cell >= 0)
            _executed.End(_cell, _cellWatch.Elapsed.TotalSeconds);
    }

    private void Fail(RunState state, string ename, string evalue, string place, IEnumerable<string> traceback)
    {
        _state = state;
        _failure = $"{place}: {FirstLine(evalue)}";
        var cell = _cell >= 0 ? _cell : notebook.Cells.FirstOrDefault(c => c.IsCode)?.Index ?? -1;
        if (cell >= 0)
            _executed.AddError(cell, ename, evalue, [.. traceback.DefaultIfEmpty($"{place}: {evalue}")]);
    }

    /// <summary>What fits a line of a terminal: an error's message may hold anything, control characters too.</summary>
    private static string FirstLine(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n')[0].Select(c => char.IsControl(c) ? ' ' : c));
}
