using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class UtkFaceReaderTests
{
    private const string Advice = "(age_gender_ethnicity_date.jpg). Rename it if you know what is right; otherwise leave it out.";

    [Fact]
    public void Read_AllPublishedNames_GivesThePublishedCounts()
    {
        string[] files = [.. PublishedNames.UtkFaceFiles()];
        Manifest manifest = Read(files);
        Assert.Equal((23_708, 23_705), (files.Length, manifest.Samples.Count));
        Assert.Equal(PublishedNames.UtkFaceBad.Select(name => "UTKFace/" + name), manifest.Quarantine.Select(file => file.Path));
        Assert.Equal([5477, 2318, 1575, 2261, 760], Count(manifest, "male"));
        Assert.Equal([4601, 2208, 1859, 1714, 932], Count(manifest, "female"));
        Assert.Equal((0, 116), (manifest.Samples.Min(s => s.Age), manifest.Samples.Max(s => s.Age)));
        Assert.Equal(0, Assert.Single(PublishedCounts.Compare(manifest)).Differences);
    }

    [Fact]
    public void Read_WithoutLabelFile_KnowsNeitherExpressionsNorPeople()
    {
        Manifest manifest = Read(PublishedNames.UtkFaceFiles(2));
        Assert.Equal(20, manifest.Samples.Count);
        Assert.Empty(manifest.Subjects);
        Assert.All(manifest.Samples, sample => Assert.Equal((false, sample.Path), (sample.IsLabelled, sample.Subject)));
        Assert.False(manifest.NamesSubjects);
        Assert.Empty(manifest.Labels);
        Assert.Equal(
            "Nothing says which expression its pictures show: they serve predictions, no accuracy. To label them, write a table with the columns " +
            "file and expression into labels.csv in its folder, or name it in the option LabelFile.", Assert.Single(manifest.Notes));
    }

    [Theory]
    [InlineData("UTKFace/26_1_0_20170116174525125.jpg.chip.jpg", 26, "female", "White")]
    [InlineData("a/UTKFace/part2/100_0_4_20170112213500903.jpg", 100, "male", "Others")]
    [InlineData("1_0_1_20161219140530.JPG", 1, "male", "Black")]
    [InlineData("116_1_2_20170120134744096.jpg.chip.jpg", 116, "female", "Asian")]
    [InlineData("0_0_3_20170120134744096.JPG.CHIP.JPG", 0, "male", "Indian")]
    public void Read_NamesAsTheyOccur_GivesAgeGenderAndEthnicity(string path, int age, string gender, string ethnicity)
    {
        Sample sample = Assert.Single(Read([path, "readme.md", ".DS_Store", "UTKFace.tar.gz", "landmark_list.txt"]).Samples);
        Assert.Equal(
            new Sample { Path = path, Label = Expressions.Unknown, Subject = path, Age = age, Gender = gender, Ethnicity = ethnicity }, sample);
    }

    [Theory]
    [InlineData("39_1_20170116174525125.jpg.chip.jpg", "its name has 3 parts, expected 4 (age_gender_ethnicity_date.jpg). Rename it if you know what is missing; otherwise leave it out.")]
    [InlineData("61_3_20170109150557335.jpg", "its name has 3 parts, expected 4 (age_gender_ethnicity_date.jpg). Rename it if you know what is missing; otherwise leave it out.")]
    [InlineData("53__0_20170116184028385.jpg", "its gender is empty, expected 0 (male) or 1 (female) " + Advice)]
    [InlineData("55_0_0_20170116232725357jpg", "its name lacks the dot before jpg. Rename it.")]
    [InlineData("55_0_0_20170116232725357jpg.chip.jpg", "its name lacks the dot before jpg. Rename it.")]
    [InlineData("44_1_4_20170116235150272.pg", "its extension is .pg, expected .jpg. Rename it.")]
    [InlineData("44_1_4_20170116235150272.chip.jpg", "its name ends in .chip.jpg, expected .jpg.chip.jpg. Rename it.")]
    [InlineData("117_1_4_20170116235150272.jpg", "its age is 117, expected 0 to 116 " + Advice)]
    [InlineData("-1_1_4_20170116235150272.jpg", "its age is -1, expected 0 to 116 " + Advice)]
    [InlineData("_1_4_20170116235150272.jpg", "its age is empty, expected 0 to 116 " + Advice)]
    [InlineData("44_2_4_20170116235150272.jpg", "its gender is 2, expected 0 (male) or 1 (female) " + Advice)]
    [InlineData("44_1_5_20170116235150272.jpg", "its ethnicity is 5, expected 0 to 4 (White, Black, Asian, Indian, Others) " + Advice)]
    [InlineData("44_1_4_2017011623515.jpg", "its date is 2017011623515, expected 14 to 17 digits " + Advice)]
    [InlineData("44_1_4_20170116235150272 (1).jpg", "its date is 20170116235150272 (1), expected 14 to 17 digits " + Advice)]
    [InlineData("44_1_4_20170116235150272.png", "its extension is .png, expected .jpg: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("44_1_4_20170116235150272.heic", "a .heic picture, expected {0}. Convert it to PNG.")]
    public void Read_NameThatCannotBeRead_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "26_1_0_20170116174525125.jpg"]);
        Assert.Equal(
            new QuarantinedFile(path, reason.Replace("{0}", PictureFiles.Extensions, StringComparison.Ordinal)), Assert.Single(manifest.Quarantine));
        Assert.Single(manifest.Samples);
    }

    [Fact]
    public void Read_BothFormsOfAPicture_ReadsTheCroppedOne()
    {
        Manifest manifest = Read(
        [
            "part1/26_1_0_20170116174525125.jpg", "part1/27_1_0_20170116174525125.jpg", "UTKFace/26_1_0_20170116174525125.jpg.chip.jpg",
            "copy/26_1_0_20170116174525125.jpg.chip.jpg",
        ]);
        Assert.Equal(["UTKFace/26_1_0_20170116174525125.jpg.chip.jpg", "part1/27_1_0_20170116174525125.jpg"], manifest.Samples.Select(sample => sample.Path));
        Assert.Equal(
            [
                new("copy/26_1_0_20170116174525125.jpg.chip.jpg", "the same picture as UTKFace/26_1_0_20170116174525125.jpg.chip.jpg by its name. Keep one of the two."),
                new("part1/26_1_0_20170116174525125.jpg", "the uncropped form of UTKFace/26_1_0_20170116174525125.jpg.chip.jpg, which is read. Keep one of the two."),
            ],
            manifest.Quarantine);
    }

    [Theory]
    [InlineData("a\"b'_0_0_20170116174525125.jpg")]
    [InlineData("<script>_1_0_20170116174525125.jpg")]
    [InlineData("26_1\n_0_20170116174525125.jpg")]
    [InlineData("26_1_0_20170116174525125\n.jpg")]
    [InlineData("\u8868_1_0_20170116174525125.jpg")]
    [InlineData("26_1_0_\u202e20170116174525125.jpg")]
    [InlineData("\u0662\u0663_1_0_20170116174525125.jpg")]
    public void Read_StrangeNames_AreQuarantinedInOneLine(string file)
    {
        Manifest manifest = Read([file, "26_1_0_20170116174525125.jpg"]);
        QuarantinedFile quarantined = Assert.Single(manifest.Quarantine);
        Assert.Equal(file, quarantined.Path);
        Assert.DoesNotContain('\n', quarantined.Reason);
        Assert.DoesNotContain('\u202e', quarantined.Reason);
    }

    [Fact]
    public void Read_FolderOrderChanged_GivesTheSameSamples()
    {
        string[] files = [.. PublishedNames.UtkFaceFiles(50)];
        string hash = Read(files).Hash;
        new Random(1).Shuffle(files);
        Assert.Equal(hash, Read(files).Hash);
    }

    [Fact]
    public void Read_LabelFileInItsFolder_LabelsPicturesAndNamesNobody()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. PublishedNames.UtkFaceFiles(1, "UTKFace/part1").Order(StringComparer.Ordinal)];
        folder.With(files);
        string[] names = [.. files.Select(file => Path.GetFileName(file)).Except(PublishedNames.UtkFaceBad)];
        folder.Write("labels.csv", $"file,expression,subject\n{names[0]},happy,ann\n{names[1]},sad,ann\n{names[2]},contempt,bob\n{names[3]},,bob\n{PublishedNames.UtkFaceBad[0]},sad,\n");
        Manifest manifest = new UtkFaceReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(["happiness", "sadness", "contempt"], manifest.Labels);
        Assert.Equal((10, 0, false), (manifest.Samples.Count, manifest.Subjects.Count, manifest.NamesSubjects));
        Assert.Equal("The expressions are those of labels.csv, a label file of the user's own: 3 of 10 pictures have one.", Assert.Single(manifest.Notes));
        Assert.Contains(
            new("labels.csv", $"line 6: no picture of the data set is named {PublishedNames.UtkFaceBad[0]}. Correct the name, or remove the row."), manifest.Quarantine);
        Assert.Equal(3, manifest.Labelled().Samples.Count);
    }

    [Fact]
    public void Read_AnotherDataSet_IsNamed() => Assert.EndsWith(
        "(the first: jaffe/KA.AN1.1.tiff). It looks like JAFFE: write jaffe:PATH.",
        Assert.Throws<DatasetException>(() => Read(PublishedNames.JaffeFiles())).Message, StringComparison.Ordinal);

    private static IEnumerable<int> Count(Manifest manifest, string gender) =>
        ((string[])["White", "Black", "Asian", "Indian", "Others"]).Select(name => manifest.Samples.Count(s => s.Gender == gender && s.Ethnicity == name));

    private static Manifest Read(IEnumerable<string> files) => UtkFaceReader.Read(new FolderListing("/utkface", files), new ReaderOptions());
}
