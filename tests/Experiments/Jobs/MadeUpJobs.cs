using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>Jobs on small made-up pictures with a linear test engine, in a folder of their own.</summary>
internal sealed class MadeUpJobs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-made-up-jobs-").FullName;

    public static SweepOptions Options { get; } = new() { Size = 8, Recipe = "small", Epochs = 2 };

    public LinearEngine Engine { get; } = new();

    public Dictionary<string, Manifest> Sets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public JobRunner Runner => new(Engine, new ResultStore(Path.Combine(_root, "results")), set => Sets[set]);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public Manifest Add(string name, int subjects, int classes)
    {
        Manifest manifest = MadeUpPictures.Manifest(subjects, classes, takes: 2, Path.Combine(_root, name), name);
        MadeUpPictures.Write(manifest, 8);
        return Sets[name] = manifest;
    }

    public CrossDataSetsResult Cross(IReadOnlyList<string> sets, CancellationToken token, params IReadOnlyList<string> targets) =>
        Cross(Options with { DataSets = sets, Targets = targets }, token);

    public CrossDataSetsResult Cross(SweepOptions options, CancellationToken token) =>
        CrossDataSetsResult.Of(PooledResult.Of(Runner.Run(Sweeps.Across(options), token: token)));
}
