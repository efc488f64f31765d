using DataFetch.Downloads;
using FerLib.Datasets;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

public sealed class DownloaderTests
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
    public async Task Download_EmptyFile_Comes()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(Array.Empty<byte>()));
        Assert.Equal(new DownloadedFile(0, DownloadBench.HashOf([])), await bench.DownloadAsync());
        Assert.True(File.Exists(bench.File));
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
    [InlineData("206 Partial Content", "bytes 7-299999/300000")]
    [InlineData("206 Partial Content", "bytes 100000-300000/300001")]
    [InlineData("206 Partial Content", "words 100000-299999/300000")]
    [InlineData("206 Partial Content", null)]
    [InlineData("416 Range Not Satisfiable", "bytes */300000")]
    public async Task Download_AnotherPartThanAskedFor_BeginsAgain(string status, string? range)
    {
        using var bench = new DownloadBench(async exchange =>
        {
            if (exchange.From is null)
                await exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 1 ? Cut : int.MaxValue);
            else
                await exchange.HeadAsync(status, ["Content-Length: 0", .. range is null ? Array.Empty<string>() : [$"Content-Range: {range}"]]);
        });
        await bench.AssertComesWholeAsync();
        Assert.Equal((3, Cut + Length), (bench.Server.Requests.Count, bench.Server.BodyBytes));
    }

    [Fact]
    public async Task Download_PartThatNobodyAskedFor_IsAbsent()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("206 Partial Content", "Content-Range: bytes 5-9/10", "Content-Length: 5"));
        Assert.Equal(
            "the server sent another part than was asked for (206 PartialContent, bytes 5-9/10); 6 tries in a row failed. Try again later.", await bench.FailAsync());
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

    [Theory]
    [InlineData("403 Forbidden", "the server refuses it (403 Forbidden): the link has expired or wants a login. Ask the owner for a new one.")]
    [InlineData("401 Unauthorized", "the server refuses it (401 Unauthorized): the link has expired or wants a login. Ask the owner for a new one.")]
    [InlineData("404 Not Found", "the server has no such file (404 NotFound). Check the address, or ask the owner for a new one.")]
    [InlineData("418 Teapot", "the server answers 418 418, expected 200. Open the address in a browser to see what it wants.")]
    public async Task Download_Refused_IsSaidAtOnce(string status, string message)
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync(status, "Content-Length: 0"));
        Assert.Equal(message, await bench.FailAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Download_BrokenServer_IsTriedSixTimes()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("500 Oops", "Content-Length: 0"));
        Assert.Equal("the server is busy or broken (500 InternalServerError); 6 tries in a row failed. Try again later.", await bench.FailAsync());
        Assert.Equal(6, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 02 Jan 2030 03:05:05 GMT", 60)]
    [InlineData("0", 1)]
    public async Task Download_BusyServerSaysWhen_IsAskedThen(string retryAfter, int seconds)
    {
        using var bench = new DownloadBench(exchange => exchange.Number == 1
            ? exchange.HeadAsync("503 Busy", "Content-Length: 0", $"Retry-After: {retryAfter}") : exchange.FileAsync(DownloadBench.Content));
        await bench.AssertComesWholeAsync();
        Assert.InRange(Assert.Single(bench.Clock.Waits).TotalSeconds, seconds, seconds == 1 ? 1.5 : seconds);
    }

    [Fact]
    public async Task Download_BusyServerWantsALongWait_IsSaid()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("429 Too Many", "Content-Length: 0", "Retry-After: 3600"));
        Assert.Equal(
            "the server is busy or broken (429 TooManyRequests); the server asks to be left alone for 3600 s. Run the command again then.", await bench.FailAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "anything")]
    [InlineData("application/zip", "\ufeff \r\n<!DOCTYPE html><p>Log in")]
    [InlineData(null, "<HTML><p>Log in")]
    public async Task Download_WebPageWithStatus200_IsRefusedByName(string? type, string page)
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes(page);
        using var bench = new DownloadBench(async exchange =>
        {
            await exchange.HeadAsync("200 OK", [$"Content-Length: {body.Length}", .. type is null ? Array.Empty<string>() : [$"Content-Type: {type}"]]);
            await exchange.BodyAsync(body);
        });
        Assert.Equal("the server sent a web page instead of the file. Open the address in a browser: log in there, or ask the owner for a new link.", await bench.FailAsync());
        Assert.Equal(0, bench.PartialLength);
    }

    [Fact]
    public async Task Download_PackedUnasked_IsRefused()
    {
        using var bench = new DownloadBench(exchange => exchange.HeadAsync("200 OK", "Content-Length: 9", "Content-Encoding: gzip"));
        Assert.Equal("the server sent the file packed (gzip), which was not asked for: its bytes are not the file's. Ask the owner for another address.", await bench.FailAsync());
    }

    [Fact]
    public async Task Download_Redirections_AreFollowedWithTheRange()
    {
        using var bench = new DownloadBench(exchange => exchange.Path.StartsWith("/file", StringComparison.Ordinal)
            ? exchange.HeadAsync("302 Found", "Location: /elsewhere?key=secret", "Content-Length: 0")
            : exchange.FileAsync(DownloadBench.Content, most: exchange.Number == 2 ? Cut : int.MaxValue));
        await bench.AssertComesWholeAsync();
        Assert.Equal(Length, bench.Server.BodyBytes);
    }

    [Theory]
    [InlineData("/file.zip", "the server redirects more than 10 times, in a circle perhaps. Ask the owner for another address.")]
    [InlineData("ftp://127.0.0.1/x?secret", "the server redirects to ftp, expected https. Ask the owner for another address.")]
    [InlineData(null, "the server redirects without saying where to. Ask the owner for another address.")]
    public async Task Download_RedirectionToNowhere_IsRefused(string? location, string message)
    {
        using var bench = new DownloadBench(exchange =>
            exchange.HeadAsync("301 Moved", ["Content-Length: 0", .. location is null ? Array.Empty<string>() : [$"Location: {location}"]]));
        Assert.Equal(message, await bench.FailAsync());
    }

    [Fact]
    public async Task Download_NoServer_SaysSo()
    {
        using var bench = new DownloadBench(_ => Task.CompletedTask);
        bench.Server.Dispose();
        string message = await bench.FailAsync();
        Assert.StartsWith("no answer (", message, StringComparison.Ordinal);
        Assert.EndsWith("); 6 tries in a row failed. Try again later.", message, StringComparison.Ordinal);
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

    [Fact]
    public async Task Download_DiskFullOnTheWay_SaysWhatIsNeededAndGoesOnLater()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content));
        using HttpClient client = DownloadClient.Create();
        bench.Downloader = new Downloader(client, bench.Clock, new CounterRandom(1))
        {
            Open = (path, mode) => new FullDisk(PartialFile.OpenOnDisk(path, mode), Cut),
            FreeBytes = _ => null,
        };
        string message = (await Assert.ThrowsAsync<DatasetException>(bench.DownloadAsync)).Message;
        long here = bench.PartialLength;
        Assert.Equal(
            $"the disk has too little room for {bench.File}: {ByteSize.Of(Length - here)} needed, an unknown number of bytes free. Free some, and run the command again: it goes on from what is here.",
            message);
        Assert.InRange(here, 1, Cut);
        bench.Downloader = bench.DownloaderOf(client);
        await bench.AssertComesWholeAsync();
        Assert.Contains($"Range: bytes={here}-", bench.Server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_TooLittleRoomKnownBefore_WritesNothing()
    {
        using var bench = new DownloadBench(exchange => exchange.FileAsync(DownloadBench.Content));
        using HttpClient client = DownloadClient.Create();
        bench.Downloader = new Downloader(client, bench.Clock, new CounterRandom(1)) { FreeBytes = _ => 1_000 };
        string message = (await Assert.ThrowsAsync<DatasetException>(bench.DownloadAsync)).Message;
        Assert.Contains("300.0 kB needed, 1.0 kB free.", message, StringComparison.Ordinal);
        Assert.Equal(0, bench.PartialLength);
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

    /// <summary>A stream on a disk that is full after so many bytes.</summary>
    private sealed class FullDisk(Stream inner, int room) : Stream
    {
        private int _room = room;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int fits = Math.Min(_room, buffer.Length);
            await inner.WriteAsync(buffer[..fits], cancellationToken);
            _room -= fits;
            if (fits < buffer.Length)
                throw new IOException("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
