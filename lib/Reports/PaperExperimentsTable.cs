using System.Globalization;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;

namespace FerLib.Reports;

/// <summary>The paper's nine experiments beside what was measured here.</summary>
public static class PaperExperimentsTable
{
    private const string Practice = "not tested on the published data";

    /// <summary>A row an experiment and reading: the printed accuracy, the measured one, or why there is none; practice figures in a column of their own.</summary>
    /// <param name="plan">The experiments with their jobs.</param>
    /// <param name="results">Results of the jobs, as far as they were run.</param>
    public static ResultTable Of(IReadOnlyList<PaperExperiment> plan, IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(results);
        return new ResultTable(
            "The paper's experiments (its Table 2) beside what was measured here",
            [
                TableColumn.Number("no."), new("data set"), TableColumn.Number("expressions"), TableColumn.Number("images"), new("input"), new("by its"),
                TableColumn.Number("printed"), new("measured here"), new("on practice data (decides nothing)"),
            ],
            plan.Select(row => Row(row, results.FirstOrDefault(result => IsOf(row, result)))))
        {
            Notes =
            [
                "Where table and text name different inputs, both are rows. Measured here: accuracy, 95 % clustered interval, test pictures, how the split was drawn. "
                + "The paper does not say how its test part was drawn, nor from which 25,000 of FERG's 55,767 pictures.",
            ],
        };
    }

    private static bool IsOf(PaperExperiment row, PooledResult result) => row.Job is { } job
        && result.Job.TrainOn.SequenceEqual(job.TrainOn) && result.Job.Facts().SequenceEqual((job with { Seed = result.Job.Seed, Fold = result.Job.Fold }).Facts());

    private static string[] Row(PaperExperiment row, PooledResult? result)
    {
        string printed = string.Create(CultureInfo.InvariantCulture, $"{row.Published.Accuracy}\u00a0%");
        string[] what =
        [
            row.Published.Number.ToString(CultureInfo.InvariantCulture), row.Published.DataSet, row.Published.Expressions.ToString(CultureInfo.InvariantCulture),
            row.Published.Pictures.ToString("#,0", CultureInfo.InvariantCulture), NetworkInputs.NameOf(row.Input), row.Reading, printed,
        ];
        string because = row.WhyNot is null ? "not tested, because it was not run: run its job" : $"not tested, because {row.WhyNot}";
        return result is null ? [.. what, because, ""]
            : result.Outcome.IsPractice ? [.. what, row.WhyNot is null ? Practice : $"{Practice}; {row.WhyNot}", Text(result.Outcome)]
            // A run on fewer pictures than the paper's is shown with its own number of them, which is another experiment.
            : row.WhyNot is null ? [.. what, Text(result.Outcome), ""] : [.. what, $"{because}; on what there is: {Text(result.Outcome)}", ""];
    }

    private static string Text(Outcome outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * outcome.Estimate.Accuracy:0.0}\u00a0% ({outcome.Estimate.Clustered}; n = {outcome.Estimate.Count:#,0}; {outcome.ProtocolText})");
}
