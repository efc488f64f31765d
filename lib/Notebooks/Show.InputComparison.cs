using FerLib.Charts;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <content>RQ2: what networks reach from each channel, from color and from grey; without color, nothing is compared.</content>
public static partial class Show
{
    /// <summary>A row an input: accuracy, n, intervals, spread over seeds, balanced accuracy, macro F1.</summary>
    public static ResultTable Inputs(InputComparison comparison) => InputTables.Inputs(comparison);

    /// <summary>A row a pair of inputs: difference, intervals, both tests, verdict; or that there is no color.</summary>
    public static object InputPairs(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.IsColorless ? WithoutColor(comparison) : InputTables.Pairs(comparison);
    }

    /// <summary>How far every other input is from one, with corrected intervals; or that there is no color.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="reference">Name of the input that is subtracted. Default: grey (intensity), or the first where that is missing.</param>
    /// <exception cref="ArgumentException">There is no input of this name.</exception>
    public static object InputDifferences(InputComparison comparison, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        reference ??= (comparison.Grey ?? comparison.Inputs[0]).Name;
        string[] others = [.. comparison.Inputs.Select(input => input.Name).Where(name => name != reference)];
        InputPair?[] pairs = [.. others.Select(other => comparison.Pair(other, reference))];
        if (comparison.IsColorless)
            return WithoutColor(comparison);
        return new BarChart
        {
            Title = $"{InputTables.TitleOf(comparison)}: accuracy from each input, less that from {reference}",
            Categories = others,
            Series = [new BarSeries("difference", [.. pairs.Select(pair => PointsBar(pair!.Comparison.Difference, pair.Corrected))])],
            ValueTitle = "difference in points",
            CategoryTitle = "input",
            IntervalNote = $"Thin lines: {InputTables.Level(pairs[0]!.Corrected)} intervals over clusters, corrected for {comparison.Pairs.Count} pairs. "
                + "One that crosses 0 leaves the difference open.",
            Note = PracticeNote(comparison),
        };
    }

    /// <summary>The recall of each expression from each input, and color less grey; or that there is no color.</summary>
    public static object InputRecalls(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.IsColorless ? WithoutColor(comparison) : InputTables.Recalls(comparison);
    }

    /// <summary>For each expression, recall from color less recall from grey, with corrected intervals; or why they are not compared.</summary>
    public static object ColorAgainstGrey(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.IsColorless)
            return WithoutColor(comparison);
        if (comparison is not { Color: { } color, Grey: { } grey })
            return new Words([GreyAndColorMissing(comparison)]);
        return new BarChart
        {
            Title = $"{InputTables.TitleOf(comparison)}: recall from {color.Name}, less that from {grey.Name}",
            Categories = [.. comparison.Expressions.Select(one => one.Label)],
            Series = [new BarSeries("difference", [.. comparison.Expressions.Select(one => double.IsNaN(one.Difference)
                ? null : PointsBar(one.Difference, one.Corrected))])],
            ValueTitle = "difference in points: above 0 better told from color",
            CategoryTitle = "expression",
            IntervalNote = $"Thin lines: {InputTables.Level(comparison.Expressions[0].Corrected)} intervals over clusters, corrected for the number of expressions.",
            Note = PracticeNote(comparison),
        };
    }

    /// <summary>The answer to RQ2 on the data at hand, computed from the corrected intervals.</summary>
    public static Words Answer(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.IsColorless)
            return WithoutColor(comparison);
        List<string> words = [PairsInWords(comparison)];
        if (comparison is { Color: { } color, Grey: { } grey, ColorAgainstGrey: { } overall })
        {
            words.Add($"Grey against color, {color.Name} less {grey.Name}: {InputTables.Points(overall.Comparison.Difference)} points over {overall.Comparison.Count} pictures "
                + $"(95 %: {InputTables.Points(overall.Comparison.Clustered)}; corrected: {InputTables.Points(overall.Corrected)}): {overall.Verdict}.");
            words.Add($"Better told from color: {Named(comparison, "color")}. Better told from grey: {Named(comparison, "grey")}. Open: {Named(comparison, "open")}. "
                + "Open means that these pictures do not decide it, not that color makes no difference.");
        }
        else
            words.Add(GreyAndColorMissing(comparison));
        if (!comparison.Inputs[0].Averaged.Estimate.SubjectsAreNew)
            words.Add($"Protocol {comparison.ProtocolText}. The networks know faces of the test pictures, so this is no answer for new people.");
        if (comparison.IsPractice)
        {
            words.Add("Practice data: this workbook's renderer chose the colors, so whatever an input gains here is there by construction. The question is not tested on "
                + "photographs by this.");
        }

        return new Words(words);
    }

    private static string PairsInWords(InputComparison comparison)
    {
        InputResult best = comparison.Inputs.MaxBy(input => input.Averaged.Estimate.Accuracy)!;
        InputPair[] shown = [.. comparison.Pairs.Where(pair => pair.IsShown)];
        InputPair[] byInterval = [.. comparison.Pairs.Where(pair => pair is { IsShownByInterval: true, IsShown: false })];
        string words = $"RQ2, grey or color? On these {best.Averaged.Estimate.Count} pictures {best.Name} has the highest accuracy of {comparison.Inputs.Count} inputs "
            + $"({Percent(best.Averaged.Estimate.Accuracy)}). Of {comparison.Pairs.Count} pair{(comparison.Pairs.Count == 1 ? "" : "s")}, {shown.Length} differ by the corrected interval and the sign-flip test"
            + (shown.Length == 0 ? "" : $" ({Ahead(shown)})");
        if (byInterval.Length > 0)
            words += $", {byInterval.Length} by the interval alone ({Ahead(byInterval)})";
        int open = comparison.Pairs.Count - shown.Length - byInterval.Length;
        return $"{words}; {(open == 0 ? "none is open" : $"{open} {(open == 1 ? "is" : "are")} open")}.";
    }

    // An input, and those it is before.
    private static string Ahead(InputPair[] pairs) => string.Join("; ", pairs.GroupBy(pair => pair.Better).Select(group =>
        $"{group.Key} before {string.Join(", ", group.Select(pair => pair.Better == pair.First ? pair.Second : pair.First))}"));

    private static string Named(InputComparison comparison, string verdict)
    {
        string[] labels = [.. comparison.Expressions.Where(one => one.Verdict == verdict).Select(one => one.Label)];
        return labels.Length == 0 ? "none" : string.Join(", ", labels);
    }

    private static BarValue PointsBar(double difference, Interval interval) => interval.IsDefined
        ? new BarValue(Tenths(difference), Tenths(interval.Low), Tenths(interval.High)) : new BarValue(Tenths(difference));

    private static double Tenths(double difference) => Math.Round(100 * difference, 1, MidpointRounding.AwayFromZero);

    private static string GreyAndColorMissing(InputComparison comparison) =>
        $"Grey and color are not compared: that takes the inputs intensity, and RGB or IRGB; trained were {string.Join(", ", comparison.Inputs.Select(input => input.Name))}.";

    private static string? PracticeNote(InputComparison comparison) =>
        comparison.IsPractice ? "Practice data: faces rendered by this workbook; their colors are there by construction." : null;

    private static Words WithoutColor(InputComparison comparison) => new([$"{comparison.DataSet.Name}: {NoColor}"]);
}
