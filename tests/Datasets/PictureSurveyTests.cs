using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class PictureSurveyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_SeveralSizesAndFormats_CountsThemMostFrequentFirst()
    {
        Write("happy/a_1.png", PngEncoder.Encode(FormulaPicture.Create(20, 30, 3)));
        Write("happy/a_2.png", PngEncoder.Encode(FormulaPicture.Create(20, 30, 1)));
        Write("sad/b_1.tiff", TiffEncoder.Encode(FormulaPicture.Create(16, 16, 1)));
        Write("sad/b_2.png", TiffEncoder.Encode(FormulaPicture.Create(16, 16, 1))); // the content decides, not the name
        Write("happy/b_3.png", PngEncoder.Encode(FormulaPicture.Create(20, 30, 3)));
        PictureSurvey survey = PictureSurvey.Of(Read(), token: Token);
        Assert.Equal([(20, 30, 3), (16, 16, 2)], survey.Sizes);
        Assert.Equal([("PNG", 3), ("TIFF", 2)], survey.Formats);
        Assert.Equal(["happy/a_1.png", "happy/b_3.png"],
            survey.Pictures.Where(picture => picture.HasColor).Select(picture => picture.Sample.Path));
        Assert.True(survey.IsComplete);
        Assert.Empty(survey.Damaged);
    }

    [Fact]
    public void Of_DamagedPicture_QuarantinesItWithReasonAndPlace()
    {
        Write("happy/a_1.png", PngEncoder.Encode(FormulaPicture.Create(8, 8, 1)));
        Write("happy/a_2.png", [1, 2, 3]);
        PictureSurvey survey = PictureSurvey.Of(Read(), token: Token);
        QuarantinedFile damaged = Assert.Single(survey.Damaged);
        Assert.Equal("happy/a_2.png", damaged.Path);
        Assert.EndsWith("(at byte 0)", damaged.Reason, StringComparison.Ordinal);
        Assert.Equal([damaged], survey.Manifest.Quarantine);
        Assert.Equal("happy/a_1.png", Assert.Single(survey.Manifest.Samples).Path);
        Assert.Equal("folder", survey.Manifest.Reader);
    }

    [Fact]
    public void Of_MorePicturesThanAskedFor_OpensSomeFromAllOverTheSet()
    {
        for (int i = 0; i < 10; i++)
            Write($"happy/a_{i}.png", PngEncoder.Encode(FormulaPicture.Create(8, 8, 1)));
        PictureSurvey survey = PictureSurvey.Of(Read(), most: 3, token: Token);
        Assert.Equal(["happy/a_0.png", "happy/a_3.png", "happy/a_6.png"], survey.Pictures.Select(picture => picture.Sample.Path));
        Assert.False(survey.IsComplete);
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureSurvey.Of(Read(), most: 0, token: Token));
    }

    [Fact]
    public void Of_NothingThatCanBeDecoded_ThrowsWithTheFirstReason()
    {
        Write("happy/a_1.png", [1, 2, 3]);
        Write("happy/a_2.png", [1, 2, 3]);
        DatasetException error = Assert.Throws<DatasetException>(() => PictureSurvey.Of(Read(), token: Token));
        Assert.Contains("none of 2 pictures could be decoded; the first, happy/a_1.png", error.Message, StringComparison.Ordinal);
    }

    private Manifest Read() => new FolderReader().Read(_folder.Path, new ReaderOptions());

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
        File.WriteAllBytes(_folder.At(path), bytes);
    }
}
