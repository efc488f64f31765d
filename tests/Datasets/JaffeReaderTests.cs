using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class JaffeReaderTests
{
    [Fact]
    public void Read_AllPublishedNames_GivesThePublishedCounts()
    {
        Manifest manifest = Read(PublishedNames.JaffeFiles());
        Assert.Equal(213, manifest.Samples.Count);
        Assert.Empty(manifest.Quarantine);
        Assert.Equal(["KA", "KL", "KM", "KR", "MK", "NA", "NM", "TM", "UY", "YM"], manifest.Subjects);
        Assert.Equal([23, 22, 22, 20, 21, 21, 20, 21, 21, 22], manifest.Subjects.Select(subject => manifest.Samples.Count(s => s.Subject == subject)));
        Assert.Equal(Expressions.All, manifest.Labels);
        Assert.Equal([30, 29, 32, 31, 30, 31, 30], manifest.Labels.Select(label => manifest.Samples.Count(s => s.Label == label)));
        Assert.Equal(70, manifest.Samples.Select(s => s.Clip).Distinct().Count());
    }

    [Theory]
    [InlineData("jaffe/KA.AN1.39.tiff", "KA", "anger", "KA.AN")]
    [InlineData("jaffeimages/jaffe/KM.DI3.22.tiff", "KM", "disgust", "KM.DI")]
    [InlineData("jaffedbase/ym.fe4.66.TIF", "YM", "fear", "YM.FE")]
    [InlineData("NA..HA2.203.tiff", "NA", "happiness", "NA.HA")]
    [InlineData("UY.NE1.138..tiff", "UY", "neutral", "UY.NE")]
    [InlineData("TM.SA1.184.tiff", "TM", "sadness", "TM.SA")]
    [InlineData("MK.SU1.135.tiff", "MK", "surprise", "MK.SU")]
    public void Read_NamesAsTheyOccur_GivesSubjectLabelAndClip(string path, string subject, string label, string clip)
    {
        Sample sample = Assert.Single(Read([path, "README", "README_FIRST.txt", ".DS_Store", "jaffe/._KA.AN1.39.tiff"]).Samples);
        Assert.Equal((path, subject, label, clip), (sample.Path, sample.Subject, sample.Label, sample.Clip));
    }

    [Theory]
    [InlineData("KA.AN1.tiff", "its name has 2 parts, expected 3 (subject.expression-and-take.serial.tiff, as KA.AN1.39.tiff). Rename it.")]
    [InlineData("KAX.AN1.39.tiff", "its subject is KAX, expected two letters. Rename it.")]
    [InlineData("KA.XX1.39.tiff", "its expression and take are XX1, expected one of AN DI FE HA NE SA SU and a digit. Rename it.")]
    [InlineData("KA.AN.39.tiff", "its expression and take are AN, expected one of AN DI FE HA NE SA SU and a digit. Rename it.")]
    [InlineData("KA.AN1.1234.tiff", "its serial is 1234, expected one to three digits. Rename it.")]
    [InlineData("KA.AN1.39.png", "its extension is .png, expected .tiff: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("notes.xyz", "not a picture by its extension, expected {0}. Move it out of the data set, or give it the extension it should have.")]
    public void Read_NameThatCannotBeRead_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "KA.AN1.40.tiff"]);
        Assert.Equal(
            new QuarantinedFile(path, reason.Replace("{0}", PictureFiles.Extensions, StringComparison.Ordinal)), Assert.Single(manifest.Quarantine));
    }

    [Fact]
    public void Read_TwoCopiesOfTheFolder_KeepsOne()
    {
        Manifest manifest = Read(PublishedNames.JaffeFiles("jaffe").Concat(PublishedNames.JaffeFiles("jaffe/jaffe")));
        Assert.Equal(213, manifest.Samples.Count);
        Assert.Equal(213, manifest.Quarantine.Count);
    }

    [Fact]
    public void Read_FolderOnDisk_GoesByNamesAndSaysWhenItIsEmptyMissingOrAFile()
    {
        using var folder = new TemporaryFolder();
        folder.With(PublishedNames.JaffeFiles());
        Assert.Equal(213, new JaffeReader().Read(folder.Path, new ReaderOptions()).Samples.Count);

        Directory.CreateDirectory(folder.At("empty"));
        Assert.Equal(
            $"JAFFE: {folder.At("empty")}: expected pictures named like KA.AN1.39.tiff (name the folder jaffe), but it is empty.",
            Assert.Throws<DatasetException>(() => new JaffeReader().Read(folder.At("empty"), new ReaderOptions())).Message);
        Assert.Equal(
            $"JAFFE: the folder {folder.At("none")} does not exist. Check the path; a relative one counts from where the command was typed.",
            Assert.Throws<DatasetException>(() => new JaffeReader().Read(folder.At("none"), new ReaderOptions())).Message);
        Assert.Contains("is a file, expected a folder.",
            Assert.Throws<DatasetException>(() => new JaffeReader().Read(folder.At("jaffe/KA.AN1.1.tiff"), new ReaderOptions())).Message, StringComparison.Ordinal);
    }

    private static Manifest Read(IEnumerable<string> files) => JaffeReader.Read(new FolderListing("/jaffe", files), new ReaderOptions());
}
