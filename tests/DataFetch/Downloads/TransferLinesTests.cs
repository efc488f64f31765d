using DataFetch.Downloads;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed class TransferLinesTests
{
    [Fact]
    public void Report_KnownWhole_IsALineForEveryTenthWithTheRateOfThisRun()
    {
        var clock = new JumpingClock();
        var lines = new List<string>();
        var transfer = new TransferLines("jaffe", lines.Add, clock);
        // 40 MB were here before.
        for (int here = 40; here <= 100; here++)
        {
            transfer.Report(here * 1_000_000L, 100_000_000);
            clock.Pass(TimeSpan.FromSeconds(0.5));
        }

        Assert.Equal(6, lines.Count);
        Assert.Equal(("jaffe: 50.0 MB of 100.0 MB, 2.0 MB/s, 25 s left", "jaffe: 100.0 MB of 100.0 MB, 2.0 MB/s"), (lines[0], lines[^1]));
    }

    [Fact]
    public void Report_UnknownWhole_IsALineForEveryTenMegabytes()
    {
        var lines = new List<string>();
        var transfer = new TransferLines("jaffe", lines.Add, new JumpingClock());
        for (int here = 0; here <= 25; here++)
            transfer.Report(here * 1_000_000L, null);
        Assert.Equal(["jaffe: 10.0 MB", "jaffe: 20.0 MB"], lines);
    }
}
