using FerLib.Experiments;
using FerLib.Notebooks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Progress in a host that can update a value; the real one is tested with the full stack.</summary>
public sealed class LiveProgressInHostTests : IDisposable
{
    private readonly NotebookHost _host = NotebookHost.Of(typeof(CellWithDisplay))!;
    private readonly SteppedTime _time = new();
    private readonly StringWriter _console = new() { NewLine = "\n" };
    private readonly CellWithDisplay _cell = CellWithDisplay.Begin();

    [Fact]
    public void Report_InACell_UpdatesOneValueAtMostFourTimesASecond()
    {
        LiveProgress progress = Progress();
        for (int i = 0; i <= 20; i++)
        {
            _time.Milliseconds = 50 * i;
            progress.Report($"step\n{i}");
        }

        progress.Done("done");
        Assert.Equal(["step 0", "step 5", "step 10", "step 15", "step 20", "done"], Assert.Single(_cell.Values).Texts);
        Assert.Equal("", _console.ToString());
    }

    [Fact]
    public void Report_WithoutDone_ShowsTheLastStateWhenTheCellEnds()
    {
        LiveProgress progress = Progress();
        progress.Report("first");
        progress.Report("last");
        _cell.End();
        Assert.Equal(["first", "last"], Assert.Single(_cell.Values).Texts);
    }

    [Fact]
    public void Report_AfterDoneOrInAnotherCell_BeginsAnotherValue()
    {
        LiveProgress progress = Progress();
        progress.Report("one");
        progress.Done();
        progress.Report("two");
        _cell.End();
        CellWithDisplay next = CellWithDisplay.Begin();
        progress.Report("three");
        Assert.Equal(["one", "two"], _cell.Values.Select(value => value.Texts[^1]));
        Assert.Equal("three", Assert.Single(next.Values).Texts[^1]);
    }

    [Fact]
    public void Report_FromAThreadThatTheHostDoesNotKnow_ShowsInTheCell()
    {
        LiveProgress progress = Progress();
        using (ExecutionContext.SuppressFlow())
        {
            var thread = new Thread(() => progress.Report("from elsewhere"));
            thread.Start();
            thread.Join();
        }

        Assert.Equal("from elsewhere", Assert.Single(_cell.Values).Texts[^1]);
    }

    [Fact]
    public void Report_InAHostThatFails_FallsBackToLines()
    {
        LiveProgress progress = Progress();
        progress.Report("shown");
        _cell.Throws = true;
        _time.Milliseconds = 3000;
        progress.Report("a line");
        progress.Done("the end");
        Assert.Equal(["shown"], Assert.Single(_cell.Values).Texts);
        Assert.Equal("a line\nthe end\n", _console.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Report_AfterItsCell_FallsBackToLines()
    {
        LiveProgress progress = Progress();
        _cell.End();
        progress.Report("late");
        Assert.Empty(_cell.Values);
        Assert.Equal("late\n", _console.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Training_InACell_ShowsABarAndTheLossOfTheEpochsSoFar()
    {
        LiveProgress progress = Progress();
        IProgress<ExperimentProgress> watch = Show.Progress(progress);
        watch.Report(At("fold 1", epoch: 1, batch: 5, finished: false));
        ShownValue shown = Assert.Single(_cell.Values);
        Assert.Contains("aria-valuenow=\"25\"", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", shown.Html, StringComparison.Ordinal);
        _time.Milliseconds = 1000;
        watch.Report(At("fold 1", epoch: 1, batch: 10, finished: true));
        Assert.Contains("<svg", shown.Html, StringComparison.Ordinal);
        Assert.Contains("0.9 at 1", shown.Html, StringComparison.Ordinal);
        _time.Milliseconds = 2000;
        watch.Report(At("fold 2", epoch: 1, batch: 1, finished: false));
        Assert.DoesNotContain("<svg", shown.Html, StringComparison.Ordinal);
        watch.Report(At("fold 2", epoch: 1, batch: 10, finished: true));
        progress.Done();
        Assert.Contains("<svg", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("progressbar", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ATypeOfAnotherShape_IsNoHost()
    {
        Assert.Null(NotebookHost.Of(typeof(string)));
        Assert.Null(NotebookHost.Of(typeof(Thread)));
        Assert.Null(NotebookHost.OfThisProcess);
    }

    public void Dispose() => _console.Dispose();

    private LiveProgress Progress() => new(_console, inPlace: false, _host, _time);

    private static ExperimentProgress At(string step, int epoch, int batch, bool finished) => new(step, 0, 2, Training: new TrainingProgress
    {
        Epoch = epoch,
        Epochs = 2,
        Batch = batch,
        Batches = 10,
        Loss = finished ? 0.9 : double.NaN,
        Accuracy = finished ? 0.5 : double.NaN,
        Finished = finished ? new EpochRecord(epoch, 0.9, 0.5, 0.8, 0.6, 0.001f) : null,
        Seconds = 1,
        PicturesPerSecond = 100,
    });

    private sealed class SteppedTime : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds + 100_000;

        // A timer that never fires: what a test shows does not depend on when it runs.
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
