using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class Fer2013FoldersTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Read_AllPublishedNames_GivesThePublishedCounts(bool twoFolders, bool tells)
    {
        Manifest manifest = Read(PublishedNames.Fer2013Files(twoFolders, tells));
        Assert.Equal(35_887, manifest.Samples.Count);
        Assert.Empty(manifest.Quarantine);
        foreach ((_, _, string split, int[] counts) in PublishedNames.Fer2013Parts)
        {
            Dictionary<string, int> found = manifest.Samples.Where(sample => sample.Split == split).CountBy(sample => sample.Label).ToDictionary();
            Assert.Equal(counts, PublishedNames.Fer2013Classes.Select(name => found[name.Label]));
        }

        string[] notes = tells ? [] : ["The file names of 35,887 of 35,887 pictures do not tell the official split: their folders do."];
        Assert.Equal(notes, manifest.Notes);
    }

    [Fact]
    public void Read_TwoFoldersWithoutTellingNames_SaysThatValidationIsMissing()
    {
        Manifest manifest = Read(PublishedNames.Fer2013Files(twoFolders: true, tells: false));
        Assert.Equal([("test", 7_178), ("training", 28_709)], manifest.Samples.CountBy(sample => sample.Split!).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(
            [
                "The file names of 35,887 of 35,887 pictures do not tell the official split: their folders do.",
                "The folder test holds PublicTest and PrivateTest together, and nothing tells them apart in 7,178 of its pictures: all of these are test, so that the validation part is missing.",
            ],
            manifest.Notes);
    }

    [Theory]
    [InlineData("archive/images/train/happy/1.png", "training")]
    [InlineData("Training/HAPPY/a.bmp", "training")]
    [InlineData("val/happy/deep/1.png", "validation")]
    [InlineData("PublicTest/happy/1.jpg", "validation")]
    [InlineData("PrivateTest/happy/1.jpg", "test")]
    [InlineData("test/train/happy/1.jpg", "training")]
    [InlineData("happy/publictest_77.jpg", "validation")]
    [InlineData("test/happy/PublicTest_77.jpg", "validation")]
    public void Read_OtherNamesAndDepths_GivesTheSplit(string path, string split)
    {
        Sample sample = Assert.Single(Read([path]).Samples);
        Assert.Equal(("happiness", split, path), (sample.Label, sample.Split, sample.Subject));
    }

    [Theory]
    [InlineData("train/hapy/1.png", "its class folder is hapy, expected one of angry disgust fear happy neutral sad surprise. Did you mean \"happy\"? Rename the folder.")]
    [InlineData("train/3/1.png", "its class folder is 3, expected one of angry disgust fear happy neutral sad surprise. Numbers are not understood, since copies count differently. Rename the folder.")]
    [InlineData("train/<b>\n/1.png", "its class folder is <b>\\u000A, expected one of angry disgust fear happy neutral sad surprise. Rename the folder.")]
    [InlineData("train/loose.png", "lies in no class folder. Move it into the folder of its class.")]
    [InlineData("happy/loose.png", "neither its folder nor its name tells its split, expected train, validation or test above the class folder, or a name like Training_10118481.jpg. Move or rename it.")]
    [InlineData("train/happy/PrivateTest_1.png", "its name says test, its folder says training. Move it, or rename it if the folder is right.")]
    [InlineData("test/happy/Training_1.png", "its name says training, its folder says test. Move it, or rename it if the folder is right.")]
    [InlineData("train/happy/clip.mp4", "not a picture by its extension, expected {0}. Move it out of the data set, or give it the extension it should have.")]
    public void Read_FileThatIsNoSample_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "train/happy/Training_9.png"]);
        Assert.Equal(new QuarantinedFile(path, reason.Replace("{0}", PictureFiles.Extensions, StringComparison.Ordinal)), Assert.Single(manifest.Quarantine));
        Assert.Single(manifest.Samples);
    }

    [Fact]
    public void Read_ThreeFolders_PublicTestInTestIsAContradiction()
    {
        Manifest manifest = Read(["train/sad/Training_1.png", "validation/sad/PublicTest_2.png", "test/sad/PublicTest_3.png"]);
        Assert.Equal("test/sad/PublicTest_3.png", Assert.Single(manifest.Quarantine).Path);
    }

    [Fact]
    public void Read_FoldersOfOneNameInTwoCases_AreNoCopies()
    {
        Assert.Equal(2, Read(["train/happy/1.png", "train/Happy/1.png"]).Samples.Count);
    }

    [Fact]
    public void Read_PictureUnderTwoLabels_IsCountedInANoteAndStays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train/happy/Training_1.png", "same");
        folder.Write("train/sad/Training_2.png", "same");
        folder.Write("test/sad/PublicTest_3.png", "else");
        folder.Write("test/sad/PrivateTest_4.png", "else");
        Manifest manifest = new Fer2013Reader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(4, manifest.Samples.Count);
        Assert.Equal(
            "1 picture occurs under more than one label, 2 times in all (the first: train/happy/Training_1.png is happiness, train/sad/Training_2.png is sadness). " +
            "The published set has such pictures and nothing tells which label is right: they stay in.", Assert.Single(manifest.Notes));
    }

    private static Manifest Read(IEnumerable<string> files) => Fer2013Reader.Read(new FolderListing("/data/fer2013", files), new ReaderOptions());
}
