using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Datasets.Prepared;

public sealed class ChannelPicturesTests : IDisposable
{
    private const int Size = 24;
    private readonly TemporaryFolder _folder = new();
    private readonly PreparedCache _cache;

    public ChannelPicturesTests() => _cache = new PreparedCache(_folder.At("prepared"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritePng_Pictures_AreTheStretchedChannelsWithAManifestEach()
    {
        Manifest manifest = ColorSet.Write(_folder, 6);
        ChannelPicturesPlan plan = _cache.PlanPng(manifest, Size, token: Token);
        PreparationResult result = _cache.WritePng(plan, token: Token);
        Assert.Equal((6, 6), (result.Pictures, result.Decoded));
        // Six pictures of noise are all alike: what was estimated from them is what they take, without the tables beside them.
        Assert.InRange(plan.ApproximateBytes, result.Bytes * 3 / 4, result.Bytes);
        foreach (ColorChannel channel in Enum.GetValues<ColorChannel>())
        {
            Manifest written = ManifestFile.Read(Path.Combine(plan.Folder, channel.ToString().ToLowerInvariant(), "manifest.csv"), new ReaderOptions());
            Assert.Equal(manifest.Samples.Select(sample => (sample.Path + ".png", sample.Label, sample.Subject)), written.Samples.Select(sample => (sample.Path, sample.Label, sample.Subject)));
            for (int i = 0; i < 6; i++)
            {
                Image image = written.Load(written.Samples[i]);
                Assert.Equal((Size, Size, 1), (image.Width, image.Height, image.Channels));
                Assert.Equal(ChannelExtraction.Extract(Resizer.Resize(manifest.Load(manifest.Samples[i]), Size, Size), channel).Pixels, image.Pixels);
            }
        }

        Assert.True(_cache.PlanPng(manifest, Size, token: Token).IsDone);
        Assert.Equal(0, _cache.WritePng(_cache.PlanPng(manifest, Size, token: Token), token: Token).Decoded);
    }

    [Fact]
    public void WritePng_StoppedAfterSome_GoesOnAndGivesTheSameFiles()
    {
        Manifest manifest = ColorSet.Write(_folder, 30);
        ChannelPicturesPlan plan = _cache.PlanPng(manifest, Size, token: Token);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => _cache.WritePng(
            plan, new Immediate<(int Done, int Total)>(progress => { if (progress.Done >= 5) stop.Cancel(); }), token: stop.Token));
        Assert.False(Directory.Exists(plan.Folder));
        PreparationResult result = _cache.WritePng(_cache.PlanPng(manifest, Size, token: Token), token: Token);
        Assert.InRange(result.Decoded, 1, 25);
        var fresh = new PreparedCache(_folder.At("fresh"));
        string expected = fresh.WritePng(fresh.PlanPng(manifest, Size, token: Token), token: Token).File;
        Assert.Equal(FilesIn(expected), FilesIn(plan.Folder));
        Assert.Equal(4 * 30 + 4, FilesIn(expected).Count);
    }

    [Fact]
    public void WritePng_PictureThatCannotBeDecoded_IsInNoManifest()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        File.WriteAllText(manifest.FileOf(manifest.Samples[1]), "no picture");
        PreparationResult result = _cache.WritePng(_cache.PlanPng(manifest, Size, token: Token), token: Token);
        Assert.Equal(manifest.Samples[1].Path, Assert.Single(result.Damaged).Path);
        Assert.Equal(3, ManifestFile.Read(Path.Combine(result.File, "red", "manifest.csv"), new ReaderOptions()).Samples.Count);
    }

    [Fact]
    public void WritePng_PracticePictures_StayPracticePictures()
    {
        PracticeDataSets.Ensure("ferg", _folder.Path, new PracticeOptions { Pictures = 1, Reduction = 8 }, token: Token);
        var options = new DataSetOptions { DataHome = _folder.Path };
        Manifest practice = DataSetLocator.Open($"ferg:{_folder.At("practice/ferg")}", options, Token);
        Assert.True(practice.IsPractice);
        practice = practice.Where(sample => sample == practice.Samples[0] || sample == practice.Samples[^1], "two are enough");
        // The folder of the table is above the one that says what the pictures are.
        ManifestFile.Write(_folder.At("table.csv"), practice);
        Manifest table = DataSetLocator.Open($"manifest:{_folder.At("table.csv")}", options, Token);
        Assert.True(table.IsPractice);
        foreach (Manifest manifest in (Manifest[])[practice, table])
        {
            string folder = _cache.WritePng(_cache.PlanPng(manifest, Size, token: Token), token: Token).File;
            Assert.True(DataSetLocator.Open($"manifest:{Path.Combine(folder, "green", "manifest.csv")}", options, Token).IsPractice);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PlanPng_PicturesOutsideOfTheTablesFolder_AreRefused(bool absolute)
    {
        Manifest manifest = ColorSet.Write(_folder, 2);
        string path = absolute ? manifest.FileOf(manifest.Samples[0]) : "../set/" + manifest.Samples[0].Path;
        _folder.Write("tables/faces.csv", $"path,label,subject\n{path},happy,a\n");
        Manifest table = ManifestFile.Read(_folder.At("tables/faces.csv"), new ReaderOptions());
        string message = Assert.Throws<DatasetException>(() => _cache.PlanPng(table, Size, token: Token)).Message;
        Assert.Contains("which must lie below that folder. Move the table", message, StringComparison.Ordinal);
        // For a training they are prepared as all others: their paths name nothing there.
        Assert.Equal(1, _cache.Prepare(_cache.Plan(table, new PreparationOptions { Size = Size }, token: Token), token: Token).Decoded);
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("sad/../../outside.png")]
    [InlineData(null)]
    public void WritePng_PictureOutsideTheSet_IsRefusedAndNothingIsWritten(string? path)
    {
        Manifest manifest = ColorSet.Write(_folder, 2);
        File.Copy(manifest.FileOf(manifest.Samples[0]), _folder.At("outside.png"));
        File.WriteAllText(_folder.At("set/table.csv"), $"path,label,subject\n{path ?? _folder.At("outside.png")},anger,x\n{manifest.Samples[1].Path},joy,y\n");
        Manifest table = ManifestFile.Read(_folder.At("set/table.csv"), new ReaderOptions());
        Assert.Equal(2, table.Samples.Count);
        SortedDictionary<string, string> before = FilesIn(_folder.Path);
        DatasetException error = Assert.Throws<DatasetException>(() => _cache.PlanPng(table, Size, token: Token));
        Assert.Contains($"outside.png lies outside {_folder.At("set")}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, FilesIn(_folder.Path));
    }

    private static SortedDictionary<string, string> FilesIn(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
