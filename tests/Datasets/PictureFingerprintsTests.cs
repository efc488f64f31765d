using FerLib.Datasets;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class PictureFingerprintsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_DamagedAndBlackPictures_ListsThemApart()
    {
        Write("happy/a_1.png", PngEncoder.Encode(Clouds.Draw(1, 40)));
        Write("happy/a_2.png", [1, 2, 3]);
        Write("happy/a_3.png", PngEncoder.Encode(new Image(40, 40, 3)));
        Write("sad/b_1.png", PngEncoder.Encode(Clouds.Draw(2, 40)));
        var progress = new Count();
        PictureFingerprints fingerprints = PictureFingerprints.Of(Read(), progress, Token);
        Assert.Equal([0, 3], fingerprints.Compared);
        Assert.Equal([2], fingerprints.WithoutContent);
        Assert.Null(fingerprints.All[1]);
        Assert.Equal("happy/a_2.png", Assert.Single(fingerprints.Damaged).Path);
        Assert.Equal("4 pictures, 1 without content, 1 that cannot be decoded", fingerprints.ToString());
        Assert.Equal((4, 4, 4), (progress.Calls, progress.Most, progress.Total));
    }

    [Fact]
    public void Of_NothingThatCanBeDecoded_ThrowsWithTheFirstReason()
    {
        Write("happy/a_1.png", [1, 2, 3]);
        Write("happy/a_2.png", [1, 2, 3]);
        DatasetException error = Assert.Throws<DatasetException>(() => PictureFingerprints.Of(Read(), token: Token));
        Assert.Contains("none of 2 pictures could be decoded; the first, happy/a_1.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CancelledToken_Stops()
    {
        Write("happy/a_1.png", PngEncoder.Encode(Clouds.Draw(1, 40)));
        Write("happy/a_2.png", PngEncoder.Encode(Clouds.Draw(2, 40)));
        Assert.ThrowsAny<OperationCanceledException>(() => PictureFingerprints.Of(Read(), token: new CancellationToken(canceled: true)));
    }

    private Manifest Read() => new FolderReader().Read(_folder.Path, new ReaderOptions());

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
        File.WriteAllBytes(_folder.At(path), bytes);
    }

    private sealed class Count : IProgress<(int Done, int Total)>
    {
        private int _calls;

        public int Calls => _calls;

        public int Most { get; private set; }

        public int Total { get; private set; }

        public void Report((int Done, int Total) value)
        {
            Interlocked.Increment(ref _calls);
            lock (this)
                (Most, Total) = (Math.Max(Most, value.Done), value.Total);
        }
    }
}
