using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.Tests.Datasets;
using FerLib.Tests.Datasets.Prepared;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class PreparedLoadingTests : IDisposable
{
    private const int Size = 16;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(InputChannels.Intensity, false)]
    [InlineData(InputChannels.Rgb, false)]
    [InlineData(InputChannels.Green, true)]
    [InlineData(InputChannels.Irgb, true)]
    public void Load_PreparedPictures_AreTheSameBytes(InputChannels channels, bool streams)
    {
        Manifest manifest = ColorSet.Write(_folder, 12);
        PictureTensors expected = PictureLoader.Load(manifest, null, Size, channels, token: Token);
        string file = Prepare(manifest);
        // Nothing can be decoded any more; length and time of each file stay, so that its hash is still known.
        foreach (Sample sample in manifest.Samples)
            Blank(manifest.FileOf(sample));
        PictureTensors loaded = Load(manifest, channels, streams);
        AssertSame(expected, loaded);
        Assert.Equal((streams, false), (loaded.IsStreamed, expected.IsStreamed));
        Assert.Equal((file, null), (loaded.Take([1]).PreparedFile, expected.PreparedFile));
        AssertSame(expected.Take([7, 2]), loaded.Take([7, 2]));
        Assert.Equal(expected.Take([0, 5, 10]).IsColorless, loaded.Take([0, 5, 10]).IsColorless);
    }

    [Fact]
    public void Load_SomePicturesNotPrepared_DecodesThose()
    {
        Prepare(ColorSet.Write(_folder, 6));
        Manifest more = ColorSet.Write(_folder, 3, first: 6);
        AssertSame(PictureLoader.Load(ColorSet.Read(_folder).WithPrepared(_folder.At("nowhere")), null, Size, InputChannels.Irgb, token: Token), Load(more, InputChannels.Irgb, false));
    }

    [Fact]
    public void Load_PreparedSlotDamaged_DecodesThePicture()
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        string file = Prepare(manifest);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        AssertSame(PictureLoader.Load(manifest.WithPrepared(_folder.At("nowhere")), null, Size, InputChannels.Irgb, token: Token), Load(manifest, InputChannels.Irgb, false));
        string message = Assert.Throws<DatasetException>(() =>
        {
            PictureTensors streamed = Load(manifest, InputChannels.Irgb, true);
            for (int i = 0; i < streamed.Count; i++)
                streamed.Planes(i);
        }).Message;
        Assert.EndsWith("cannot be read (its checksum is wrong). Delete the file and prepare the data set again.", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Standardization.Fit(Load(manifest, InputChannels.Irgb, true))).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_Stopped_LeavesNoFileOpen(bool streams)
    {
        Manifest manifest = ColorSet.Write(_folder, 3);
        string file = Prepare(manifest);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PictureLoader.Load(
            manifest, null, Size, InputChannels.Irgb, streams ? 1 : long.MaxValue, new Immediate<LoadingProgress>(_ => stop.Cancel()), stop.Token));
        using FileStream alone = new(file, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    [Theory]
    [InlineData(false, "no format read here")]
    [InlineData(true, "prepared. The command verify says why; to try it again delete")]
    public void Load_PictureThatCouldNotBeDecoded_IsQuarantined(bool streams, string reason)
    {
        Manifest manifest = ColorSet.Write(_folder, 5);
        File.WriteAllText(manifest.FileOf(manifest.Samples[3]), "no picture");
        Prepare(manifest);
        PictureTensors loaded = Load(manifest, InputChannels.Red, streams);
        Assert.Equal(4, loaded.Count);
        QuarantinedFile file = Assert.Single(loaded.Quarantine);
        Assert.Equal(manifest.Samples[3].Path, file.Path);
        Assert.Contains(reason, file.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(loaded.Manifest.Samples, sample => sample.Path == file.Path);
    }

    [Fact]
    public void Load_LargerThanMemoryAndNotAllPrepared_SaysWhatToDo()
    {
        Manifest manifest = ColorSet.Write(_folder, 4);
        const string Start = "set: 4 pictures of shape (4, 16, 16) take 0.0 GB, this process may use 0.0 GB. Choose a smaller Size, one channel or fewer pictures. ";
        Assert.Equal(
            Start + "Or prepare it, so that its pictures are read from the disk: dotnet run --project data-fetch -- prepare",
            Assert.Throws<DatasetException>(() => Load(manifest, InputChannels.Irgb, true)).Message);
        Prepare(manifest);
        Assert.True(Load(manifest, InputChannels.Irgb, true).IsStreamed);
        manifest = ColorSet.Write(_folder, 1, first: 4);
        Assert.EndsWith(
            "Not all of its pictures are prepared: prepare it, so that its pictures are read from the disk: dotnet run --project data-fetch -- prepare",
            Assert.Throws<DatasetException>(() => Load(manifest, InputChannels.Irgb, true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_StreamedPictures_GivesTheSameBitsAsInMemory()
    {
        Manifest manifest = MadeUpPictures.Manifest(6, 3, 1, _folder.At("set"));
        MadeUpPictures.Write(manifest, 32);
        manifest = manifest.WithPrepared(_folder.At("prepared"));
        Prepare(manifest);
        using TrainedModel inMemory = Train(manifest, streams: false), streamed = Train(manifest, streams: true);
        Assert.Equal(inMemory.History!.Epochs, streamed.History!.Epochs);
        PictureTensors test = Load(manifest, InputChannels.Intensity, true);
        Assert.Equal(inMemory.Predict(Load(manifest, InputChannels.Intensity, false), token: Token), streamed.Predict(test, token: Token));
    }

    private static TrainedModel Train(Manifest manifest, bool streams)
    {
        PictureTensors pictures = Load(manifest, InputChannels.Intensity, streams);
        Assert.Equal(streams, pictures.IsStreamed);
        return Trainer.Train(
            new FerLib.NeuralNetworks.CpuEngine(2), pictures, MadeUpPictures.SplitOf(pictures), new TrainingOptions { Epochs = 2, BatchSize = 4 }, token: Token);
    }

    private static PictureTensors Load(Manifest manifest, InputChannels channels, bool streams) =>
        PictureLoader.Load(manifest, null, Size, channels, streams ? 1 : long.MaxValue, token: Token);

    private string Prepare(Manifest manifest)
    {
        var cache = new PreparedCache(_folder.At("prepared"));
        return cache.Prepare(cache.Plan(manifest, new PreparationOptions { Size = Size }, token: Token), token: Token).File;
    }

    private static void Blank(string file)
    {
        DateTime changed = File.GetLastWriteTimeUtc(file);
        File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
        File.SetLastWriteTimeUtc(file, changed);
    }

    private static void AssertSame(PictureTensors expected, PictureTensors actual)
    {
        Assert.Equal((expected.Count, expected.IsColorless), (actual.Count, actual.IsColorless));
        Assert.Equal(expected.Indices, actual.Indices);
        Assert.Equal(expected.Truth, actual.Truth);
        for (int i = 0; i < expected.Count; i++)
            Assert.Equal(expected.Planes(i), actual.Planes(i));
    }
}
