using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class DataSetLocatorTests
{
    [Fact]
    public void Open_NameOrNameWithPath_ReadsWithTheReaderOfTheName()
    {
        using var home = new TemporaryFolder();
        home.With(PublishedNames.JaffeFiles("jaffedbase").Concat(PublishedNames.FergFiles(3, "elsewhere/FERG_DB_256")));
        Assert.Equal(213, Open("JAFFE", home).Samples.Count);
        Assert.Equal(126, Open("ferg:elsewhere", home).Samples.Count);
        Assert.Equal(126, Open($"ferg:{home.At("elsewhere")}", home).Samples.Count);
        Assert.False(Open("jaffe", home).IsPractice);
    }

    [Fact]
    public void Open_FolderOrManifest_CountsRelativePathsFromTheWorkingFolder()
    {
        using var home = new TemporaryFolder();
        home.With("mine/happy/1_1.png", "mine/sad/1-2_2.png");
        home.Write("mine/table.csv", "path,label,subject\nhappy/1_1.png,happy,ann\nsad/1-2_2.png,sad,bob\n");
        Assert.Equal(["1"], DataSetLocator.Open("folder:mine", Options(home) with { Subject = new Regex("^[0-9]") }, Token).Subjects);
        Assert.Equal(["ann", "bob"], Open(" manifest:mine/table.csv ", home).Subjects);
    }

    [Theory]
    [InlineData("", "DataSet: nothing is given, expected practice/NAME, NAME, NAME:PATH, folder:PATH or manifest:FILE.")]
    [InlineData("folder:", "DataSet: folder:: nothing follows the colon, expected a path.")]
    [InlineData("folder", "DataSet: expected folder:PATH, got no path. Write the path after the colon.")]
    [InlineData("manifest", "DataSet: expected manifest:FILE, got no path. Write the path after the colon.")]
    [InlineData("jafe", "DataSet: jafe is no known data set, expected practice/NAME, NAME, NAME:PATH, folder:PATH or manifest:FILE; NAME is one of ferg, jaffe, senthil, kdef, utkface, fer2013, ck48, frl-london. Did you mean \"jaffe\"?")]
    [InlineData("floder:mine", "DataSet: floder is no known data set, expected practice/NAME, NAME, NAME:PATH, folder:PATH or manifest:FILE; NAME is one of ferg, jaffe, senthil, kdef, utkface, fer2013, ck48, frl-london. Did you mean \"folder\"?")]
    [InlineData("practice/affectnet", "DataSet: there is no practice set \"affectnet\", expected one of practice/ferg, practice/jaffe, practice/senthil, practice/kdef, practice/utkface.")]
    [InlineData("practice/jafe", "DataSet: there is no practice set \"jafe\", expected one of practice/ferg, practice/jaffe, practice/senthil, practice/kdef, practice/utkface. Did you mean \"jaffe\"?")]
    [InlineData("practice", "DataSet: practice alone names no set, expected one of practice/ferg, practice/jaffe, practice/senthil, practice/kdef, practice/utkface.")]
    [InlineData("mine", "DataSet: mine is a folder; say how to read it: folder:mine for a folder per class, or NAME:PATH.")]
    [InlineData("mine/table.csv", "DataSet: mine/table.csv is a file; say how to read it: manifest:mine/table.csv for a table.")]
    public void Open_SpecificationThatCannotBeUsed_SaysWhatToDo(string specification, string message)
    {
        using var home = new TemporaryFolder();
        home.With("mine/table.csv");
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Open(specification, home)).Message);
    }

    [Fact]
    public void Open_SetThatIsNotOnThisDisk_SaysHowToGetIt()
    {
        using var home = new TemporaryFolder();
        Assert.Equal(
            $"DataSet: jaffe is not on this disk: expected the folder {home.At("jaffe")}. Ask for access on Zenodo, read the terms, download jaffe.zip, then: " +
            "dotnet run --project data-fetch -- import jaffe jaffe.zip; or name its folder (jaffe:PATH), or take the rendered stand-in (practice/jaffe).",
            Assert.Throws<DatasetException>(() => Open("jaffe", home)).Message);
    }

    [Fact]
    public void Open_PracticeOnDisk_IsReadAsItIsWithItsClips()
    {
        using var home = new TemporaryFolder();
        Assert.Null(DataSetLocator.PracticeOnDisk("ferg", home.Path));
        FakePractice(home, seed: 5);
        Assert.Equal(new PracticeOptions { Pictures = 294, Seed = 5 }, DataSetLocator.PracticeOnDisk("ferg", home.Path));

        Manifest manifest = Open("practice/FERG", home);
        Assert.Equal((294, 84, 6, true, "practice FERG"),
            (manifest.Samples.Count, manifest.Samples.Select(s => s.Clip).Distinct().Count(), manifest.Subjects.Count, manifest.IsPractice, manifest.Name));
        Assert.Equal(Expressions.All, manifest.Labels);
        Assert.Empty(manifest.Quarantine);
    }

    [Fact]
    public void Open_PracticeWithAnotherSeed_IsMadeAnew()
    {
        using var home = new TemporaryFolder();
        FakePractice(home, seed: 5);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => DataSetLocator.Open("practice/ferg", Options(home) with { Seed = 6 }, cancelled.Token));
        Assert.Equal(294, DataSetLocator.Open("practice/ferg", Options(home) with { Seed = 5 }, cancelled.Token).Samples.Count);
    }

    [Fact]
    public void PracticeOnDisk_PictureMissing_IsNotWhole()
    {
        using var home = new TemporaryFolder();
        FakePractice(home, seed: 1);
        File.Delete(Directory.GetFiles(home.Path, "*.png", SearchOption.AllDirectories)[0]);
        Assert.Null(DataSetLocator.PracticeOnDisk("ferg", home.Path));
    }

    [Fact]
    public void Open_PracticeNotOnDisk_IsMadeAndSaidInAFewLines()
    {
        using var home = new TemporaryFolder();
        var lines = new Lines();
        // One picture a folder is the smallest set; its marker lies there without files, so that it is made.
        PracticeMarker.For("ferg", new PracticeOptions { Pictures = 42 }).Write(Directory.CreateDirectory(home.At("practice/ferg")).FullName);
        Assert.Equal(42, DataSetLocator.Open("practice/ferg", Options(home) with { Seed = 2, Progress = lines }, Token).Samples.Count);
        Assert.Equal(20, lines.Said.Count);
        Assert.Contains("practice/ferg: 42 of 42 faces rendered (once)", lines.Said);
    }

    [Fact]
    public void Open_RealFolderSet_ReadsThroughARelativePath()
    {
        Assert.SkipWhen(RepositoryRoot.Shared is null, "the folder shared is not beside the repository");
        Manifest manifest = DataSetLocator.Open("folder:../shared/data/frl-london", new DataSetOptions { WorkingFolder = RepositoryRoot.Folder }, Token);
        Assert.Equal((204, 102, "frl-london"), (manifest.Samples.Count, manifest.Subjects.Count, manifest.Name));
        Assert.Equal(5, Splits.SubjectFolds(manifest, 5, 1).Count);
    }

    /// <summary>A set that is whole by its marker and its count; the pictures are empty.</summary>
    private static void FakePractice(TemporaryFolder home, ulong seed)
    {
        home.With(PublishedNames.FergFiles(7, "practice/ferg/FERG_DB_256"));
        (PracticeMarker.For("ferg", new PracticeOptions { Pictures = 294, Seed = seed }) with { Files = 294 }).Write(home.At("practice/ferg"));
    }

    private sealed class Lines : IProgress<string>
    {
        public ConcurrentBag<string> Said { get; } = [];

        public void Report(string value) => Said.Add(value);
    }

    private static DataSetOptions Options(TemporaryFolder home) => new() { DataHome = home.Path, WorkingFolder = home.Path };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Manifest Open(string specification, TemporaryFolder home) => DataSetLocator.Open(specification, Options(home), Token);
}
