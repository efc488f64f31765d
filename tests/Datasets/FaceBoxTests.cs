using FerLib.Datasets;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class FaceBoxTests
{
    private static readonly FaceBox Box = new(0, 130, 562, 562, 562, 762);

    [Fact]
    public void On_SizesOfTheSameProportions_ScalesTheBox()
    {
        Assert.Equal((0, 130, 562, 562), Box.On(562, 762));
        Assert.Equal((0, 65, 281, 281), Box.On(281, 381));
        Assert.Equal((0, 16, 70, 70), Box.On(70, 95));
        Assert.Null(Box.On(970, 633));
        Assert.Null(Box.On(200, 200));
    }

    [Fact]
    public void IsValid_BoxesOnAndBesideThePicture_TellsThemApart()
    {
        Assert.All(DataSetCatalog.All.Select(set => set.FaceBox).OfType<FaceBox>(), box => Assert.True(box.IsValid));
        Assert.False((Box with { Y = 201 }).IsValid);
        Assert.False((Box with { Width = 0 }).IsValid);
        Assert.False((Box with { X = -1 }).IsValid);
    }

    [Fact]
    public void Load_FaceBox_TakesThatPart()
    {
        using var folder = new TemporaryFolder();
        var picture = new Image(56, 76, 1);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)(i / 56);
        File.WriteAllBytes(folder.At("a.png"), PngEncoder.Encode(picture));
        File.WriteAllBytes(folder.At("b.png"), PngEncoder.Encode(new Image(97, 63, 1)));
        Manifest whole = new("faces", folder.Path, false, [Row("a.png"), Row("b.png")], []);
        Manifest boxed = whole.WithFaceBox(Box, "a note");
        Image part = boxed.Load(boxed.Samples[0]);
        Assert.Equal((56, 56), (part.Width, part.Height));
        Assert.Equal((13, 68), (part.Pixels[0], part.Pixels[^1]));
        Assert.NotEqual(whole.Hash, boxed.Hash);
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => boxed.Load(boxed.Samples[1]));
        Assert.Equal(
            "the picture is 97 x 63, expected the proportions of 562 x 762 that the face box is for; leave out the option FaceBox, or the picture",
            error.Reason);
    }

    [Fact]
    public void Load_Unfolded_GivesTheChannels()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("a.png"), PngEncoder.Encode(new Image(1, 1, 3, [200, 100, 50])));
        Manifest unfolded = new Manifest("faces", folder.Path, false, [Row("a.png")], []).Unfolded();
        Assert.Equal(["a.png/blue", "a.png/green", "a.png/intensity", "a.png/red"], unfolded.Samples.Select(sample => sample.Path));
        Assert.Equal([50, 100, 124, 200], unfolded.Samples.Select(sample => (int)Assert.Single(unfolded.Load(sample).Pixels)));
        Assert.All(unfolded.Samples, sample => Assert.Equal("a.png", sample.Photograph));
        Assert.Equal(
            "faces: its pictures are not files of their own (channel image), so that a manifest cannot name them. Write them to files first.",
            Assert.Throws<DatasetException>(() => ManifestFile.Write(folder.At("m.csv"), unfolded)).Message);
    }

    private static Sample Row(string path) => new() { Path = path, Label = "anger", Subject = "s" };
}
