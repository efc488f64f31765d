using System.Globalization;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.NeuralNetworks;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>Results of experiments with where they come from.</summary>
public static partial class Show
{
    /// <summary>The records that numbers come from: job, accuracy, commit, data hash, seeds, and whether they were made in this run.</summary>
    /// <param name="results">Results of jobs.</param>
    public static ResultTable Records(IReadOnlyList<JobResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        string[] others = [.. results.Select(result => result.Commit).Where(commit => commit != SourceRevision.Current).Distinct()];
        return new ResultTable(
            "Where the numbers come from",
            [
                new("job"), TableColumn.Number("accuracy"), TableColumn.Number("n"), TableColumn.Number("seed"), new("commit"), new("data"), new("record"), new("trained"),
            ],
            results.DistinctBy(result => result.Key).Select(result => (string[])
            [
                result.Job.Name, Percent(result.Home.Estimate.Accuracy), result.Home.Estimate.Count.ToString("#,0", CultureInfo.InvariantCulture),
                result.Job.Seed.ToString(CultureInfo.InvariantCulture), result.Commit, Short(result.TrainedOn), result.Source, result.IsNew ? "now" : "before",
            ]))
        {
            Notes =
            [
                "Each record is a folder with the predictions of every picture, the weights and all settings. It is made once: remove the folder to have it made again.",
                .. others.Length == 0 ? Array.Empty<string>()
                    : [$"Made by another version of the code than this one ({SourceRevision.Current}): {string.Join(", ", others)}."],
            ],
        };
    }

    /// <summary>The paper's nine experiments: what it prints, what was measured, or why nothing was.</summary>
    /// <param name="plan">The experiments (<see cref="PaperExperiments.Plan"/>).</param>
    /// <param name="results">Results of their jobs, as far as they were run.</param>
    public static ResultTable PaperExperiments(IReadOnlyList<PaperExperiment> plan, IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(results);
        return PaperExperimentsTable.Of(plan, results);
    }

    /// <summary>What a reviewer needs to repeat a list of jobs.</summary>
    /// <param name="engine">What computes now; the records say what trained.</param>
    /// <param name="results">Results of jobs, pooled.</param>
    public static RunRecord Record(IEngine engine, IReadOnlyList<PooledResult> results) => Record(Start(engine), results);

    private static RunRecord Record(RunRecord record, IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ExperimentJob[] jobs = [.. results.Select(result => result.Job)];
        JobResult[] parts = [.. results.SelectMany(result => result.Parts)];
        record.Add("Methods", Each(jobs.Select(job => job.Method)))
            .Add("Input", Each(jobs.Select(job => $"{NetworkInputs.NameOf(job.Input)}, {job.Size} x {job.Size}")))
            .Add("Protocols", Each(results.Select(result => result.Outcome.ProtocolText)))
            .Add("Seeds", Each(parts.Select(part => part.Job.Seed.ToString(CultureInfo.InvariantCulture))))
            .Add("Recipes", Each(jobs.Select(job => job.Recipe)))
            .Add("Trained by", Each(parts.SelectMany(part => part.TrainedBy)))
            .Add("Commits of the records", Each(parts.Select(part => part.Commit)))
            .Add("Records", Each(parts.Select(part => part.Source)));
        IEnumerable<DataSetFacts> sets = results.SelectMany(result => result.Elsewhere.Select(outcome => outcome.TestedOn).Prepend(result.Outcome.TrainedOn));
        foreach (DataSetFacts set in sets.DistinctBy(set => (set.Name, set.ManifestHash)))
            record.Add(set);
        return record;
    }

    private static string Each(IEnumerable<string> values) => string.Join("; ", values.Distinct());

    private static string Short(DataSetFacts set) => $"{set.Name} {set.ManifestHash[..8]}{(set.IsPractice && !set.Name.Contains("practice", StringComparison.OrdinalIgnoreCase) ? " (practice data)" : "")}";
}
