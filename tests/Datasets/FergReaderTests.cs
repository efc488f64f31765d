using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class FergReaderTests
{
    private static readonly ReaderOptions Options = new();

    [Fact]
    public void Read_AllPublishedNames_GivesThePublishedCounts()
    {
        Manifest manifest = Read(PublishedNames.FergFiles());
        Assert.Equal(55_767, manifest.Samples.Count);
        Assert.Empty(manifest.Quarantine);
        Assert.Equal(["aia", "bonnie", "jules", "malcolm", "mery", "ray"], manifest.Subjects);
        Assert.Equal(Expressions.All, manifest.Labels);
        Assert.Equal([9169, 8571, 7419, 7330, 6939, 7627, 8712], manifest.Labels.Select(label => manifest.Samples.Count(s => s.Label == label)));
        Assert.Equal([10003, 11271, 10755, 7579, 7558, 8601], manifest.Subjects.Select(subject => manifest.Samples.Count(s => s.Subject == subject)));
    }

    [Fact]
    public void Read_ClipLength_CutsTheNumbersIntoRunsAcrossTheMissingFrame()
    {
        Manifest manifest = FergReader.Read(new FolderListing("/ferg", PublishedNames.FergFiles()), Options with { ClipLength = 6 });
        Sample[] fear = [.. manifest.Samples.Where(s => s.Path.Contains("/bonnie_fear_", StringComparison.Ordinal))];
        Assert.Equal("bonnie_fear_1-6", fear.Single(s => s.Path.EndsWith("_6.png", StringComparison.Ordinal) && s.Path.EndsWith("fear_6.png", StringComparison.Ordinal)).Clip);
        Assert.Equal("bonnie_fear_7-12", fear.Single(s => s.Path.EndsWith("fear_7.png", StringComparison.Ordinal)).Clip);
        Assert.Equal(5, fear.Count(s => s.Clip == "bonnie_fear_481-486"));
        Assert.Equal("bonnie_fear_1255-1260", fear.Single(s => s.Path.EndsWith("fear_1256.png", StringComparison.Ordinal)).Clip);
    }

    [Fact]
    public void Read_NestedOrUpperCaseOrFlatOrLittered_ReadsTheSame()
    {
        Manifest manifest = Read(
        [
            "copy/FERG_DB_256/aia/aia_joy/aia_joy_1.png", "ray_fear_2.PNG", "MERY/MERY_SADNESS/MERY_SADNESS_3.png",
            "README.txt", ".DS_Store", "FERG_DB_256/._aia_joy_1.png", "__MACOSX/aia/aia_joy_9.png", "Thumbs.db", "license",
        ]);
        Assert.Equal(
            [("aia", "happiness"), ("mery", "sadness"), ("ray", "fear")],
            manifest.Samples.Select(s => (s.Subject, s.Label)).Order());
        Assert.Empty(manifest.Quarantine);
    }

    [Theory]
    [InlineData("aia/aia_anger/aia_anger.png", "its name has 2 parts, expected 3 (character_expression_number.png). Rename it.")]
    [InlineData("aia/aia_anger/aia_angry_1.png", "its expression is angry, expected one of anger disgust fear joy neutral sadness surprise. Did you mean \"anger\"? Rename it.")]
    [InlineData("x/boni_fear_1.png", "its character is boni, expected one of aia bonnie jules malcolm mery ray. Did you mean \"bonnie\"? Rename it, or read it with folder:PATH.")]
    [InlineData("x/ray_fear_1a.png", "its number is 1a, expected digits. Rename it.")]
    [InlineData("x/ray_fear_0.png", "its number is 0, expected 1 or more. Rename it.")]
    [InlineData("x/ray_fear_1.jpg", "its extension is .jpg, expected .png: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("x/ray_fear_1.heic", "a .heic picture, expected {0}. Convert it to PNG.")]
    [InlineData("aia/aia_joy/aia_fear_1.png", "its name says aia_fear, its folder says aia_joy. Move it, or rename it if the folder is right.")]
    public void Read_NameThatCannotBeRead_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "FERG_DB_256/aia/aia_joy/aia_joy_1.png"]);
        QuarantinedFile file = Assert.Single(manifest.Quarantine);
        Assert.Equal(path, file.Path);
        Assert.Equal(reason.Replace("{0}", PictureFiles.Extensions, StringComparison.Ordinal), file.Reason);
        Assert.Single(manifest.Samples);
    }

    [Fact]
    public void Read_SamePictureTwice_KeepsTheFirst()
    {
        Manifest manifest = Read(["a/aia_joy_1.png", "b/aia_joy_01.png"]);
        Assert.Equal("a/aia_joy_1.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal("the same picture as a/aia_joy_1.png by its name. Keep one of the two.", Assert.Single(manifest.Quarantine).Reason);
    }

    [Theory]
    [InlineData("a\"b'_joy_1.png")]
    [InlineData("<script>alert(1)<_joy_1.png")]
    [InlineData("line\nbreak_joy_1.png")]
    [InlineData("\u8868\u60c5_joy_1.png")]
    [InlineData("\u202egnp.1_yoj_aia.png")]
    public void Read_StrangeNames_AreQuarantinedInOneLine(string file)
    {
        Manifest manifest = Read([file, "aia_joy_1.png"]);
        QuarantinedFile quarantined = Assert.Single(manifest.Quarantine);
        Assert.Equal(file, quarantined.Path);
        Assert.DoesNotContain('\n', quarantined.Reason);
        Assert.DoesNotContain('\u202e', quarantined.Reason);
    }

    [Fact]
    public void Read_AnotherDataSet_SaysWhatWasExpectedAndGot()
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(PublishedNames.JaffeFiles()));
        Assert.Equal(
            "FERG: /ferg: expected pictures named like aia/aia_anger/aia_anger_1.png (name the folder FERG_DB_256), " +
            "but none of its 213 files is one (the first: jaffe/KA.AN1.1.tiff). It looks like JAFFE: write jaffe:PATH.", error.Message);
    }

    private static Manifest Read(IEnumerable<string> files) => FergReader.Read(new FolderListing("/ferg", files), Options);
}
