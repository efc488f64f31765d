using System.Collections.Concurrent;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class PictureLoaderTests : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-loader-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Load_MorePicturesThanMemory_SaysHowMuch()
    {
        // 17 MB a picture, 3.4 TB together.
        int[] indices = new int[200_000];
        Assert.Matches(
            @"^made-up: 200000 pictures of shape \(4, 2048, 2048\) take 3355\.4 GB, this process may use [0-9.]+ GB\. Choose a smaller Size",
            Assert.Throws<DatasetException>(() => PictureLoader.Load(
                MadeUpPictures.Manifest(1, 1, 1), indices, 2048, InputChannels.Irgb, token: TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Load_PicturesOfTheSizeAskedFor_KeepsTheirBytes()
    {
        Manifest manifest = MadeUpPictures.Manifest(2, 2, 2, _root);
        MadeUpPictures.Write(manifest, 16);
        PictureTensors expected = MadeUpPictures.Tensors(manifest, 16);
        PictureTensors loaded = PictureLoader.Load(manifest, null, 16, InputChannels.Intensity, token: Token);
        Assert.Equal(8, loaded.Count);
        Assert.Equal(8 * 16 * 16, loaded.Bytes);
        Assert.Equal(expected.Truth, loaded.Truth);
        for (int i = 0; i < loaded.Count; i++)
            Assert.Equal(expected.Planes(i), loaded.Planes(i));
        Assert.Empty(loaded.Quarantine);
        Assert.Same(manifest, loaded.Manifest);
    }

    [Fact]
    public void Load_GreyPicturesAsFourPlanes_AreEqualAndColorless()
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 2, 1, _root);
        MadeUpPictures.Write(manifest, 24);
        PictureTensors loaded = PictureLoader.Load(manifest, null, 12, InputChannels.Irgb, token: Token);
        Assert.Equal("(4, 12, 12)", loaded.Shape.ToString());
        Assert.True(loaded.IsColorless);
        Assert.Equal(loaded.Planes(0)[..144], loaded.Planes(0)[144..288]);
    }

    // A picture of 128 x 96 pixels: 2 x 16 columns are left at 1/4; for 33 no half is enough.
    [Theory]
    [InlineData(16, 1.0, 4)]
    [InlineData(33, 0.0, 0)]
    public void Load_LargeJpeg_IsReducedOnlyAsFarAsTheInputHardlyDiffers(int size, double meanDifference, int largestDifference)
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 1, 1, _root);
        byte[] pixels = [.. Enumerable.Range(0, 128 * 96 * 3)
            .Select(i => (byte)(128 + 70 * Math.Sin(i / 3 % 128 * 0.13 + i % 3) + 50 * Math.Cos(i / 384 * 0.21)))];
        byte[] file = JpegEncoder.Encode(new Image(128, 96, 3, pixels));
        Directory.CreateDirectory(Path.GetDirectoryName(manifest.FileOf(manifest.Samples[0]))!);
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[0]), file);
        byte[] loaded = PictureLoader.Load(manifest, null, size, InputChannels.Rgb, token: Token).Planes(0).ToArray();
        byte[] expected = new byte[loaded.Length];
        ChannelExtraction.CopyPlanes(Resizer.Resize(ImageFile.Decode(file, "x.jpg"), size, size), InputChannels.Rgb, expected);
        int[] differences = [.. loaded.Zip(expected, (a, b) => Math.Abs(a - b))];
        Assert.InRange(differences.Average(), 0, meanDifference);
        Assert.InRange(differences.Max(), 0, largestDifference);
        Assert.Equal(meanDifference > 0, differences.Max() > 0); // reduced or not
    }

    [Theory]
    [InlineData(64, 0.7)]
    [InlineData(128, 0.8)]
    [InlineData(256, 0.3)]
    [InlineData(512, 0)]
    public void Load_PhotographsOf1350Pixels_DifferByLessThanAGreyLevel(int size, double meanDifference)
    {
        string folder = Path.Combine(RepositoryRoot.Shared ?? "", "data", "frl-london-large");
        if (!Directory.Exists(folder))
            Assert.Skip("The folder ../shared/data/frl-london-large is not there: what reduced decoding changes was not measured on it.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal)];
        var manifest = new Manifest(
            "large", folder, isPractice: false,
            from file in files select new Sample { Path = Path.GetFileName(file), Label = "neutral", Subject = file, Clip = file },
            []);
        PictureTensors loaded = PictureLoader.Load(manifest, null, size, InputChannels.Rgb, token: Token);
        double sum = 0;
        byte[] expected = new byte[3 * size * size];
        for (int i = 0; i < files.Length; i++)
        {
            ChannelExtraction.CopyPlanes(Resizer.Resize(ImageFile.Load(files[i]), size, size), InputChannels.Rgb, expected);
            sum += loaded.Planes(i).ToArray().Zip(expected, (a, b) => Math.Abs(a - b)).Average();
        }

        Assert.InRange(sum / files.Length, 0, meanDifference);
    }

    [Fact]
    public void Load_OnePictureWithColor_IsNotColorless()
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 2, 1, _root);
        MadeUpPictures.Write(manifest, 8);
        byte[] pixels = [.. Enumerable.Repeat((byte)90, 8 * 8 * 3)];
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[0]), PngEncoder.Encode(new Image(8, 8, 3, pixels)));
        Assert.True(PictureLoader.Load(manifest, null, 8, InputChannels.Red, token: Token).IsColorless); // three equal channels are no color
        pixels[30] = 200;
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[0]), PngEncoder.Encode(new Image(8, 8, 3, pixels)));
        Assert.False(PictureLoader.Load(manifest, null, 8, InputChannels.Red, token: Token).IsColorless);
    }

    [Fact]
    public void Load_DamagedAndMissingFiles_AreQuarantinedAndLeaveTheManifest()
    {
        Manifest manifest = MadeUpPictures.Manifest(2, 2, 2, _root);
        MadeUpPictures.Write(manifest, 16);
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[1]), [0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
        File.Delete(manifest.FileOf(manifest.Samples[4]));
        ConcurrentBag<LoadingProgress> progress = [];
        PictureTensors loaded = PictureLoader.Load(manifest, null, 16, InputChannels.Intensity, new Immediate<LoadingProgress>(progress.Add), Token);

        Assert.Equal([manifest.Samples[1].Path, manifest.Samples[4].Path], loaded.Quarantine.Select(file => file.Path));
        Assert.All(loaded.Quarantine, file => Assert.NotEmpty(file.Reason));
        Assert.Equal((6, 6), (loaded.Count, loaded.Manifest.Samples.Count));
        Assert.Equal(2, loaded.Manifest.Quarantine.Count);
        Assert.Equal(Enumerable.Range(0, 6), loaded.Indices);
        Assert.Equal(manifest.Samples[2].Path, loaded.SampleOf(1).Path);
        Assert.Equal(Enumerable.Range(1, 8), progress.Select(report => report.Done).Order());
    }

    [Fact]
    public void Load_SomeSamples_KeepsTheirPositions()
    {
        Manifest manifest = MadeUpPictures.Manifest(2, 2, 2, _root);
        MadeUpPictures.Write(manifest, 16);
        PictureTensors loaded = PictureLoader.Load(manifest, [5, 2], 16, InputChannels.Intensity, token: Token);
        Assert.Equal([2, 5], loaded.Indices);
        Assert.Contains("sample 3 is not among", Assert.Throws<ArgumentException>(() => loaded.Take([3])).Message, StringComparison.Ordinal);
        Assert.Equal([5], loaded.Take([5]).Indices);
        Assert.Equal(loaded.Planes(1), loaded.Take([5]).Planes(0));
    }

    [Fact]
    public void Load_NothingThatDecodes_SaysWhyAndWhatToDo()
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 2, 1, _root);
        string message = Assert.Throws<DatasetException>(() => PictureLoader.Load(manifest, null, 16, InputChannels.Intensity, token: Token)).Message;
        Assert.Contains("made-up: none of 2 pictures could be decoded; the first, anger/s00_0.png: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Cancelled_Throws()
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 2, 1, _root);
        Assert.ThrowsAny<OperationCanceledException>(
            () => PictureLoader.Load(manifest, null, 16, InputChannels.Intensity, token: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Load_SizeOutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => PictureLoader.Load(MadeUpPictures.Manifest(1, 2, 1, _root), null, 4, InputChannels.Intensity, token: Token));
}
