using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>A job that cannot be finished or kept says why, and leaves nothing half-made.</summary>
public sealed class JobFailureTests : FinishedJobTests
{
    [Fact]
    public void Run_ATrainingThatDiverges_LeavesNoRecordAndSaysSo()
    {
        ExperimentJob other = Job with { Seed = 2 };
        var runner = new JobRunner(new LinearEngine { DivergesAt = 2 }, Jobs.Runner.Store, set => Jobs.Sets[set]);
        Assert.Contains(
            "diverge", Assert.Throws<TrainingException>(() => runner.Run(other, token: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Null(runner.Find(other));
        Assert.Equal(Result.Key, Assert.Single(runner.Store.All(out IReadOnlyList<string> problems)).Key);
        Assert.Empty(problems);
        Assert.True(Jobs.Runner.Run(other, token: TestContext.Current.CancellationToken).IsNew);
    }

    [Fact]
    public void Run_AFileInPlaceOfTheResultsFolder_SaysToNameAnother()
    {
        var runner = new JobRunner(new LinearEngine(), new ResultStore(RecordFile), set => Jobs.Sets[set]);
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

        string folder = Jobs.Runner.Store.Folder;
        UnixFileMode before = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.False(Jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken).IsNew);
            Assert.EndsWith(
                "Name another folder for results.",
                Assert.Throws<DatasetException>(() => Jobs.Runner.Run(Job with { Seed = 2 }, token: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(folder, before);
        }
    }
}
