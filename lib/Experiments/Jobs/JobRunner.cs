using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>Runs jobs, and keeps what came of them: a job whose record is there is read, never trained again.</summary>
/// <remarks>
/// A job that is stopped or killed goes on from the checkpoint in its folder. Several processes may work on one folder of results: a job that another process
/// trains is refused there, not trained twice.
/// </remarks>
public sealed partial class JobRunner
{
    private const string CheckpointName = "checkpoint.safetensors";

    private readonly IEngine _engine;
    private readonly Func<string, Manifest> _open;
    private readonly Dictionary<string, Manifest> _opened = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A runner.</summary>
    /// <param name="engine">What trains.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="open">Opens a data set by what a user types; each is opened once.</param>
    public JobRunner(IEngine engine, ResultStore store, Func<string, Manifest> open)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(open);
        _engine = engine;
        Store = store;
        _open = open;
    }

    /// <summary>Where results are kept.</summary>
    public ResultStore Store { get; }

    /// <summary>The result of a job if it has been run, with its own test at least; else null. Nothing is trained.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="DatasetException">A data set is not there or cannot be read, or the record is damaged.</exception>
    public JobResult? Find(ExperimentJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Check();
        return Store.Find(job, SetsOf(job));
    }

    /// <summary>Runs the jobs of a list that have not been run, and reads the others.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">Ends the work; what is finished is kept, and the job that runs goes on from its checkpoint the next time.</param>
    /// <returns>A result a job, in their order.</returns>
    /// <exception cref="DatasetException">A data set is not there, cannot be split as asked, or a record is damaged or cannot be written.</exception>
    /// <exception cref="TrainingException">A training cannot start or diverges, or another process is at it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<JobResult> Run(IReadOnlyList<ExperimentJob> jobs, IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        foreach (ExperimentJob job in jobs)
            job.Check();
        return [.. jobs.Select((job, place) => Run(job, new Place(progress, place, jobs.Count), token))];
    }

    /// <summary>Runs one job, or reads its result.</summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">As for a list.</param>
    /// <exception cref="DatasetException">As for a list.</exception>
    /// <exception cref="TrainingException">As for a list.</exception>
    /// <exception cref="OperationCanceledException">As for a list.</exception>
    public JobResult Run(ExperimentJob job, IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Check();
        IReadOnlyList<Manifest> sets = SetsOf(job);
        string folder = Store.FolderOf(job, sets);
        JobRecord? record = JobRecord.Read(folder);
        Manifest[] targets = [.. job.TestOn.Select(set => JobPictures.Choose(job with { Pictures = null }, Open(set)))];
        CheckTargets(job, sets, targets);
        Manifest[] open = [.. targets.Where(target => record?.On(target) is null)];
        bool isNew = false;
        if (record is null || open.Length > 0)
            (record, isNew) = Work(job, sets, folder, record, open, progress, token);
        // A record may hold more tests than this job asks for.
        return record.ToResult(folder, job, targets) with { IsNew = isNew };
    }

    private IReadOnlyList<Manifest> SetsOf(ExperimentJob job) => [.. job.TrainOn.Select(set => JobPictures.Choose(job, Open(set)))];

    /// <summary>A data set by what a user types; it is opened once.</summary>
    /// <param name="set">What was typed.</param>
    /// <exception cref="DatasetException">It is not there, or cannot be read; the message says what to do.</exception>
    public Manifest Open(string set)
    {
        if (!_opened.TryGetValue(set, out Manifest? manifest))
            _opened.Add(set, manifest = _open(set));
        return manifest;
    }

    private static void CheckTargets(ExperimentJob job, IReadOnlyList<Manifest> sets, IReadOnlyList<Manifest> targets)
    {
        HashSet<string> known = [.. sets.SelectMany(set => set.Samples.Select(set.FileOf))];
        foreach (Manifest target in targets)
        {
            if (target.Samples.Select(target.FileOf).FirstOrDefault(known.Contains) is { } file)
                throw new DatasetException($"{OneLine.Of(file)} is in {target.Name} and in a set that the job \"{OneLine.Of(job.Name)}\" is trained on: it would be tested on what it was trained on. Take one of them out.");
        }
    }

    /// <summary>Says of each job which of how many it is.</summary>
    private sealed class Place(IProgress<ExperimentProgress>? target, int done, int all) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => target?.Report(value with { Done = done, Steps = all });
    }
}
