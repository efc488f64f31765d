using FerLib.Datasets;
using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class RunRecordTests
{
    [Fact]
    public void ToHtml_CarriesFactsAsAttributes()
    {
        RunRecord record = new RunRecord().Add("Engine", "a < b").Add("Missing", null).Add("Learning rate", 0.001);
        Assert.False(record.IsPractice);
        Assert.Contains("data-fer-practice=\"false\"", record.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("data-fer-fact=\"Engine\" data-fer-value=\"a &lt; b\"", record.ToHtml(), StringComparison.Ordinal);
        Assert.Equal("Engine         a < b\nLearning rate  0.001", record.ToString());
    }

    [Fact]
    public void Add_PracticeData_MarksTheRecord()
    {
        var manifest = new Manifest("practice FERG", ".", true, [], [new QuarantinedFile("x.png", "empty")]);
        RunRecord record = new RunRecord().Add(manifest);
        Assert.True(record.IsPractice);
        Assert.Equal(
            ("Data set practice FERG", $"0 pictures, 0 subjects, 0 classes, 1 in quarantine (practice data); manifest {manifest.Hash}"),
            Assert.Single(record.Facts));
    }

    [Fact]
    public void WorkbookPaths_FindTheRepository()
    {
        Assert.Equal(RepositoryRoot.Folder, WorkbookPaths.RepositoryRoot);
        Assert.Equal(Path.Combine(WorkbookPaths.WorkingFolder, "a"), WorkbookPaths.Resolve("a"));
    }
}
