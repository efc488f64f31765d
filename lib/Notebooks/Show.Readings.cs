using System.Globalization;
using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>The readings of the paper's table, trained beside each other.</summary>
public static partial class Show
{
    private const int PicturesShown = 14;

    /// <summary>The share of class scores at or below zero over the steps: reading 1 seed by seed, the others as means over the seeds.</summary>
    public static LineChart ScoresAtOrBelowZero(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Curves(result, "class scores at or below zero", "share of scores", step => step.ScoresAtOrBelowZero, reference: null);
    }

    /// <summary>The share of right answers in the mini-batches over the steps, with chance.</summary>
    public static LineChart BatchAccuracy(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Curves(result, "accuracy on the training pictures", "accuracy", step => step.Accuracy, (1.0 / result.Labels.Count, "chance"));
    }

    /// <summary>How every run ended: scores, silent pictures, gradient, loss, accuracy on the pictures it was trained on.</summary>
    public static ResultTable Readings(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ResultTable(
            $"{About(result)}: after {result.Options.Steps} steps",
            [
                new("run"), TableColumn.Number("scores at or below zero"), TableColumn.Number("pictures without a score above zero"),
                TableColumn.Number("largest gradient"), TableColumn.Number("loss"), TableColumn.Number("training accuracy"),
            ],
            result.Runs.OrderBy(run => run.Reading).Select(run => (string[])
            [
                $"reading {run.Reading}, seed {run.Seed}", Percent(run.Last.ScoresAtOrBelowZero), Percent(run.Last.SilentPictures),
                run.Last.LargestGradient == 0 ? "exactly 0" : run.Last.LargestGradient.ToString("0.0e+0", CultureInfo.InvariantCulture),
                run.Last.Loss.ToString("0.000", CultureInfo.InvariantCulture), Percent(run.Accuracy),
            ]))
        {
            Notes =
            [
                $"{result.Pictures.Count} pictures, the same for training and for this table; mini-batches of at most {result.Options.BatchSize}; "
                + $"Adam, step size {result.Options.LearningRate.ToString(CultureInfo.InvariantCulture)}; no augmentation.",
                "Scores: of the fully connected layer. In reading 1 a ReLU follows and turns those below zero into 0; in readings 2 and 3 they stay as they are and do no harm. "
                + "Largest gradient: over all weights, in the last step. Loss: mean of the last steps' mini-batches.",
            ],
        };
    }

    /// <summary>What happened to each reading, in sentences computed from the runs.</summary>
    public static Words InWords(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<string> words = [];
        ReadingRun[] cut = [.. result.Runs.Where(run => run.CutsScores)], free = [.. result.Runs.Where(run => !run.CutsScores)];
        ReadingRun[] dead = [.. cut.Where(run => run.IsDead)], alive = [.. cut.Where(run => !run.IsDead)];
        if (dead.Length > 0)
        {
            words.Add($"Reading 1 died in {dead.Length} of {cut.Length} seeds ({Seeds(dead)}): no class score of any picture was above zero, and the gradient of every "
                + $"weight was exactly 0. Such a network gives every picture the same answer, the first label ({result.Labels[0]}): "
                + $"{Percent(dead[0].Accuracy)} of its own training pictures, with chance at {Percent(1.0 / result.Labels.Count)}.");
        }

        if (alive.Length > 0)
        {
            string beginning = dead.Length > 0 ? $"In the other {alive.Length}" : $"In none of {cut.Length} seeds did reading 1 die altogether. In these";
            words.Add($"{beginning} ({Seeds(alive)}) {Range(alive, run => run.Last.ScoresAtOrBelowZero)} of the scores were at or below zero, and "
                + $"{Range(alive, run => run.Last.SilentPictures)} of the pictures had no score above it; accuracy on the training pictures {Range(alive, run => run.Accuracy)}.");
        }

        foreach (IGrouping<int, ReadingRun> reading in free.GroupBy(run => run.Reading))
            words.Add($"Reading {reading.Key}, same pictures, same seeds, same steps: accuracy on the training pictures {Range([.. reading], run => run.Accuracy)}.");
        return new Words(words);
    }

    /// <summary>The class scores of some pictures as the softmax gets them: reading 1 before and after, and reading 2 after the same steps.</summary>
    /// <remarks>The first seed in which reading 1 died; when it died in none, the first seed.</remarks>
    public static FigureGallery Scores(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ReadingRun? first = result.Of(1).FirstOrDefault(run => run.IsDead) ?? (result.Of(1) is [ReadingRun start, ..] ? start : null);
        ReadingRun? second = result.Of(2).FirstOrDefault(run => run.Seed == (first?.Seed ?? run.Seed));
        List<Figure> figures = [];
        if (first is not null)
        {
            figures.Add(ScoreMap(result, first, first.ScoresBefore, "before training"));
            figures.Add(ScoreMap(result, first, first.ScoresAfter, $"after {result.Options.Steps} steps"));
        }

        if (second is not null)
            figures.Add(ScoreMap(result, second, second.ScoresAfter, $"after {result.Options.Steps} steps"));
        return new FigureGallery(figures);
    }

    private static HeatMap ScoreMap(ReadingComparisonResult result, ReadingRun run, float[,] scores, string when)
    {
        int perLabel = Math.Max(1, PicturesShown / result.Labels.Count);
        int[] shown = [.. Enumerable.Range(0, result.Pictures.Count).GroupBy(i => result.Pictures.Truth[i]).OrderBy(group => group.Key)
            .SelectMany(group => group.Take(perLabel))];
        var values = new double[shown.Length, result.Labels.Count];
        for (int row = 0; row < shown.Length; row++)
        {
            for (int k = 0; k < result.Labels.Count; k++)
                values[row, k] = run.CutsScores ? Math.Max(0, scores[shown[row], k]) : scores[shown[row], k];
        }

        return new HeatMap
        {
            Title = $"Reading {run.Reading}, seed {run.Seed}, {when}",
            Rows = [.. shown.Select(i => result.Labels[result.Pictures.Truth[i]])],
            Columns = result.Labels,
            RowTitle = "picture shows",
            ColumnTitle = "score of",
            Values = values,
            IsDiverging = true,
            MarksZeros = true,
            ValueTitle = run.CutsScores ? "class score, cut off at zero" : "class score",
            Note = result.DataSet.IsPractice ? "Practice data." : null,
        };
    }

    private static LineChart Curves(
        ReadingComparisonResult result, string what, string axis, Func<ReadingStep, double> value, (double Y, string Label)? reference)
    {
        int count = result.Options.Seeds.Count;
        return new LineChart
        {
            Title = $"{About(result)}: {what}",
            XTitle = "step",
            YTitle = axis,
            YIsPercent = true,
            Reference = reference,
            Series = [.. result.Options.Readings.Order().SelectMany(reading => reading == 1 || count == 1
                ? result.Of(reading).Select((run, i) => new LineSeries($"reading {reading}, seed {run.Seed}", [.. run.Steps.Select(step => new ChartPoint(step.Step, value(step)))])
                {
                    Color = Palette.Series(reading == 1 ? 1 : reading == 2 ? 0 : 2),
                    Dashed = i > 0,
                })
                : [new LineSeries($"reading {reading}, mean of {count} seeds", Mean(result.Of(reading), value)) { Color = Palette.Series(reading == 2 ? 0 : 2) }])],
        };
    }

    private static ChartPoint[] Mean(IReadOnlyList<ReadingRun> runs, Func<ReadingStep, double> value) =>
        [.. runs[0].Steps.Select((step, i) => new ChartPoint(step.Step, runs.Average(run => value(run.Steps[i]))))];

    private static string About(ReadingComparisonResult result) => $"{result.DataSet.Name}, {result.Pictures.Count} pictures of {result.Labels.Count} labels";

    private static string Seeds(ReadingRun[] runs) => $"seed{(runs.Length == 1 ? "" : "s")} {string.Join(", ", runs.Select(run => run.Seed))}";

    private static string Range(ReadingRun[] runs, Func<ReadingRun, double> value)
    {
        (string low, string high) = (Percent(runs.Min(value)), Percent(runs.Max(value)));
        return low == high ? low : $"{low} to {high}";
    }
}
