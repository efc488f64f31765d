using System.Text.RegularExpressions;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SenthilReaderTests
{
    private const string NoLabels =
        "Nothing says which expression its pictures show: they serve predictions, no accuracy. To label them, write a table with the columns " +
        "file and expression into labels.csv in its folder, or name it in the option LabelFile.";

    private const string Nobody =
        "Nothing says who is on a picture. Put the pictures of each person into a folder of their own, add the column subject to the label file, or set Subject.";

    private const string Levels =
        "Nothing says who is on a picture: there are folders in folders, and either may be the people. Leave one level of folders, a folder for each " +
        "person, or add the column subject to the label file.";

    [Fact]
    public void Read_FolderForEachPerson_GivesEightyPicturesOfFiveMen()
    {
        Manifest manifest = Read(PublishedNames.SenthilFiles());
        Assert.Equal((80, 0, true), (manifest.Samples.Count, manifest.Quarantine.Count, manifest.NamesSubjects));
        Assert.Equal(["s1", "s2", "s3", "s4", "s5"], manifest.Subjects);
        Assert.All(manifest.Subjects, subject => Assert.Equal(16, manifest.Samples.Count(sample => sample.Subject == subject)));
        Assert.All(manifest.Samples, sample => Assert.False(sample.IsLabelled));
        Assert.Equal([NoLabels, "Who is on a picture is taken from the folder that it lies in: 5 people."], manifest.Notes);
        Assert.Equal(0, Assert.Single(PublishedCounts.Compare(manifest)).Differences);
    }

    [Theory]
    [InlineData("ann_1.jpg ann_2.png bob_1.bmp", "ann bob", "Who is on a picture is taken from its name by the option Subject (^([^_]+)_): 2 people.")]
    [InlineData("irtt/ann_1.jpg irtt/ann_2.tif irtt/bob_1.gif", "ann bob", "Who is on a picture is taken from its name by the option Subject (^([^_]+)_): 2 people.")]
    [InlineData("happy/ann_1.jpg sad/ann_2.jpg sad/bob_1.jpg", "ann bob", "Who is on a picture is taken from its name by the option Subject (^([^_]+)_): 2 people.")]
    [InlineData("train/ann_1.jpg test/ann_2.jpg test/bob_1.jpg", "ann bob", "Who is on a picture is taken from its name by the option Subject (^([^_]+)_): 2 people.")]
    [InlineData("a/x/s1/1.jpg a/x/s1/2.jpg a/y/s2/1.jpg", "s1 s2", "Who is on a picture is taken from the folder that it lies in: 2 people.")]
    [InlineData("a/x/s1/1.jpg b/s1/2.jpg b/s2/1.jpg", null, Levels)]
    [InlineData("anna/glasses/1.jpg anna/plain/1.jpg bob/glasses/1.jpg", null, Levels)]
    [InlineData("ann_1.jpg bob_1.jpg", null, Nobody)]
    [InlineData("ann_1.jpg ann_2.jpg bob.jpg", null, Nobody)]
    [InlineData("1.jpg 2.jpg", null, Nobody)]
    public void Read_WithoutLabelFile_TakesPeopleFromOneSource(string files, string? subjects, string note)
    {
        Manifest manifest = Read(files.Split(' '));
        Assert.Equal((subjects is not null, note), (manifest.NamesSubjects, manifest.Notes[1]));
        Assert.Equal(subjects?.Split(' ') ?? [], manifest.Subjects);
        Assert.Empty(manifest.Quarantine);
    }

    [Fact]
    public void Read_PictureOfNobodyOrNoPicture_IsQuarantined()
    {
        Manifest manifest = Read(["s1/1.jpg", "s2/1.jpg", "loose.jpg", "s1/model.bin", "s1/2.heic", "s1/notes.txt", "Thumbs.db"]);
        Assert.Equal(["s1/1.jpg", "s2/1.jpg"], manifest.Samples.Select(sample => sample.Path));
        Assert.Equal(
            [
                new("loose.jpg", "lies in no folder of a person, as others do. Move it into the folder of its person."),
                new("s1/2.heic", $"a .heic picture, expected {PictureFiles.Extensions}. Convert it to PNG."),
                new("s1/model.bin", $"not a picture by its extension, expected {PictureFiles.Extensions}. Move it out of the data set, or give it the extension it should have."),
            ],
            manifest.Quarantine);
    }

    [Fact]
    public void Read_LabelFileWithSubjects_SaysWhoIsOnAPictureForAllOfThem()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("IRTT/s1/1.jpg", "IRTT/s1/2.jpg", "IRTT/s2/1.jpg", "IRTT/s2/3.jpg");
        folder.Write("labels.csv", "file,expression,subject\nIRTT/s1/1.jpg,happy,ann\ns1\\2.jpg,,ann\ns2/1.jpg,sad,bob\n");
        Manifest manifest = new SenthilReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(
            [("IRTT/s1/1.jpg", "happiness", "ann"), ("IRTT/s1/2.jpg", "unknown", "ann"), ("IRTT/s2/1.jpg", "sadness", "bob")],
            manifest.Samples.Select(sample => (sample.Path, sample.Label, sample.Subject)));
        Assert.Equal(
            new("IRTT/s2/3.jpg", "no subject: labels.csv says who is on the pictures, but not on this one. Fill in its subject there."),
            Assert.Single(manifest.Quarantine));
        Assert.Equal(
            ["The expressions are those of labels.csv, a label file of the user's own: 2 of 3 pictures have one.", "Who is on a picture is taken from labels.csv."],
            manifest.Notes);
    }

    [Fact]
    public void Read_LabelFileWithoutSubjects_LeavesThemToTheFolders()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("s1/1.jpg", "s2/1.jpg");
        string elsewhere = folder.Write("mine.csv", "file;expression\r\ns1/1.jpg;joy\r\ns2/1.jpg;SU\r\n");
        Manifest manifest = new SenthilReader().Read(folder.Path, new ReaderOptions { LabelFile = elsewhere });
        Assert.Equal([("s1", "happiness"), ("s2", "surprise")], manifest.Samples.Select(sample => (sample.Subject, sample.Label)));
        Assert.Equal("Who is on a picture is taken from the folder that it lies in: 2 people.", manifest.Notes[1]);
    }

    [Fact]
    public void Read_SubjectsThatContradict_LeaveThePictureOut()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("1.jpg", "2.jpg");
        folder.Write("labels.csv", "file,expression,subject\n1.jpg,sad,ann\n2.jpg,sad,ann\n2.jpg,sad,bob\n");
        Manifest manifest = new SenthilReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal("1.jpg", Assert.Single(manifest.Samples).Path);
        Assert.Equal(
            [
                new("2.jpg", "no subject: labels.csv says who is on the pictures, but not on this one. Fill in its subject there."),
                new("labels.csv", "line 4: 2.jpg: it contradicts line 3. Remove the wrong one of the two; until then the picture has no subject."),
            ],
            manifest.Quarantine);
    }

    [Fact]
    public void Read_SubjectsOfNoPictureAtAll_IsAnError()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("1.jpg");
        folder.Write("labels.csv", "file,expression,subject\n1.jpg,sad,ann\n1.jpg,sad,bob\n");
        Assert.Equal(
            $"Senthil: {folder.Path}: none of the 1 pictures is a sample: no subject: labels.csv says who is on the pictures, but not on this one. Fill in its subject there.",
            Assert.Throws<DatasetException>(() => new SenthilReader().Read(folder.Path, new ReaderOptions())).Message);
    }

    [Fact]
    public void Read_CopiesUnderTwoLabels_AreQuarantined()
    {
        using var folder = new TemporaryFolder();
        foreach ((string file, string text) in ((string, string)[])[("s1/1.jpg", "a"), ("s1/2.jpg", "a"), ("s2/1.jpg", "b")])
            folder.Write(file, text);
        folder.Write("labels.csv", "file,expression\ns1/1.jpg,sad\ns1/2.jpg,happy\ns2/1.jpg,sad\n");
        Manifest manifest = new SenthilReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal("s2/1.jpg", Assert.Single(manifest.Samples).Path);
        Assert.Equal(["s1/1.jpg", "s1/2.jpg"], manifest.Quarantine.Select(file => file.Path));
    }

    [Fact]
    public void Read_AnotherDataSetOrNoPicture_SaysWhatWasExpected()
    {
        Assert.Equal(
            "Senthil: /senthil: expected the pictures of five men, but they are named like those of another data set. It looks like KDEF: write kdef:PATH.",
            Assert.Throws<DatasetException>(() => Read(PublishedNames.KdefFiles())).Message);
        Assert.Equal("Senthil: /senthil: expected pictures, a folder for each person, but it is empty.", Assert.Throws<DatasetException>(() => Read([])).Message);
    }

    [Fact]
    public void Read_FoldersOfSplitsAndExpressions_AreThoseOfAnotherSetIfThereAreMore()
    {
        string[] files = [.. Enumerable.Range(1, 81).Select(i => $"{(i % 2 == 0 ? "train" : "test")}/{(i % 3 == 0 ? "happy" : "sad")}/p{i % 5}_{i}.jpg")];
        Assert.Equal(["p0", "p1", "p2", "p3", "p4"], Read(files.Take(80)).Subjects);
        Assert.EndsWith("It looks like FER2013: write fer2013:PATH.", Assert.Throws<DatasetException>(() => Read(files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StrangeNamesInAnyOrder_AreKeptAndGiveTheSame()
    {
        string[] files = ["s\"1'/a.jpg", "<script>/1.jpg", "\u5c71\u7530/1.png", "s2/line\nbreak.jpg", "s2/\u202egnp.jpg", "s2/A.jpg", "s2/a.jpg"];
        Manifest manifest = Read(files);
        Assert.Equal(files.Order(StringComparer.Ordinal), manifest.Samples.Select(sample => sample.Path));
        Assert.Equal(4, manifest.Subjects.Count);
        Assert.Equal(manifest.Hash, Read(files.Reverse()).Hash);
    }

    [Fact]
    public void Read_RuleOfTheUser_FindsPeopleInFileNames()
    {
        Manifest manifest = SenthilReader.Read(
            new FolderListing("/senthil", ["p1-a.jpg", "p1-b.jpg", "p2-a.jpg"]), new ReaderOptions { Subject = new Regex("^[^-]+") });
        Assert.Equal(["p1", "p2"], manifest.Subjects);
    }

    private static Manifest Read(IEnumerable<string> files) => SenthilReader.Read(new FolderListing("/senthil", files), new ReaderOptions());
}
