using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>Cross-validation, and training on each data set and testing on each.</summary>
public static partial class Show
{
    private static readonly Words NotAskedFor = new(["Not run: it takes as many trainings as folds and seeds. Ask for it with --set Protocol=folds."]);

    /// <summary>The accuracy of a cross-validation, or a sentence that it was not asked for.</summary>
    /// <param name="result">The cross-validation; null when it was not asked for.</param>
    public static object FoldsAccuracy(CrossValidationResult? result) => result is null ? NotAskedFor : Accuracy(result);

    /// <summary>The confusion matrix of a cross-validation, or a sentence that it was not asked for.</summary>
    /// <param name="result">The cross-validation; null when it was not asked for.</param>
    public static object FoldsConfusion(CrossValidationResult? result) => result is null ? NotAskedFor : Confusion(result);

    /// <summary>A row a seed, and their mean with its interval.</summary>
    public static ResultTable Accuracy(CrossValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<(string, AccuracyEstimate)> rows = [.. result.Runs.Select(run => ($"seed {run.Seed}", run.Estimate))];
        if (result.Runs.Count > 1)
            rows.Add(("probabilities averaged over seeds", result.AveragedEstimate));
        ResultTable table = AccuracyTable.Of(
            $"{result.DataSet.Name}: {result.Folds} subject-independent folds, pooled over {result.Averaged.Count} pictures", rows);
        return new ResultTable(table.Title, table.Columns, table.Rows)
        {
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture,
                    $"Headline: {100 * result.MeanAccuracy:0.0} % is the mean of {result.Runs.Count} seed(s), {100 * result.LowestAccuracy:0.0} to {100 * result.HighestAccuracy:0.0} %; 95 % interval over subjects {result.MeanInterval}."),
                result.ValidationJoinedTraining
                    ? "Each fold's network was trained on all subjects outside the fold, validation subjects included; no epoch was chosen by them."
                    : "Each fold's validation subjects were not trained on.",
                .. table.Notes,
            ],
        };
    }

    /// <summary>Truth against prediction, all seeds counted together.</summary>
    public static ConfusionMatrixChart Confusion(CrossValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Confusion($"{result.DataSet.Name}: {result.Folds} subject-independent folds, {result.Runs.Count} seed(s) together", result.PooledMatrix);
    }

    /// <summary>The accuracies of all pairs of data sets, decided over all of the network's labels or over those both sets have.</summary>
    public static MatrixChart AccuracyMatrix(CrossDataSetsResult result, bool sharedLabels = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        int columns = result.DataSets.Count;
        var cells = new MatrixCell?[result.Rows.Count, columns];
        for (int row = 0; row < result.Rows.Count; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                CrossDataSetCell? cell = result.Rows[row][column];
                if ((sharedLabels ? cell?.SharedLabels : cell?.AllLabels)?.Estimate is { Count: > 0 } a)
                    cells[row, column] = CellOf(a);
            }
        }

        return new MatrixChart
        {
            Title = $"Accuracy, decided over {(sharedLabels ? "the labels both sets have" : "all of the network's labels")}{Aside(result)}",
            Rows = [.. result.Sources.Select(set => set.Name)],
            Columns = [.. result.DataSets.Select(set => set.Name)],
            Cells = cells,
        };
    }

    /// <summary>The accuracies decided over the labels both sets have, or a sentence when every set has the same labels.</summary>
    public static object SharedLabelsMatrix(CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Sources.Concat(result.DataSets).All(set => set.Labels.Count == result.CommonLabels.Count)
            ? new Words([$"{(result.DataSets.Count == 2 ? "Both" : "All")} sets have the same {result.CommonLabels.Count} labels, so both decisions are the same."])
            : AccuracyMatrix(result, sharedLabels: true);
    }

    /// <summary>A confusion matrix for every pair of data sets, over all of the network's labels.</summary>
    public static FigureGallery Confusions(CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new FigureGallery([.. result.Cells.Where(cell => cell.AllLabels.Estimate.Count > 0)
            .Select(cell => Confusion(
                cell.IsWithin ? $"{cell.AllLabels.TestedOn.Name}, its own test split, {cell.AllLabels.ProtocolText}" : About(cell.AllLabels), cell.AllLabels.Predictions.Matrix))]);
    }

    /// <summary>All pairs as rows, with intervals, and the drop against the set's own test split.</summary>
    public static ResultTable Accuracies(CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<(string, AccuracyEstimate)> rows = [];
        foreach (CrossDataSetCell cell in result.Cells)
        {
            string pair = Pair(cell.AllLabels);
            rows.Add((pair, cell.AllLabels.Estimate));
            if (cell.SharedLabels is Outcome shared && shared.Predictions.Labels.Count < cell.AllLabels.Predictions.Labels.Count)
                rows.Add(($"{pair}, {shared.Predictions.Labels.Count}\u00a0shared\u00a0labels", shared.Estimate));
        }

        ResultTable table = AccuracyTable.Of($"Every pair of data sets{Aside(result)}", rows);
        IEnumerable<string> leftOut = result.Cells.Select(cell => cell.AllLabels).Where(outcome => outcome.LeftOut > 0)
            .Select(outcome => $"{Pair(outcome)}: {outcome.LeftOut} pictures are left out, because the network does not have their label.");
        return new ResultTable(table.Title, table.Columns, table.Rows) { Notes = [.. table.Notes, .. leftOut] };
    }

    /// <summary>What each network loses away from home, with intervals.</summary>
    public static BarChart Drops(CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CrossDataSetCell[] crossings = [.. result.Cells.Where(cell => !cell.IsWithin && !double.IsNaN(cell.Drop))];
        return new BarChart
        {
            Title = $"What is lost between home and elsewhere{Aside(result)}",
            Categories = Distinct([.. crossings.Select(cell => Pair(cell.AllLabels))]),
            Series = [new BarSeries("drop", [.. crossings.Select(cell => PointsBar(cell.Drop, cell.DropInterval))])],
            ValueTitle = "drop in points, over the labels both sets have",
            CategoryTitle = "trained on, tested on",
            IntervalNote = "Thin lines: 95 % intervals over clusters of both tests. One that crosses 0 leaves the drop open.",
        };
    }

    /// <summary>The answer to RQ1 on the data at hand, computed from the intervals.</summary>
    public static Words Answer(CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<string> words = [.. result.Cells.Where(cell => !cell.IsWithin).Select(Compare)];
        AccuracyEstimate[] across = [.. result.Cells.Where(cell => !cell.IsWithin)
            .Select(cell => (cell.SharedLabels ?? cell.AllLabels).Estimate)];
        int above = across.Count(a => a.Verdict == "above chance");
        words.Insert(0, $"RQ1, does a model trained on one data set work on another? On the data at hand {above} of {across.Length} crossings are above chance "
            + "by the clustered interval, decided over the labels both sets have. Working is more than beating chance: compare each with its own test split below.");
        if (!ProtocolName.KeepsSubjectsApart(result.Protocol))
            words.Add($"Protocol {ProtocolName.Of(result.Protocol)}. Each own test split holds faces that its network was trained on; part of every drop is that.");
        if (result.IsPractice)
        {
            words.Add("Practice data: this workbook renders the practice sets in two styles, so a domain shift between them is there by construction. "
                + "What a crossing between published data sets loses is not tested here.");
        }

        return new Words(words);
    }

    private static string Compare(CrossDataSetCell cell)
    {
        if (cell.SharedLabels is not { Estimate: { Count: > 0 } a } away)
            return $"{Pair(cell.AllLabels)}: the sets share fewer than two labels, so nothing can be compared.";
        AccuracyEstimate home = cell.Home.Estimate;
        bool fewer = away.Predictions.Labels.Count < cell.AllLabels.Predictions.Labels.Count;
        string labels = fewer ? $" over the {away.Predictions.Labels.Count} shared labels (chance {Percent(a.Chance)})" : "";
        string sentence = $"{Pair(away)}: {Percent(a.Accuracy)} of {a.Count} pictures{labels}, 95 % clustered interval {a.Clustered}: {a.Verdict}.";
        if (home.Count == 0)
            return $"{sentence} Its own test split has no picture of these labels to compare with.";
        double drop = 100 * (home.Accuracy - a.Accuracy);
        string change = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(drop):0.0} points {(drop >= 0 ? "below" : "above")}");
        string shown = !cell.DropInterval.IsDefined ? "" : cell.DropInterval is { Low: <= 0, High: >= 0 } ? ", which these pictures do not show to be a difference" : "";
        return $"{sentence} That is {change} its own test split{(fewer ? " over the same labels" : "")} "
            + $"({ProtocolName.Of(away.Protocol)}; {Percent(home.Accuracy)} of {home.Count} pictures, {home.Clustered}); drop {Points(cell.DropInterval)}{shown}.";
    }

    // A drop and its ends are differences: points, with a sign.
    private static string Points(Interval interval) => interval.IsDefined
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * interval.Low:+0.0;-0.0;0.0} to {100 * interval.High:+0.0;-0.0;0.0} points") : "without an interval";

    // A line breaks before the arrow, not within a name.
    private static string Pair(Outcome outcome) =>
        $"{Unbroken(outcome.TrainedOn.Name)} \u2192\u00a0{Unbroken(outcome.TestedOn.Name)}";

    // "practice FERG + JAFFE" may break behind the plus only.
    private static string Unbroken(string name) => name.Replace(' ', '\u00a0').Replace("\u00a0+\u00a0", "\u00a0+ ", StringComparison.Ordinal);

    private static MatrixCell CellOf(AccuracyEstimate a) => new(
        a.Accuracy, a.Clustered.IsDefined ? a.Clustered.Low : null, a.Clustered.IsDefined ? a.Clustered.High : null, a.Count,
        a.Verdict == "above chance" ? null : a.Verdict);

    // What stands behind a title: how the own test splits were drawn, and whether practice data is among the sets.
    private static string Aside(CrossDataSetsResult result)
    {
        string practice = result.DataSets.All(set => set.IsPractice) ? "; practice data" : result.IsPractice ? "; practice data among them" : "";
        string protocols = string.Join(" and ", result.Results.Select(row => ProtocolName.Of(row.Outcome.Protocol)).Distinct());
        return $" (own test splits: {protocols}{practice})";
    }
}
