using DataFetch.Downloads;
using FerLib.Datasets;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.DataFetch.Downloads;

/// <content>A disk without room.</content>
public sealed partial class DownloaderTests
{
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
