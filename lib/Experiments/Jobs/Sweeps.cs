using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <summary>Lists of jobs for the questions of this workbook. A list is data: it trains nothing.</summary>
/// <remarks>Jobs that two sweeps share are one job: the intensity network of <see cref="Channels"/> is the paper's network of <see cref="Methods"/>.</remarks>
public static partial class Sweeps
{
    /// <summary>Names of the sweeps.</summary>
    public static IReadOnlyList<string> Names { get; } = ["channels", "across", "leakage", "methods", "paper"];

    /// <summary>The jobs of a sweep by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>; case does not matter.</param>
    /// <param name="options">Over what it goes.</param>
    /// <exception cref="DatasetException">There is no such sweep, or its options are no list of jobs.</exception>
    public static IReadOnlyList<ExperimentJob> Of(string name, SweepOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToLowerInvariant() switch
        {
            "channels" => Channels(options),
            "across" => Across(options),
            "leakage" => Leakage(options),
            "methods" => Methods(options),
            "paper" => Paper(options),
            _ => throw new DatasetException($"There is no sweep \"{OneLine.Of(name)}\", expected one of {string.Join(", ", Names)}.{NearestName.Suggestion(name, Names)}"),
        };
    }

    /// <summary>RQ2: each input on each data set, for each seed, on the same split.</summary>
    /// <param name="options">Data sets, inputs, protocol, seeds.</param>
    /// <exception cref="DatasetException">A list is empty or names something twice, or the protocol has no list of folds.</exception>
    public static IReadOnlyList<ExperimentJob> Channels(SweepOptions options) =>
        Expand(options, from set in DataSetsOf(options)
                        from input in options.Inputs
                        select One(options, set) with { Input = input });

    /// <summary>
    /// RQ1: trained on each data set and tested on its own test part, on each other set and on each target; then trained on all sets together and tested on the
    /// targets; then, of three sets or more, trained on all but one and tested on that one and on the targets.
    /// </summary>
    /// <param name="options">Data sets, targets, protocol, seeds.</param>
    /// <remarks>Leaving one of two sets out is training on the other: those are the single sets' jobs.</remarks>
    /// <exception cref="DatasetException">Fewer than two sets in all, a list names something twice, or the protocol has folds.</exception>
    public static IReadOnlyList<ExperimentJob> Across(SweepOptions options)
    {
        string[] sets = DataSetsOf(options);
        if (sets.Length + options.Targets.Count < 2)
            throw new DatasetException($"Across data sets needs at least 2 data sets, got {string.Join(", ", sets)}. Name another one, to train on or as a target.");
        if (options.Targets.FirstOrDefault(target => sets.Contains(target, StringComparer.OrdinalIgnoreCase)) is { } both)
            throw new DatasetException($"{both} is trained on and a target; every set that is trained on is tested anyway. Take it out of the targets.");
        if (ProtocolName.HasFolds(options.Protocol))
            throw new DatasetException($"The protocol \"{ProtocolName.Of(options.Protocol)}\" has folds, and other data sets are tested whole, once. Take a protocol with a single split (subject).");
        IEnumerable<ExperimentJob> jobs = sets.Select(set => One(options, set) with { TestOn = [.. sets.Where(other => other != set), .. options.Targets] });
        if (options.JoinsSources && sets.Length > 1 && options.Targets.Count > 0)
            jobs = jobs.Append(One(options, sets) with { TestOn = options.Targets });
        if (options.JoinsSources && sets.Length > 2)
            jobs = jobs.Concat(sets.Select(left => One(options, [.. sets.Where(set => set != left)]) with { TestOn = [left, .. options.Targets] }));
        return Expand(options, jobs);
    }

    /// <summary>The same network under each protocol, on each data set.</summary>
    /// <param name="options">Data sets, protocols, folds, seeds.</param>
    /// <exception cref="DatasetException">As for <see cref="Channels"/>.</exception>
    public static IReadOnlyList<ExperimentJob> Leakage(SweepOptions options) =>
        Expand(options, from set in DataSetsOf(options)
                        from protocol in options.Protocols
                        select One(options, set) with { Protocol = protocol });

    /// <summary>Each method on each data set, on the same split.</summary>
    /// <param name="options">Data sets, methods, protocol, seeds.</param>
    /// <exception cref="DatasetException">As for <see cref="Channels"/>.</exception>
    public static IReadOnlyList<ExperimentJob> Methods(SweepOptions options) =>
        Expand(options, from set in DataSetsOf(options)
                        from method in options.Methods
                        select One(options, set) with { Method = method });

    private static ExperimentJob One(SweepOptions options, params IReadOnlyList<string> sets) => new()
    {
        TrainOn = sets,
        Input = options.Input,
        Protocol = options.Protocol,
        Folds = options.Folds,
        SplitSeed = options.SplitSeed,
        Size = options.Size,
        Recipe = options.Recipe,
        Epochs = options.Epochs,
    };

    /// <summary>A job for each seed and each fold, with a name.</summary>
    private static ExperimentJob[] Expand(SweepOptions options, IEnumerable<ExperimentJob> jobs)
    {
        CheckList("seeds", options.Seeds);
        CheckList("inputs", options.Inputs);
        CheckList("protocols", options.Protocols);
        CheckList("methods", options.Methods);
        ExperimentJob[] expanded =
        [
            .. from job in jobs
               from seed in options.Seeds
               from fold in FoldsOf(job)
               select Named(job with { Seed = seed, Fold = fold }),
        ];
        foreach (ExperimentJob job in expanded)
            job.Check();
        return expanded;
    }

    private static IEnumerable<int?> FoldsOf(ExperimentJob job)
    {
        if (job.Protocol == SplitProtocol.LeaveOneSubjectOut)
        {
            throw new DatasetException(
                $"The protocol \"{ProtocolName.Of(job.Protocol)}\" has as many folds as the set has subjects, which a list of jobs does not know. Take folds, with as many folds as subjects.");
        }

        return ProtocolName.HasFolds(job.Protocol) ? Enumerable.Range(1, job.Folds).Select(fold => (int?)fold) : [null];
    }

    private static ExperimentJob Named(ExperimentJob job)
    {
        string fold = job.Fold is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {job.Fold} of {job.Folds}");
        string method = job.Method == ComparedMethods.PapersNetwork ? "" : $"{job.Method}, ";
        return job with
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(" + ", job.TrainOn)}, {method}{NetworkInputs.NameOf(job.Input)}, {ProtocolName.TypedOf(job.Protocol)}{fold}, seed {job.Seed}"),
        };
    }

    private static string[] DataSetsOf(SweepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckList("data sets", options.DataSets);
        return [.. options.DataSets];
    }

    private static void CheckList<T>(string what, IReadOnlyList<T> values)
    {
        if (values.Count == 0 || values.Distinct().Count() < values.Count)
            throw new DatasetException($"Expected one or more different {what}, got {(values.Count == 0 ? "none" : string.Join(", ", values))}.");
    }
}
