using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class KdefReaderTests
{
    [Fact]
    public void Read_AllPublishedNames_GivesThePublishedCounts()
    {
        Manifest manifest = Read(PublishedNames.KdefFiles());
        Assert.Equal(4_890, manifest.Samples.Count);
        Assert.Equal(PublishedNames.KdefBlack.Order(StringComparer.Ordinal), manifest.Quarantine.Select(file => Path.GetFileNameWithoutExtension(file.Path)));
        Assert.All(manifest.Quarantine, file => Assert.Equal("published all black: it shows nothing. Leave it out.", file.Reason));
        Assert.Equal(Expressions.All, manifest.Labels);
        // 700 each without the black ones.
        Assert.Equal([700, 694, 699, 700, 698, 700, 699], manifest.Labels.Select(label => manifest.Samples.Count(s => s.Label == label)));
        Assert.Equal([977, 977, 980, 979, 977], Angles.Select(angle => manifest.Samples.Count(s => s.Angle == angle)));
        Assert.Equal([2_444, 2_446], Sessions.Select(session => manifest.Samples.Count(s => s.Session == session)));
        Assert.Equal([2_445, 2_445], Genders.Select(gender => manifest.Samples.Count(s => s.Gender == gender)));
        Assert.Equal(70, manifest.Subjects.Count);
        Assert.Equal(("F01", "M35"), (manifest.Subjects[0], manifest.Subjects[^1]));
        Assert.True(manifest.NamesSubjects);
    }

    [Fact]
    public void Read_AllPublishedNames_HasTheStructureOfTheRecording()
    {
        Manifest manifest = Read(PublishedNames.KdefFiles());
        Assert.All(manifest.Labels, label => Assert.Equal(140, manifest.Samples.Count(s => s.Label == label && s.Angle == "S")));
        ILookup<string, Sample> clips = manifest.Samples.ToLookup(sample => sample.Clip!);
        Assert.Equal(980, clips.Count);
        Assert.All(clips, clip => Assert.Single(clip.Select(s => (s.Subject, s.Session, s.Label)).Distinct()));
        Assert.Equal(["FL", "FR", "HL", "HR", "S"], clips["AF01AF"].Select(s => s.Angle).Order(StringComparer.Ordinal));
        Assert.Equal(69, manifest.Samples.Count(s => s.Subject == "F01"));
        CountComparison counts = Assert.Single(PublishedCounts.Compare(manifest));
        Assert.Equal((4_890, 4_900, 7), (counts.TotalFound, counts.TotalPublished, counts.Differences));
    }

    [Theory]
    [InlineData("AF01AFS.JPG", "fear", "F01", "A", "S", "female", "AF01AF")]
    [InlineData("KDEF_and_AKDEF/KDEF_and_AKDEF/KDEF/AF02/AF02SAS.JPG", "sadness", "F02", "A", "S", "female", "AF02SA")]
    [InlineData("bm35/bm35sus.jpg", "surprise", "M35", "B", "S", "male", "BM35SU")]
    [InlineData("BF13SAHR.jpeg", "sadness", "F13", "B", "HR", "female", "BF13SA")]
    [InlineData("AF31/AF31V.JPG", "sadness", "F31", "A", "HL", "female", "AF31SA")]
    [InlineData("AM31/am31h.jpg", "surprise", "M31", "A", "HR", "male", "AM31SU")]
    public void Read_NamesAsTheyOccur_GivesEveryFactOfTheName(
        string path, string label, string subject, string session, string angle, string gender, string clip)
    {
        Sample sample = Assert.Single(Read([path, "readme.txt", ".DS_Store", "AF01/Thumbs.db", "__MACOSX/AF01/AF01AFFL.JPG"]).Samples);
        Assert.Equal(
            new Sample { Path = path, Label = label, Subject = subject, Session = session, Angle = angle, Gender = gender, Clip = clip }, sample);
    }

    [Theory]
    [InlineData("AF31X.JPG", "its name has 5 characters, expected 7 or 8 (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01AFS (1).JPG", "its name has 11 characters, expected 7 or 8 (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01AF-S.JPG", "its name is AF01AF-S, expected letters and digits only (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("CF01AFS.JPG", "its session is C, expected A or B (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AX01AFS.JPG", "its gender is X, expected F or M (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF00AFS.JPG", "its id is 00, expected 01 to 35 (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF36AFS.JPG", "its id is 36, expected 01 to 35 (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01FES.JPG", "its expression is FE, expected one of AF AN DI HA NE SA SU (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01AFX.JPG", "its angle is X, expected one of FL HL S HR FR (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01AFL.JPG", "its angle is L, expected one of FL HL S HR FR (session, gender, id, expression, angle; as AF01AFHL). Rename it.")]
    [InlineData("AF01AFS.png", "its extension is .png, expected .JPG: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("AF01AFS.heic", "a .heic picture, expected {0}. Convert it to PNG.")]
    [InlineData("KDEF/AF01/AM02AFS.JPG", "its name says AM02, its folder says AF01. Move it, or rename it if the folder is right.")]
    [InlineData("KDEF/AF01/BF01AFS.JPG", "its name says BF01, its folder says AF01. Move it, or rename it if the folder is right.")]
    [InlineData("KDEF/AF30/AF31V.JPG", "its name says AF31, its folder says AF30. Move it, or rename it if the folder is right.")]
    [InlineData("copies/af01sufr.jpg", "published all black: it shows nothing. Leave it out.")]
    public void Read_NameThatCannotBeRead_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "AM05/AM05AFS.JPG"]);
        Assert.Equal(
            new QuarantinedFile(path, reason.Replace("{0}", PictureFiles.Extensions, StringComparison.Ordinal)), Assert.Single(manifest.Quarantine));
        Assert.Single(manifest.Samples);
    }

    [Fact]
    public void Read_AveragedFaces_AreLeftOutAndCounted()
    {
        Manifest manifest = Read(PublishedNames.KdefFiles().Concat(PublishedNames.AkdefFiles()));
        Assert.Equal((4_890, 10), (manifest.Samples.Count, manifest.Quarantine.Count));
        Assert.Equal(
            [
                "70 averaged faces (AKDEF) are left out: they show nobody.",
                "Misnamed as published, and read as what they show: AF31V.JPG as AF31SAHL, AM31H.JPG as AM31SUHR.",
                "Reported at 970 x 633 instead of 562 x 762: AM05ANFR, BM10ANFR.",
            ],
            manifest.Notes);
        Assert.Equal(Read(PublishedNames.KdefFiles()).Hash, manifest.Hash);
        Assert.Empty(Read(["AF01/AF01AFS.JPG"]).Notes);
        Assert.Equal("KDEF: /kdef: expected pictures named like KDEF/AF01/AF01AFS.JPG (name the folder KDEF_and_AKDEF), but none of its 70 files is one " +
            "(the first: KDEF_and_AKDEF/AKDEF/FAFFL.JPG).", Assert.Throws<DatasetException>(() => Read(PublishedNames.AkdefFiles())).Message);
    }

    [Fact]
    public void Read_SamePictureTwice_KeepsTheFirst()
    {
        Manifest manifest = Read(["AF31/AF31SAHL.JPG", "AF31/AF31V.JPG", "copy/AF01AFS.jpg", "AF01/AF01AFS.JPG"]);
        Assert.Equal(["AF01/AF01AFS.JPG", "AF31/AF31SAHL.JPG"], manifest.Samples.Select(sample => sample.Path));
        Assert.Equal(
            [
                new("AF31/AF31V.JPG", "the same picture as AF31/AF31SAHL.JPG by its name. Keep one of the two."),
                new("copy/AF01AFS.jpg", "the same picture as AF01/AF01AFS.JPG by its name. Keep one of the two."),
            ],
            manifest.Quarantine);
    }

    [Theory]
    [InlineData("a\"b'S.JPG")]
    [InlineData("<b>AFS.JPG")]
    [InlineData("AF01\nFS.JPG")]
    [InlineData("\u8868\u60c5\u8868\u60c5AFS.JPG")]
    [InlineData("\u202eSFA10FA.JPG")]
    [InlineData("AF\u0661\u0662AFS.JPG")]
    [InlineData("\U0001f600F01AFS.JPG")]
    public void Read_StrangeNames_AreQuarantinedInOneLine(string file)
    {
        Manifest manifest = Read([file, "AF01AFS.JPG"]);
        QuarantinedFile quarantined = Assert.Single(manifest.Quarantine);
        Assert.Equal(file, quarantined.Path);
        Assert.DoesNotContain('\n', quarantined.Reason);
        Assert.DoesNotContain('\u202e', quarantined.Reason);
    }

    [Fact]
    public void Read_FolderOrderOrNestingChanged_GivesTheSameSamples()
    {
        string[] files = [.. PublishedNames.KdefFiles()];
        string hash = Read(files).Hash;
        new Random(1).Shuffle(files);
        Assert.Equal(hash, Read(files).Hash);
        Assert.Equal(4_890, Read(files.Select(file => "KDEF_and_AKDEF/" + file)).Samples.Count);
    }

    [Fact]
    public void Read_AnotherDataSet_IsNamed()
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(PublishedNames.JaffeFiles()));
        Assert.StartsWith("KDEF: /kdef: expected pictures named like KDEF/AF01/AF01AFS.JPG", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("It looks like JAFFE: write jaffe:PATH.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SetBelowTheDataHome_TakesAnglesAndSessions()
    {
        using var home = new TemporaryFolder();
        home.With(PublishedNames.KdefFiles("KDEF_and_AKDEF/KDEF_and_AKDEF/KDEF").Where(file => file.Contains("F01", StringComparison.Ordinal)));
        var options = new DataSetOptions { DataHome = home.Path, WorkingFolder = home.Path };
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Equal(69, DataSetLocator.Open("kdef", options, token).Samples.Count);
        Manifest frontal = DataSetLocator.Open("kdef", options with { Choice = new SampleChoice { Angles = ["S"], Sessions = ["A"] } }, token);
        Assert.Equal((7, "F01"), (frontal.Samples.Count, Assert.Single(frontal.Subjects)));
    }

    private static readonly string[] Angles = ["FL", "HL", "S", "HR", "FR"];
    private static readonly string[] Sessions = ["A", "B"];
    private static readonly string[] Genders = ["female", "male"];

    private static Manifest Read(IEnumerable<string> files) => KdefReader.Read(new FolderListing("/kdef", files), new ReaderOptions());
}
