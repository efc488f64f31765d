using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class Ck48ReaderTests
{
    [Theory]
    [InlineData("CK+48")]
    [InlineData("archive/CK+48")]
    public void Read_AllPublishedNames_GivesThePublishedCounts(string root)
    {
        Manifest manifest = Read(PublishedNames.Ck48Files(root));
        Assert.Equal(981, manifest.Samples.Count);
        Assert.Empty(manifest.Quarantine);
        Assert.Equal(["anger", "disgust", "fear", "happiness", "sadness", "surprise", "contempt"], manifest.Labels);
        Assert.Equal(PublishedNames.Ck48Counts.Order(), manifest.Samples.CountBy(sample => sample.Label).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(Enumerable.Repeat(3, 327), manifest.Samples.CountBy(sample => sample.Clip!).Select(pair => pair.Value));
        Assert.Equal(("CK+48", "ck48", true), (manifest.Name, manifest.Reader, manifest.NamesSubjects));
    }

    [Fact]
    public void Read_Name_GivesSubjectAndClip()
    {
        Sample sample = Assert.Single(Read(["contempt/s010_004_00000017.PNG"]).Samples);
        Assert.Equal(("contempt", "S010", "S010_004"), (sample.Label, sample.Subject, sample.Clip));
    }

    [Theory]
    [InlineData("neutral/S010_004_00000017.png", "its class folder is neutral, expected one of anger contempt disgust fear happy sadness surprise. Rename the folder, or move the picture.")]
    [InlineData("suprise/S010_004_00000017.png", "its class folder is suprise, expected one of anger contempt disgust fear happy sadness surprise. Did you mean \"surprise\"? Rename the folder, or move the picture.")]
    [InlineData("S010_004_00000017.png", "lies in no class folder. Move it into the folder of its class.")]
    [InlineData("anger/S010_04_00000017.png", "its name is not subject, clip and frame (S010_004_00000017.png). Rename it.")]
    [InlineData("anger/S010_004_00000017.jpg", "its extension is .jpg, expected .png: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("copy/fear/S011_001_00000001.png", "the same picture as a/fear/S011_001_00000001.png by its name. Keep one of the two.")]
    public void Read_FileThatIsNoSample_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "a/fear/S011_001_00000001.png"]);
        Assert.Equal(new QuarantinedFile(path, reason), Assert.Single(manifest.Quarantine));
        Assert.Equal("a/fear/S011_001_00000001.png", Assert.Single(manifest.Samples).Path);
    }

    [Fact]
    public void Read_ClipInTwoClassFolders_IsQuarantinedWhole()
    {
        Manifest manifest = Read(["anger/S010_004_00000017.png", "anger/S010_004_00000018.png", "fear/S010_004_00000018.png", "fear/S010_005_00000001.png"]);
        Assert.Equal("fear/S010_005_00000001.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal(
            [
                new("anger/S010_004_00000017.png", "its clip S010_004 lies in two class folders: fear/S010_004_00000018.png is labelled fear. Move its frames into the folder that is right."),
                new("anger/S010_004_00000018.png", "its clip S010_004 lies in two class folders: fear/S010_004_00000018.png is labelled fear. Move its frames into the folder that is right."),
                new("fear/S010_004_00000018.png", "its clip S010_004 lies in two class folders: anger/S010_004_00000017.png is labelled anger. Move its frames into the folder that is right."),
            ],
            manifest.Quarantine);
    }

    [Fact]
    public void Read_ByTheLocator_FindsTheOwnersFolder()
    {
        using var home = new TemporaryFolder();
        home.With("CK+48/anger/S010_004_00000017.png");
        Assert.Single(DataSetLocator.Open("ck48", new DataSetOptions { DataHome = home.Path }, TestContext.Current.CancellationToken).Samples);
    }

    [Fact]
    public void Read_SameBytesUnderTwoLabels_AreBothQuarantined()
    {
        using var folder = new TemporaryFolder();
        folder.Write("anger/S010_004_00000017.png", "same");
        folder.Write("fear/S011_001_00000001.png", "same");
        folder.Write("fear/S012_001_00000001.png", "else");
        Manifest manifest = new Ck48Reader().Read(folder.Path, new ReaderOptions());
        Assert.Equal("S012", Assert.Single(manifest.Subjects));
        Assert.Equal(["anger/S010_004_00000017.png", "fear/S011_001_00000001.png"], manifest.Quarantine.Select(file => file.Path));
    }

    private static Manifest Read(IEnumerable<string> files) => Ck48Reader.Read(new FolderListing("/data/ck", files), new ReaderOptions());
}
