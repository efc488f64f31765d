using DataFetch.Downloads;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed partial class DownloaderTests
{
    private const int Cut = 100_000;
    private static readonly int Length = DownloadBench.Content.Length;

    [Fact]
    public async Task Download_HonestServer_ComesInOneWithWhatWasAsked()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content));
        bench.Remote = bench.Remote with { Bytes = Length, Sha256 = DownloadBench.Hash.ToUpperInvariant() };
        await bench.AssertComesWholeAsync();
        string request = Assert.Single(bench.Server.Requests);
        Assert.StartsWith("GET /file.zip?token=secret HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Range", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.Ordinal);
        Assert.Empty(bench.Clock.Waits);
        Assert.All(bench.Reports, report => Assert.Equal(Length, report.Total));
    }

    [Fact]
    public async Task Download_ConnectionCut_GoesOnFromThereByARange()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : int.MaxValue));
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.Contains($"Range: bytes={Cut}-\r\n", bench.Server.Requests.Last(), StringComparison.Ordinal);
        Assert.Contains("If-Range: \"one\"\r\n", bench.Server.Requests.Last(), StringComparison.Ordinal);
        Assert.InRange(Assert.Single(bench.Clock.Waits).TotalSeconds, 1, 1.5);
    }

    [Fact]
    public async Task Download_CutAgainAndAgainButBroughtOn_NeverGivesUp()
    {
        byte[] large = DownloadBench.ContentOf(3, 12 * Cut);
        using var bench = new DownloadBench(exchange => exchange.FileAsync(large, most: Cut));
        await bench.AssertComesWholeAsync(large);
        Assert.Equal((12, large.Length), (bench.Server.Requests.Count, bench.Server.BodyBytes));
        Assert.All(bench.Clock.Waits, wait => Assert.InRange(wait.TotalSeconds, 1, 1.5));
    }

    [Fact]
    public async Task Download_ServerStalls_IsGivenUpAfterItsTimeAndGoneOnWith()
    {
        DownloadBench? made = null;
        using var bench = made = new DownloadBench(async exchange =>
        {
            await exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : int.MaxValue);
            if (exchange.Number > 1)
                return;
            await UntilAsync(() => made!.PartialLength == Cut);
            made!.Clock.Pass(Downloader.StallTime);
            await exchange.UntilClosedAsync();
        });
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
        Assert.Single(bench.Clock.Waits);
    }

    [Fact]
    public async Task Download_NoAnswerAtAll_SaysSoAfterAllTries()
    {
        DownloadBench? made = null;
        using var bench = made = new DownloadBench(async exchange =>
        {
            made!.Clock.Pass(Downloader.StallTime);
            await exchange.UntilClosedAsync();
        });
        Assert.Equal("nothing came for 30 s; 6 tries in a row failed. Try again later.", await bench.FailAsync());
    }

    [Fact]
    public async Task Download_SlowStartAndSlowPieces_AreWaitedFor()
    {
        DownloadBench? made = null;
        using var bench = made = new DownloadBench(async exchange =>
        {
            TimeSpan slow = Downloader.StallTime - TimeSpan.FromSeconds(1);
            made!.Clock.Pass(slow);
            await exchange.HeadAsync("200 OK", $"Content-Length: {Length}");
            foreach (byte[] piece in DownloadBench.Content.Chunk(Cut))
            {
                await exchange.BodyAsync(piece);
                long sent = made.Server.BodyBytes;
                await UntilAsync(() => made.PartialLength == sent || sent == Length);
                if (sent < Length)
                    made.Clock.Pass(slow / 2);
            }
        });
        await bench.AssertComesWholeAsync();
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Download_AlwaysFewerBytesThanAnnounced_IsAbsentAfterSixTriesWithBackOff()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : 0));
        string message = await bench.FailAsync();
        Assert.StartsWith("the connection was cut (", message, StringComparison.Ordinal);
        Assert.EndsWith("); 6 tries in a row failed. Try again later. 100.0 kB are kept: the same command goes on from there.", message, StringComparison.Ordinal);
        Assert.Equal(Cut, bench.PartialLength);
        double[] waits = [.. bench.Clock.Waits.Select(wait => wait.TotalSeconds)];
        Assert.Equal(Downloader.Tries - 1, waits.Length);
        Assert.All(waits.Index(), wait => Assert.InRange(wait.Item, Math.Pow(2, wait.Index), 1.5 * Math.Pow(2, wait.Index)));
        Assert.Equal(waits.Length, waits.Index().Select(wait => wait.Item / Math.Pow(2, wait.Index)).Distinct().Count());
    }

    [Fact]
    public async Task Download_MoreBytesThanAnnounced_TakesTheAnnouncedOnes()
    {
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.HeadAsync("200 OK", $"Content-Length: {Cut}");
            await exchange.BodyAsync(DownloadBench.Content);
        });
        bench.Remote = bench.Remote with { Sha256 = DownloadBench.HashOf(DownloadBench.Content[..Cut]) };
        await bench.AssertComesWholeAsync(DownloadBench.Content[..Cut]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Download_LengthAnnouncedIsNotTheStatedOne_IsRefusedBeforeAByteIsKept(int difference)
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content));
        bench.Remote = bench.Remote with { Bytes = Length + difference };
        Assert.Equal($"the server's file has {Length} bytes, expected {Length + difference}: it is another file. Check the address and the size.", await bench.FailAsync());
        Assert.Equal(0, bench.PartialLength);
    }

    [Fact]
    public async Task Download_NoLengthAndNothingStated_IsRefused()
    {
        using var bench = new DownloadBench(WithoutLength);
        Assert.Equal(
            "the server does not say how long the file is: nothing would tell whether it came whole. State --size or --sha256, as the owner publishes them.",
            await bench.FailAsync());
    }

    [Fact]
    public async Task Download_NoLengthButAStatedSizeOrHash_Comes()
    {
        using var bySize = new DownloadBench(WithoutLength);
        bySize.Remote = bySize.Remote with { Bytes = Length };
        await bySize.AssertComesWholeAsync();
        using var byHash = new DownloadBench(WithoutLength);
        byHash.Remote = byHash.Remote with { Sha256 = DownloadBench.Hash };
        await byHash.AssertComesWholeAsync();
    }

    [Fact]
    public async Task Download_NoLengthAndLongerThanStated_IsCutOffAndDeleted()
    {
        using var bench = new DownloadBench(WithoutLength);
        bench.Remote = bench.Remote with { Bytes = Cut };
        Assert.Equal($"the server sends more than {Cut} bytes. It was cut off and deleted: it is another file. Check the address and the size.", await bench.FailAsync());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(bench.File)!));
    }

    [Fact]
    public async Task Download_NoLengthAndShorterThanStated_GoesOn()
    {
        using var bench = new DownloadBench(async exchange =>
        {
            if (exchange.From is null)
            {
                await exchange.HeadAsync("200 OK", "ETag: \"one\"");
                await exchange.BodyAsync(DownloadBench.Content.AsMemory(0, Cut));
            }
            else
                await exchange.FileAsync(DownloadBench.Content);
        });
        bench.Remote = bench.Remote with { Bytes = Length };
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
    }

    [Fact]
    public async Task Download_WrongBytes_IsDeletedAndBothHashesAreSaid()
    {
        byte[] wrong = DownloadBench.ContentOf(2);
        using var bench = new DownloadBench(exchange => exchange.FileAsync(wrong));
        bench.Remote = bench.Remote with { Sha256 = DownloadBench.Hash };
        Assert.Equal(
            $"its SHA-256 is {DownloadBench.HashOf(wrong)}, expected {DownloadBench.Hash}. It is another file, or was damaged on its way, and was deleted. Check the address and the hash.",
            await bench.FailAsync());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(bench.File)!));
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Download_ServerIgnoresRanges_BeginsAgain()
    {
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.HeadAsync("200 OK", $"Content-Length: {Length}", "ETag: \"one\"");
            await exchange.BodyAsync(DownloadBench.Content.AsMemory(0, exchange.Number == 1 ? Cut : Length));
        });
        await bench.AssertComesWholeAsync();
        Assert.Equal(Cut + Length, bench.Server.BodyBytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_FileChangesBetweenTries_IsTheNewOneWhole(bool ignoresTheCondition)
    {
        byte[] changed = DownloadBench.ContentOf(2);
        using var bench = new DownloadBench(async exchange =>
        {
            if (exchange.Number == 1)
                await exchange.FileAsync(DownloadBench.Content, most: Cut);
            else if (ignoresTheCondition && exchange.From is { } from)
                await exchange.HeadAsync("206 Partial Content", $"Content-Range: bytes {from}-{Length - 1}/{Length}", "ETag: \"two\"", "Content-Length: 0");
            else
                await exchange.FileAsync(changed, "\"two\"");
        });
        await bench.AssertComesWholeAsync(changed);
    }

    [Fact]
    public async Task Download_FileChangesAndNothingTells_IsFoundByItsHashAndBeginsAgain()
    {
        byte[] old = DownloadBench.ContentOf(2);
        using var bench = new DownloadBench(async exchange =>
        {
            int from = (int)(exchange.From ?? 0);
            byte[] content = exchange.Number == 1 ? old : DownloadBench.Content;
            await exchange.HeadAsync(from > 0 ? "206 Partial Content" : "200 OK",
                [$"Content-Length: {Length - from}", .. from > 0 ? (string[])[$"Content-Range: bytes {from}-{Length - 1}/{Length}"] : []]);
            await exchange.BodyAsync(content.AsMemory(from, exchange.Number == 1 ? Cut : Length - from));
        });
        bench.Remote = bench.Remote with { Sha256 = DownloadBench.Hash };
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length + Length, bench.Server.BodyBytes);
    }

    [Fact]
    public async Task Download_NothingTellsOfAChange_BeginsAgain()
    {
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.HeadAsync("200 OK", $"Content-Length: {Length}", "ETag: W/\"weak\"");
            await exchange.BodyAsync(DownloadBench.Content.AsMemory(0, exchange.Number == 1 ? Cut : Length));
        });
        await bench.AssertComesWholeAsync();
        Assert.DoesNotContain("Range", bench.Server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_Stopped_KeepsThePartAndAnotherProcessGoesOn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : int.MaxValue);
            if (exchange.Number == 1)
                await exchange.UntilClosedAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Downloader.DownloadAsync(bench.Remote, bench.File, (here, _) =>
        {
            if (here == Cut)
                stop.Cancel();
        }, stop.Token));
        Assert.Equal(Cut, bench.PartialLength);
        string mark = await File.ReadAllTextAsync(bench.File + ".partial.json", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", mark, StringComparison.Ordinal);
        // A renewed link has another token.
        bench.Remote = bench.Remote with { Address = new Uri(bench.Server.Address, "file.zip?token=secret2") };
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Address":"http://other/file.zip","ETag":"\"one\"","LastModified":null,"Length":300000}""")]
    public async Task Download_PartOfNothingKnown_BeginsAgain(string mark)
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content));
        bench.Folder.Write("inner/file.zip.partial", "of something else");
        bench.Folder.Write("inner/file.zip.partial.json", mark);
        await bench.AssertComesWholeAsync();
        Assert.DoesNotContain("Range", Assert.Single(bench.Server.Requests), StringComparison.Ordinal);
    }

    private static async Task WithoutLength(LyingServer.Exchange exchange)
    {
        await exchange.HeadAsync("200 OK");
        await exchange.BodyAsync(DownloadBench.Content);
    }

    /// <summary>Waits for the other thread; no time is measured.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(1, TestContext.Current.CancellationToken);
    }
}
