using System.Text.RegularExpressions;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class FolderReaderTests
{
    // Those that are always read; optional decoders add theirs at the end.
    private const string AlwaysRead = ".png, .jpg, .jpeg, .jpe, .jfif, .tif, .tiff, .bmp, .dib, .gif, .pgm, .ppm, .pbm, .pnm";
    private static readonly string Extensions = PictureFiles.Extensions;
    private static readonly string[] Small = ["Happy/001_1.jpg", "Happy/002_1.JPEG", "sad/001_2.png", "contempt/002_3.tif"];

    [Fact]
    public void Read_KnownAndUnknownNames_MapsTheKnownAndKeepsTheUnknown()
    {
        Manifest manifest = Read(Small);
        Assert.Equal(["happiness", "sadness", "contempt"], manifest.Labels);
        Assert.Equal(["001", "002"], manifest.Subjects);
        Assert.All(manifest.Samples, sample => Assert.Null(sample.Clip));
        Assert.Equal("faces", manifest.Name);
    }

    [Fact]
    public void Read_NestedOnceMore_ReadsTheSame()
    {
        Manifest manifest = Read(Small.Select(file => "faces-1.0/" + file));
        Assert.Equal(["happiness", "sadness", "contempt"], manifest.Labels);
        Assert.Equal(4, manifest.Samples.Count);
    }

    [Fact]
    public void Read_FoldersInsideAClass_BelongToTheClass()
    {
        Manifest manifest = Read(["happy/2020/001_1.jpg", "happy/2021/deep/002_1.jpg", "sad/001_2.png"]);
        Assert.Equal(["happiness", "sadness"], manifest.Labels);
    }

    [Fact]
    public void Read_OneKnownClassWithFolders_IsAClassAndNotAWrapper()
    {
        Manifest manifest = Read(["happy/a/001_1.jpg", "happy/b/001_2.jpg"]);
        Assert.Equal(["happiness"], manifest.Labels);
    }

    [Fact]
    public void Extensions_EveryBuild_BeginWithThoseAlwaysRead() => Assert.StartsWith(AlwaysRead, Extensions, StringComparison.Ordinal);

    [Fact]
    public void Read_OtherFiles_DocumentsAreIgnoredTheRestIsQuarantined()
    {
        Manifest manifest = Read(
        [
            .. Small, "LICENSE", "ATTRIBUTION.txt", "README.md", "london_info.csv", "happy/.DS_Store", "sad/Thumbs.db", "__MACOSX/happy/._001_1.jpg",
            "loose_1.png", "Happy/001_9.heic", "Happy/model.bin", "sad/nounderscore.png",
        ]);
        Assert.Equal(4, manifest.Samples.Count);
        Assert.Equal(
            [
                new("Happy/001_9.heic", $"a .heic picture, expected {Extensions}. Convert it to PNG."),
                new("Happy/model.bin", $"not a picture by its extension, expected {Extensions}. Move it out of the data set, or give it the extension it should have."),
                new("loose_1.png", "lies in no class folder. Move it into the folder of its class."),
                new("sad/nounderscore.png", "no subject: the option Subject (^([^_]+)_) does not match its name. Rename it, or change Subject."),
            ],
            manifest.Quarantine);
    }

    [Fact]
    public void Read_SubjectOption_TakesTheFirstGroupOrTheWholeMatch()
    {
        string[] files = ["happy/S010-a.png", "happy/S010-b.png", "sad/S011-a.png"];
        Assert.Equal(["010", "011"], Read(files, new Regex("^S([0-9]+)")).Subjects);
        Assert.Equal(["S010", "S011"], Read(files, new Regex("^S[0-9]+")).Subjects);
    }

    [Fact]
    public void Read_EveryPictureItsOwnSubject_NamesTheOption()
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(["happy/img1_x.png", "sad/img2_x.png"]));
        Assert.Equal(
            "folder: /data/faces: every one of the 2 pictures would be its own subject by the option Subject (^([^_]+)_), for instance img1 and img2. " +
            "Set Subject to a regular expression whose first group is the person (for anna-07.jpg: Subject=^([^-]+)-), or list the subjects in a manifest (manifest:FILE).", error.Message);
    }

    [Fact]
    public void Read_RuleMatchesNothing_NamesTheOption()
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(["happy/img1.png", "sad/img2.png"]));
        Assert.StartsWith(
            "folder: /data/faces: the option Subject (^([^_]+)_) matches none of the 2 file names (the first: img1.png), so that every picture would be its own subject. Set Subject",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RuleThatTakesTooLong_IsAnError()
    {
        var rule = new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(20));
        DatasetException error = Assert.Throws<DatasetException>(() => Read(["happy/" + new string('a', 60) + ".png", "sad/a.png"], rule));
        Assert.Contains("takes too long", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it holds no picture")]
    [InlineData("a_1.png b_2.png", "it holds 2 pictures and no folder with pictures")]
    [InlineData("happy/a.mp4", "none of its 1 files is a picture ({0}; the first: happy/a.mp4)")]
    public void Read_NoClassFolders_SaysWhatWasExpectedAndGot(string files, string got)
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(files.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(
            $"folder: /data/faces: expected a folder per class with pictures in it (happy/001_1.jpg, sad/001_2.jpg), but {got.Replace("{0}", Extensions, StringComparison.Ordinal)}. " +
            "Sort the pictures into such folders, or list them in a manifest (manifest:FILE).", error.Message);
    }

    // As in the Yale Face Database, once its files lie in class folders.
    [Fact]
    public void Read_UnknownExtension_IsAPictureByItsFirstBytes()
    {
        string root = Directory.CreateTempSubdirectory("FerLib").FullName;
        try
        {
            foreach (string name in new[] { "happy", "sad" })
            {
                Directory.CreateDirectory(Path.Combine(root, name));
                for (int subject = 1; subject <= 2; subject++)
                    File.WriteAllBytes(Path.Combine(root, name, $"subject0{subject}.{name}"), [.. "GIF89a"u8, (byte)subject, (byte)name[0]]);
                File.WriteAllBytes(Path.Combine(root, name, "model.bin"), [1, 2, 3]);
            }

            Manifest manifest = new FolderReader().Read(root, new ReaderOptions { Subject = new Regex("^[^.]+") });
            Assert.Equal(
                ["happy/subject01.happy", "happy/subject02.happy", "sad/subject01.sad", "sad/subject02.sad"], manifest.Samples.Select(s => s.Path));
            Assert.Equal(["subject01", "subject02"], manifest.Subjects);
            Assert.Equal(["happy/model.bin", "sad/model.bin"], manifest.Quarantine.Select(q => q.Path));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Read_FoldersAreSplits_SaysHowToGoOn()
    {
        DatasetException error = Assert.Throws<DatasetException>(() => Read(["train/happy/1_1.png", "test/happy/1_2.png", "train/sad/1_3.png"]));
        Assert.Contains("holds test, train, which are splits; expected a folder per class. Name one of them (folder:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train/happy/1_1.png train/sad/1_2.png", "")]
    [InlineData("data/train/Happy/1_1.png data/train/sad/1_2.png", "")]
    [InlineData("train/happy/1_1.png val/happy/1_2.png extra/sad/1_3.png", "holds extra, train, val, with the classes one folder further down; expected a folder per class. Name one of them (folder:{0}extra), or list the pictures with their labels")]
    [InlineData("data/train/happy/1_1.png data/test/sad/1_2.png", "holds test, train, which are splits; expected a folder per class. Name one of them (folder:{0}data/test), or list the pictures with their splits")]
    [InlineData("anna/happy/1_1.png bob/sad/1_2.png", "holds anna, bob, with the classes one folder further down; expected a folder per class. Name one of them (folder:{0}anna), or list the pictures with their labels")]
    public void Read_FoldersAroundTheClasses_OneIsPassedSeveralAreAnError(string files, string error)
    {
        string[] paths = files.Split(' ');
        if (error.Length == 0)
            Assert.Equal(["happiness", "sadness"], Read(paths).Labels);
        else
        {
            string message = Assert.Throws<DatasetException>(() => Read(paths)).Message.Replace('\\', '/');
            Assert.StartsWith("folder: /data/faces " + error.Replace("{0}", "/data/faces/", StringComparison.Ordinal), message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(" Happy\n", "happiness")]
    [InlineData("two\nlines", "two\\u000alines")]
    [InlineData("\u202Eevil", "\\u202eevil")]
    [InlineData("<script>alert(\"1\")<", "<script>alert(\"1\")<")]
    [InlineData("\u6012\u308a", "\u6012\u308a")]
    public void Read_StrangeFolderNames_LabelsAreOneLine(string folder, string label)
    {
        Manifest manifest = Read([$"{folder}/001_1.png", "sad/001_2.png"]);
        Assert.Equal(label, manifest.Samples.Single(sample => !sample.Path.StartsWith("sad/", StringComparison.Ordinal)).Label);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("Unknown ")]
    public void Read_FolderUnknown_HoldsPicturesWithoutALabel(string folder)
    {
        Manifest manifest = Read([$"{folder}/001_1.png", "happy/001_2.png"]);
        Assert.Equal(["happiness"], manifest.Labels);
        Assert.Equal((2, 1, false), (manifest.Samples.Count, manifest.Labelled().Samples.Count, manifest.Samples.Single(s => s.Path[0] is 'u' or 'U').IsLabelled));
        Assert.Empty(Read([$"{folder}/a/001_1.png", $"{folder}/b/001_2.png"]).Labels);
    }

    [Fact]
    public void Read_MisspelledClass_StandsAloneAndIsNoted()
    {
        Manifest manifest = Read([.. Small, "suprise/001_4.png"]);
        Assert.Contains("suprise", manifest.Labels);
        Assert.Equal(["suprise is no known expression and stands as a class of its own. Did you mean \"surprise\"?"], manifest.Notes);
    }

    [Fact]
    public void Read_SameBytesInTwoClasses_AreBothQuarantined()
    {
        using var folder = new TemporaryFolder();
        folder.Write("happy/1_1.png", "same");
        folder.Write("sad/1_2.png", "same");
        folder.Write("sad/1_3.png", "else");
        Manifest manifest = new FolderReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal("sad/1_3.png", Assert.Single(manifest.Samples).Path);
        Assert.Equal(
            [("happy/1_1.png", "sad/1_2.png"), ("sad/1_2.png", "happy/1_1.png")],
            manifest.Quarantine.Select(file => (file.Path, file.Reason.Split(' ', ',')[4])));
    }

    [Fact]
    public void Read_StrangeFileNames_AreKept()
    {
        string[] files = ["happy/o'neil \"x\"_1.png", "happy/<script>_1.png", "sad/<script>_2.png", "sad/\u5c71\u7530_1.png", "sad/line\nbreak_1.png"];
        Manifest manifest = Read(files);
        Assert.Equal(files.Order(StringComparer.Ordinal), manifest.Samples.Select(sample => sample.Path));
    }

    [Fact]
    public void Read_LoopOfLinks_IsQuarantinedAndEnds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right of their own on Windows");
        using var folder = new TemporaryFolder();
        folder.With(Small);
        Directory.CreateSymbolicLink(folder.At("Happy/loop"), folder.Path);
        Manifest manifest = new FolderReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(4, manifest.Samples.Count);
        Assert.Equal(
            new("Happy/loop", "a link to a folder, which is not followed. Put the folder itself here, or name its path as the data set."),
            Assert.Single(manifest.Quarantine));
    }

    [Fact]
    public void Read_UnreadableFolder_IsQuarantined()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the file modes of this test are those of Unix");
            return;
        }

        using var folder = new TemporaryFolder();
        folder.With([.. Small, "closed/003_1.png"]);
        File.SetUnixFileMode(folder.At("closed"), UnixFileMode.None);
        Assert.SkipWhen(CanList(folder.At("closed")), "this user may read every folder, so that no folder is unreadable");
        Manifest manifest = new FolderReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(4, manifest.Samples.Count);
        Assert.Equal(new("closed", "the folder cannot be read (permission denied). Give yourself the right to read it."), Assert.Single(manifest.Quarantine));
    }

    [Fact]
    public void Read_RootIsALink_IsFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right of their own on Windows");
        using var folder = new TemporaryFolder();
        folder.With(Small.Select(file => "real/" + file));
        Directory.CreateSymbolicLink(folder.At("link"), folder.At("real"));
        Assert.Equal(4, new FolderReader().Read(folder.At("link"), new ReaderOptions()).Samples.Count);
    }

    [Theory]
    [InlineData("frl-london", 204, 102, "happiness neutral")]
    [InlineData("open-peeps", 799, 47, "anger fear happiness neutral sadness surprise contempt")]
    [InlineData("toon-head", 100, 20, "anger happiness sadness surprise")]
    public void Read_RealFolders_GiveTheirCounts(string name, int pictures, int subjects, string labels)
    {
        Assert.SkipWhen(RepositoryRoot.Shared is null, "the folder shared is not beside the repository");
        Manifest manifest = new FolderReader().Read(Path.Combine(RepositoryRoot.Shared, "data", name), new ReaderOptions());
        Assert.Equal((pictures, subjects, labels), (manifest.Samples.Count, manifest.Subjects.Count, string.Join(' ', manifest.Labels)));
        Assert.Empty(manifest.Quarantine);
        Assert.True(File.Exists(manifest.FileOf(manifest.Samples[0])));
    }

    private static bool CanList(string folder)
    {
        try
        {
            return Directory.GetFiles(folder).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Manifest Read(IEnumerable<string> files, Regex? subject = null) =>
        FolderReader.Read(new FolderListing("/data/faces", files), new ReaderOptions { Subject = subject ?? ReaderOptions.DefaultSubject });
}
