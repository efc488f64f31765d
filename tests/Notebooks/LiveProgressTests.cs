using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class LiveProgressTests
{
    [Fact]
    public void Report_InTheRunner_WritesOverTheLine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var progress = new LiveProgress(output, inPlace: true, host: null, TimeProvider.System);
        progress.Report("a long\nstate");
        progress.For<int>(n => $"epoch {n}").Report(2);
        progress.Done();
        Assert.Equal("\ra long state\repoch 2     " + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void Report_Elsewhere_WritesLinesAtIntervalsAndTheLastOne()
    {
        using var output = new StringWriter();
        var time = new SteppedTime();
        var progress = new LiveProgress(output, inPlace: false, host: null, time);
        progress.Report("one");
        progress.Report("two");
        time.Seconds = 2.5;
        progress.Report("three");
        progress.Report("four");
        progress.Done();
        Assert.Equal("one three four ".Replace(" ", Environment.NewLine, StringComparison.Ordinal), output.ToString());
    }

    [Fact]
    public void Report_OnAClosedConsole_DoesNotThrow()
    {
        var output = new StringWriter();
        output.Dispose();
        new LiveProgress(output, inPlace: true, host: null, TimeProvider.System).Done("last");
    }

    private sealed class SteppedTime : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000) + 100_000;
    }
}
