using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class FrlLondonReaderTests
{
    private const string Header = "face_id,face_age,face_gender,face_eth\n";

    [Theory]
    [InlineData("")]
    [InlineData("webmorphR.stim/inst/")]
    public void Read_AllPublishedNames_GivesThePublishedCounts(string above)
    {
        Manifest manifest = Read([.. PublishedNames.FrlLondonFiles().Select(file => above + file)]);
        Assert.Equal((204, 102), (manifest.Samples.Count, manifest.Subjects.Count));
        Assert.Empty(manifest.Quarantine);
        Assert.Equal(["happiness", "neutral"], manifest.Labels);
        Assert.Equal(("Face Research Lab London", "frl-london", true), (manifest.Name, manifest.Reader, manifest.NamesSubjects));
        Assert.Equal(0, Assert.Single(PublishedCounts.Compare(manifest)).Differences);
        Assert.Equal("There is no london_info.csv in its folder: nothing says age, gender and ethnicity.", Assert.Single(manifest.Notes));
    }

    [Fact]
    public void Read_TableOfPeople_GivesAgeGenderAndEthnicityAsWritten()
    {
        using var folder = new TemporaryFolder();
        folder.With("neutral_front/001_03.jpg", "smiling_front/001_08.jpg", "neutral_front/036_03.jpg", "neutral_front/040_03.jpg");
        folder.Write("data-raw/london_info.csv", Header + "001,24,female,white\nX036,21,male,east_asian/white\n040,NA,male,\n");
        Manifest manifest = new FrlLondonReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(
            [("001", "neutral", 24, "female", "white"), ("036", "neutral", 21, "male", "east_asian/white"), ("040", "neutral", null, "male", null), ("001", "happiness", 24, "female", "white")],
            manifest.Samples.Select(sample => (sample.Subject, sample.Label, sample.Age, sample.Gender, sample.Ethnicity)));
        Assert.Empty(manifest.Quarantine);
        Assert.Empty(manifest.Notes);
    }

    [Fact]
    public void Read_RowsThatCannotBeUsed_AreQuarantinedByLine()
    {
        using var folder = new TemporaryFolder();
        folder.With("001_03.jpg");
        folder.Write("london_info.csv", Header + ",24,female,white\n001,30,male,white\n001,31,male,white\n002,old,male,white\n");
        Manifest manifest = new FrlLondonReader().Read(folder.Path, new ReaderOptions());
        Assert.Equal(30, Assert.Single(manifest.Samples).Age);
        Assert.Equal(
            [
                new("london_info.csv", "line 2: face_id is empty, expected a person as in the pictures' names (001). Fill it in, or remove the row."),
                new("london_info.csv", "line 4: face_id 001 stands in an earlier line too, which is read. Remove one of the two."),
                new("london_info.csv", "line 5: face_age is old, expected 0 to 120. Correct it; until then nothing says who this is."),
            ],
            manifest.Quarantine);
    }

    [Theory]
    [InlineData("neutral_left/002_01.jpg", "its view is 01, expected 03 (neutral, front) or 08 (smiling, front). Other views are not read: leave it out.")]
    [InlineData("neutral_front/002_03.tem", "a template of landmarks, no picture. Leave it out.")]
    [InlineData("neutral_front/02_03.jpg", "its name is not person and view (001_03.jpg). Rename it.")]
    [InlineData("neutral_front/002_03.png", "its extension is .png, expected .jpg: not the published file. Get the original, or read the copies with folder:PATH.")]
    [InlineData("b/001_03.JPG", "the same picture as a/001_03.jpg by its name. Keep one of the two.")]
    public void Read_FileThatIsNoSample_IsQuarantinedWithWhatToDo(string path, string reason)
    {
        Manifest manifest = Read([path, "a/001_03.jpg", "._001_03.jpg"]);
        Assert.Equal(new QuarantinedFile(path, reason), Assert.Single(manifest.Quarantine));
        Assert.Equal("a/001_03.jpg", Assert.Single(manifest.Samples).Path);
    }

    [Fact]
    public void Read_ByTheLocator_FindsTheFolder()
    {
        using var home = new TemporaryFolder();
        home.With("frl-london/smiling_front/001_08.jpg");
        Assert.Equal("happiness", Assert.Single(DataSetLocator.Open("frl-london", new DataSetOptions { DataHome = home.Path }, TestContext.Current.CancellationToken).Samples).Label);
    }

    [Fact]
    public void Read_RealPictures_AreNeutralAndSmiling()
    {
        string folder = Path.Combine(RepositoryRoot.Shared ?? "", "data", "frl-london-large");
        Assert.SkipWhen(!Directory.Exists(folder), "There is no folder shared/data/frl-london-large beside the repository.");
        Manifest manifest = new FrlLondonReader().Read(folder, new ReaderOptions());
        Assert.Equal((8, 4), (manifest.Samples.Count, manifest.Subjects.Count));
    }

    private static Manifest Read(IEnumerable<string> files) => FrlLondonReader.Read(new FolderListing("/data/frl", files), new ReaderOptions());
}
