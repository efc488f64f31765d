using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;
using FerLib.Tests.Datasets;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Results that a notebook keeps; no other test uses the variable FER_Results.</summary>
public sealed class WorkbookResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LinearEngine _engine = new();

    public WorkbookResultsTests()
    {
        MadeUpPictures.Write(MadeUpPictures.Manifest(6, 2, 2, _folder.At("one")), 8);
        Environment.SetEnvironmentVariable("FER_Results", _folder.At("kept"));
    }

    private ExperimentJob Job => new() { Name = "a job", TrainOn = [$"folder:{_folder.At("one")}"], Size = 8, Recipe = "small", Epochs = 1 };

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("FER_Results", null);
        _folder.Dispose();
    }

    [Fact]
    public void Run_Twice_TrainsOnceAndIsRecorded()
    {
        Assert.Equal(_folder.At("kept"), Workbook.Results().Folder);
        Assert.Empty(Workbook.Recorded());
        Assert.True(Assert.Single(Workbook.Run(_engine, [Job])).IsNew);
        Assert.False(Assert.Single(Workbook.Run(_engine, [Job])).IsNew);
        JobResult recorded = Assert.Single(Workbook.Recorded());
        Assert.False(recorded.IsNew);
        File.WriteAllText(Path.Combine(recorded.Folder, "record.json"), "{}");
        Assert.Empty(Workbook.Recorded());
    }

    [Fact]
    public void RunPossible_AJobThatIsNot_IsLeftOut()
    {
        ExperimentJob official = Job with { Protocol = SplitProtocol.Official, Name = "as published" };
        Assert.Equal(["a job"], Workbook.RunPossible(_engine, [official, Job]).Select(result => result.Job.Name));
        Assert.Throws<DatasetException>(() => Workbook.RunPossible(_engine, [official]));
        Assert.Empty(Workbook.RunPossible(_engine, []));
    }
}
