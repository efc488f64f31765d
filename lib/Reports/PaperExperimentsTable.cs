using System.Globalization;
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
            plan.Select(row => Row(row, [.. results.Where(result => IsOf(row, result))])))
        {
            Notes =
            [
                "Where table and text name different inputs, both are rows. Measured here: accuracy, 95 % clustered interval, test pictures, how the split was drawn. "
                + "The paper does not say how its test part was drawn, nor from which 25,000 of FERG's 55,767 pictures.",
                .. plan.Select(row => row.Remedy).OfType<string>().Distinct(),
            ],
        };
    }

    // Size, recipe and protocol may be any: the paper leaves them open, or they stand beside the number.
    private static bool IsOf(PaperExperiment row, PooledResult result) => row.Job is { } job && result.Job is { } ran
        && ran.Method == job.Method && ran.TrainOn.SequenceEqual(job.TrainOn) && ran.Input == job.Input && ran.Expressions == job.Expressions && ran.Pictures == job.Pictures;

    private static string[] Row(PaperExperiment row, IReadOnlyList<PooledResult> results)
    {
        string[] what =
        [
            row.Published.Number.ToString(CultureInfo.InvariantCulture), row.Published.DataSet, row.Published.Expressions.ToString(CultureInfo.InvariantCulture),
            row.Published.Pictures.ToString("#,0", CultureInfo.InvariantCulture), NetworkInputs.NameOf(row.Input), row.Reading,
            string.Create(CultureInfo.InvariantCulture, $"{row.Published.Accuracy}\u00a0%"),
        ];
        string because = $"not tested, because {row.WhyNot ?? "its job was not run"}";
        string published = Texts(results.Where(result => !result.Outcome.IsPractice)), practice = Texts(results.Where(result => result.Outcome.IsPractice));
        string measured = published.Length == 0 ? practice.Length > 0 && row.WhyNot is null ? Practice : because
            // Fewer pictures than the paper's are another experiment, shown with its own number of them.
            : row.WhyNot is null ? published : $"{because}; on what there is: {published}";
        return [.. what, measured, practice];
    }

    private static string Texts(IEnumerable<PooledResult> results) => string.Join("; ", results.Select(result => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * result.Outcome.Estimate.Accuracy:0.0}\u00a0% ({result.Outcome.Estimate.Clustered}; n = {result.Outcome.Estimate.Count:#,0}; {result.Outcome.ProtocolText}; {result.Job.Size} x {result.Job.Size})")));
}
