using FerLib.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>What tests of a finished job begin with: one set of made-up pictures, and the result of one job on it.</summary>
public abstract class FinishedJobTests : IDisposable
{
    protected FinishedJobTests()
    {
        Jobs.Add("one", subjects: 6, classes: 2);
        Result = Jobs.Runner.Run(Job, token: TestContext.Current.CancellationToken);
    }

    private protected MadeUpJobs Jobs { get; } = new();

    protected JobResult Result { get; }

    protected static ExperimentJob Job => Sweeps.Channels(MadeUpJobs.Options with { DataSets = ["one"], Inputs = [NetworkInput.Intensity] })[0];

    protected string RecordFile => Path.Combine(Result.Folder, "record.json");

    public void Dispose()
    {
        Jobs.Dispose();
        GC.SuppressFinalize(this);
    }
}
