using System.Globalization;
using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>The readings of the paper's table, trained beside each other.</summary>
public static partial class Show
{
    private const int PicturesShown = 8;

    // Warm colors for the reading that goes wrong; the others are blue and green.
    private static readonly int[] ReadingOneColors = [1, 3, 5];

    /// <summary>Share of class scores at or below zero over the steps: reading 1 seed by seed, the others as means of the seeds.</summary>
    public static LineChart ScoresAtOrBelowZero(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Curves(result, "class scores at or below zero", "share of scores", step => step.ScoresAtOrBelowZero, reference: null);
    }

    /// <summary>Right answers on all pictures that are trained on, as a share, over the steps, with chance.</summary>
    public static LineChart TrainingAccuracy(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (double, string) chance = (1.0 / result.Labels.Count, "chance");
        return Curves(result, "accuracy on the training pictures", "accuracy", step => step.Accuracy, chance);
    }

    /// <summary>How every run ended: scores, silent pictures, gradient, loss, accuracy on the pictures it was trained on.</summary>
    public static ResultTable Readings(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string rate = result.Options.LearningRate.ToString(CultureInfo.InvariantCulture);
        return new ResultTable(
            $"{About(result)}: after {result.Options.Steps} steps",
            [
                new("run"), TableColumn.Number("scores at or below zero"), TableColumn.Number("pictures without a score above zero"),
                TableColumn.Number("largest gradient"), TableColumn.Number("loss"), TableColumn.Number("training accuracy"),
            ],
            result.Runs.OrderBy(run => run.Reading).Select(run => (string[])
            [
                $"reading\u00a0{run.Reading}, seed\u00a0{run.Seed}",
                Percent(run.Last.ScoresAtOrBelowZero), Percent(run.Last.SilentPictures), Gradient(run.Last.LargestGradient),
                run.Last.Loss.ToString("0.000", CultureInfo.InvariantCulture), Percent(run.Accuracy),
            ]))
        {
            Notes =
            [
                $"{result.Pictures.Count} pictures, the same for training and for this table; mini-batches of at most "
                + $"{result.Options.BatchSize}; Adam, step size {rate}; no augmentation.",
                "Scores: of the fully connected layer. In reading 1 a ReLU follows and turns those below zero into 0; in readings 2 and 3 "
                + "they stay as they are and do no harm. Largest gradient: over all weights, in the last step. "
                + "Loss: mean of the last steps' mini-batches.",
            ],
        };
    }

    /// <summary>What happened to each reading, in sentences computed from the runs.</summary>
    public static Words InWords(ReadingComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ReadingRun[] cut = [.. result.Runs.Where(run => run.CutsScores)], free = [.. result.Runs.Where(run => !run.CutsScores)];
        ReadingRun[] dead = [.. cut.Where(run => run.IsDead)], alive = [.. cut.Where(run => !run.IsDead)];
        List<string> words = [];
        if (dead.Length > 0)
        {
            words.Add($"Reading 1 died in {dead.Length} of {cut.Length} seeds ({Seeds(dead)}): at the last step no class score of any picture "
                + "was above zero, and the gradient of every weight was exactly 0. Such a network gives every picture the same answer, the first "
                + $"label ({result.Labels[0]}): right for {Percent(dead[0].Accuracy)} of its own training pictures, "
                + $"with chance at {Percent(1.0 / result.Labels.Count)}.");
        }

        if (alive.Length > 0)
        {
            string beginning = dead.Length > 0
                ? $"In the other{(alive.Length == 1 ? "" : $" {alive.Length}")} ({Seeds(alive)}),"
                : $"Reading 1 died in none of {cut.Length} seeds ({Seeds(alive)}): at the end,";
            words.Add($"{beginning} {Range(alive, run => run.Last.ScoresAtOrBelowZero)} of the scores were at or below zero, and "
                + $"{Range(alive, run => run.Last.SilentPictures)} of the pictures had no score above it.");
        }

        words.AddRange(result.Runs.GroupBy(run => run.Reading).OrderBy(group => group.Key).Select(group =>
            $"Reading {group.Key} gives the right answer to {Range([.. group], run => run.Accuracy)} of the pictures it was trained on, "
            + $"{Percent(group.Average(run => run.Accuracy))} on average over the seeds."));
        return new Words(words);
    }

    /// <summary>
    /// The class scores of some pictures as the softmax gets them, in the first seed in which reading 1 died; when it died in none, in the
    /// first.
    /// </summary>
    /// <param name="result">The comparison.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="untrained">Whether to show the scores before training. Default: those after the last step.</param>
    /// <exception cref="ArgumentException">The reading was not trained.</exception>
    public static HeatMap ClassScores(ReadingComparisonResult result, int reading, bool untrained = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ulong seed = result.Runs.FirstOrDefault(run => run.IsDead)?.Seed ?? result.Options.Seeds[0];
        ReadingRun run = result.Of(reading).FirstOrDefault(run => run.Seed == seed) ?? throw new ArgumentException(
            $"Reading {reading} was not trained, only {string.Join(", ", result.Options.Readings)}.", nameof(reading));
        float[,] scores = untrained ? run.ScoresBefore : run.ScoresAfter;
        int perLabel = Math.Max(1, PicturesShown / result.Labels.Count);
        int[] shown = [.. Enumerable.Range(0, result.Pictures.Count).GroupBy(i => result.Pictures.Truth[i]).OrderBy(group => group.Key)
            .SelectMany(group => group.Take(perLabel))];
        var values = new double[shown.Length, result.Labels.Count];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int k) = Math.DivRem(i, result.Labels.Count);
            values[row, k] = run.CutsScores ? Math.Max(0, scores[shown[row], k]) : scores[shown[row], k];
        }

        return new HeatMap
        {
            Title = $"Reading {reading}, seed {seed}, {(untrained ? "before training" : $"after {result.Options.Steps} steps")}",
            Rows = [.. shown.Select(i => result.Labels[result.Pictures.Truth[i]])],
            Columns = result.Labels,
            RowTitle = "picture shows",
            ColumnTitle = "score of",
            Values = values,
            IsDiverging = !run.CutsScores,
            MarksZeros = true,
            ValueTitle = run.CutsScores ? "class score, cut off at zero" : "class score",
            Note = result.DataSet.IsPractice ? "Practice data." : null,
        };
    }

    private static LineChart Curves(
        ReadingComparisonResult result, string what, string axis, Func<ReadingStep, double> value, (double Y, string Label)? reference)
    {
        IEnumerable<LineSeries> one = result.Of(1).Select((run, i) => new LineSeries(
            $"reading 1, seed {run.Seed}", [.. run.Steps.Select(step => new ChartPoint(step.Step, value(step)))])
        {
            Color = Palette.Series(ReadingOneColors[i % ReadingOneColors.Length]),
        });
        string seeds = result.Options.Seeds is [ulong only] ? $"seed {only}" : $"mean of {result.Options.Seeds.Count} seeds";
        IEnumerable<LineSeries> others = result.Options.Readings.Where(reading => reading != 1).Order().Select(reading => new LineSeries(
            $"reading {reading}, {seeds}", Mean(result.Of(reading), value))
        {
            Color = Palette.Series(reading == 2 ? 0 : 2),
            Dashed = reading == 3,
        });
        return new LineChart
        {
            Title = $"{About(result)}: {what}",
            XTitle = "step",
            YTitle = axis,
            YIsPercent = true,
            Reference = reference,
            Series = [.. one, .. others],
        };
    }

    private static ChartPoint[] Mean(IReadOnlyList<ReadingRun> runs, Func<ReadingStep, double> value) =>
        [.. runs[0].Steps.Select((step, i) => new ChartPoint(step.Step, runs.Average(run => value(run.Steps[i]))))];

    private static string About(ReadingComparisonResult result) =>
        $"{result.DataSet.Name}, {result.Pictures.Count} pictures of {result.Labels.Count} labels";

    private static string Gradient(double largest) => largest switch
    {
        0 => "exactly 0",
        < 0.001 => "below 0.001",
        _ => largest.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Seeds(ReadingRun[] runs) =>
        $"seed{(runs.Length == 1 ? "" : "s")} {string.Join(", ", runs.Select(run => run.Seed))}";

    private static string Range(ReadingRun[] runs, Func<ReadingRun, double> value)
    {
        (string low, string high) = (Percent(runs.Min(value)), Percent(runs.Max(value)));
        return low == high ? low : $"{low} to {high}";
    }
}
