using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>Results of jobs whose right and wrong answers are known, without any training.</summary>
internal static class MadeUpResult
{
    /// <summary>A result on 60 pictures of twelve subjects; what is not in the job is that of a data set of two classes.</summary>
    public static JobResult Of(ExperimentJob job, DataSetFacts set, Func<int, bool> isRight, params IReadOnlyList<Outcome> elsewhere)
    {
        Outcome home = OutcomeOn(set, isRight, job.Protocol, job.Seed);
        return new JobResult
        {
            Job = job,
            Key = string.Join(' ', [set.Name, set.ManifestHash, .. job.Facts()]),
            Folder = Path.Combine("results", $"{set.Name}-{job.Input}-{job.Method}-{job.Protocol}-{job.Fold}-{job.Seed}"),
            Commit = "0123456789ab",
            TrainedBy = [],
            TrainedOn = set,
            Model = "made up",
            TrainingCounts = [.. set.Labels.Select((_, place) => 10 - place)],
            Home = home,
            Elsewhere = [.. elsewhere.Select(outcome => outcome with { TrainedOn = set })],
        };
    }

    public static ExperimentJob Job(NetworkInput input = NetworkInput.Intensity, SplitProtocol protocol = SplitProtocol.SubjectIndependent) =>
        new() { TrainOn = ["typed"], Input = input, Protocol = protocol, Fold = ProtocolName.HasFolds(protocol) ? 1 : null, Folds = 1 };

    /// <summary>Facts about a data set whose hash follows from its name.</summary>
    public static DataSetFacts Set(string name, int classes = 2, bool isPractice = false) =>
        MadeUpOutcome.Facts(name, isPractice, classes: classes) with { ManifestHash = $"hash of {name}" };

    /// <summary>A test on 60 pictures of twelve subjects of a set.</summary>
    public static Outcome OutcomeOn(DataSetFacts set, Func<int, bool> isRight, SplitProtocol protocol = SplitProtocol.SubjectIndependent, ulong seed = 1) =>
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", isRight, protocol, seed, set.IsPractice, classes: set.Labels.Count) with { TrainedOn = set, TestedOn = set };

    /// <summary>A test on all pictures of another set by a network that knows some labels.</summary>
    public static Outcome Away(DataSetFacts set, int knownClasses, Func<int, bool> isRight) =>
        MadeUpOutcome.Of(60, i => $"t{i / 5:00}", isRight, isPractice: set.IsPractice, classes: knownClasses) with { TestedOn = set };

    public static PooledResult Pooled(ExperimentJob job, DataSetFacts set, Func<int, bool> isRight, params IReadOnlyList<Outcome> elsewhere) =>
        PooledResult.Of([Of(job, set, isRight, elsewhere)])[0];
}
