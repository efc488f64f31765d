using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>A job that cannot be finished or kept says why, and leaves nothing half-made.</summary>
public sealed class JobFailureTests : IDisposable
{
    private readonly MadeUpJobs _jobs = new();
    private readonly JobResult _result;

    public JobFailureTests()
    {
        _jobs.Add("one", subjects: 6, classes: 2);
        _result = _jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken);
    }

    private static ExperimentJob Job => Sweeps.Channels(MadeUpJobs.Options with { DataSets = ["one"], Inputs = [NetworkInput.Intensity] })[0];

    private string RecordFile => Path.Combine(_result.Folder, "record.json");

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public void Run_ATrainingThatDiverges_LeavesNoRecordAndSaysSo()
    {
        ExperimentJob other = Job with { Seed = 2 };
        var runner = new JobRunner(new LinearEngine { DivergesAt = 2 }, _jobs.Runner.Store, set => _jobs.Sets[set]);
        Assert.Contains(
            "diverge", Assert.Throws<TrainingException>(() => runner.Run(other, token: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Null(runner.Find(other));
        Assert.Equal(_result.Key, Assert.Single(runner.Store.All(out IReadOnlyList<string> problems)).Key);
        Assert.Empty(problems);
        Assert.True(_jobs.Runner.Run(other, token: TestContext.Current.CancellationToken).IsNew);
    }

    [Fact]
    public void Run_AFileInPlaceOfTheResultsFolder_SaysToNameAnother()
    {
        var runner = new JobRunner(new LinearEngine(), new ResultStore(RecordFile), set => _jobs.Sets[set]);
        string message = Assert.Throws<DatasetException>(() => runner.Run(Job, token: TestContext.Current.CancellationToken)).Message;
        Assert.Contains("cannot be made", message, StringComparison.Ordinal);
        Assert.EndsWith("Name another folder for results.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AResultsFolderThatMayOnlyBeRead_SaysToNameAnotherAndStillReads()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("An administrator may write everywhere, and Windows has no such mode.");
            return;
        }

        string folder = _jobs.Runner.Store.Folder;
        UnixFileMode before = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.False(_jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken).IsNew);
            Assert.EndsWith(
                "Name another folder for results.",
                Assert.Throws<DatasetException>(() => _jobs.Runner.Run(Job with { Seed = 2 }, token: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(folder, before);
        }
    }
}
