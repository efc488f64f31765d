using System.Globalization;
using FerLib.Evaluation;
using FerLib.Experiments;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <summary>What networks reach from each input: the inputs, all pairs of them, and their recall of each expression.</summary>
public static class InputTables
{
    /// <summary>A row an input: accuracy with n and interval, the seeds' spread, balanced accuracy, macro F1.</summary>
    public static ResultTable Inputs(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        AccuracyEstimate first = comparison.Inputs[0].Averaged.Estimate;
        return new ResultTable(
            $"{TitleOf(comparison)}: what a network reaches from each input",
            [
                new("input"), TableColumn.Number("accuracy"), TableColumn.Number("n"), TableColumn.Number("clustered"), TableColumn.Number("Wilson"),
                TableColumn.Number("single seeds"), TableColumn.Number("balanced"), TableColumn.Number("macro F1"), new("verdict"),
            ],
            comparison.Inputs.Select(input => (string[])
            [
                input.Name, Percent(input.Averaged.Estimate.Accuracy), Whole(input.Averaged.Estimate.Count),
                input.Averaged.Estimate.Clustered.ToString(), input.Averaged.Estimate.Wilson.ToString(), SpreadOf(input.Spread),
                Percent(input.Averaged.Report.BalancedAccuracy), Percent(input.Averaged.Report.MacroF1),
                input.Averaged.Estimate.Verdict.Replace(' ', '\u00a0'),
            ]))
        {
            Notes =
            [
                $"All inputs answer the same {Whole(first.Count)} test pictures of {Number(first.Clusters, UnitOf(first.Unit))}; protocol {comparison.ProtocolText}. "
                    + "Accuracy: of the probabilities averaged over the seeds. Clustered and Wilson: its 95 % intervals; the clustered one decides. "
                    + "Single seeds: mean +- standard deviation of the accuracies of one training each, and how many: how much the seed alone changes. Balanced: mean recall of the expressions.",
                $"Chance is {Percent(first.Chance)}, the majority baseline {Percent(first.Majority)}. The accuracy {first.SpeaksFor}. To tell inputs apart, "
                    + "compare them picture by picture: their intervals may overlap although one is better.",
                .. comparison.IsColorless ? (string[])["These pictures have no color: what differs between rows is chance."] : [],
                .. Practice(comparison),
            ],
        };
    }

    /// <summary>A row a pair: the difference in points with both intervals, and both tests before and after the adjustment.</summary>
    public static ResultTable Pairs(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ResultTable(
            $"{TitleOf(comparison)}: every pair of inputs, picture by picture",
            [
                new("pair"), TableColumn.Number("points"), TableColumn.Number("95 %"), TableColumn.Number("corrected"),
                TableColumn.Number("only one right"), TableColumn.Number("p McNemar (Holm)"), TableColumn.Number("p sign-flip (Holm)"),
                new("verdict"),
            ],
            comparison.Pairs.Select(pair => (string[])
            [
                $"{pair.First} - {pair.Second}", Points(pair.Comparison.Difference), Points(pair.Comparison.Clustered), Points(pair.Corrected),
                $"{Whole(pair.Comparison.McNemar.OnlyFirst)}, {Whole(pair.Comparison.McNemar.OnlySecond)}",
                $"{PValue(pair.Comparison.McNemar.PValue)} ({PValue(pair.AdjustedMcNemar)})",
                $"{PValue(pair.Comparison.SignFlip.PValue)} ({PValue(pair.AdjustedSignFlip)})", pair.Verdict,
            ]))
        {
            Notes = [.. PairNotes(comparison), .. Practice(comparison)],
        };
    }

    /// <summary>A row an expression: its recall from each input, and color less grey.</summary>
    public static ResultTable Recalls(InputComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        bool hasBoth = comparison is { Color: not null, Grey: not null };
        return new ResultTable(
            $"{TitleOf(comparison)}: how often each expression is found, in %",
            [
                new("expression"), TableColumn.Number("pictures"), .. comparison.Inputs.Select(input => TableColumn.Number(input.Name)),
                .. hasBoth ? (TableColumn[])
                [
                    TableColumn.Number($"{comparison.Color!.Name} - {comparison.Grey!.Name}"),
                    TableColumn.Number("interval"), new("better from"),
                ] : [],
            ],
            comparison.Expressions.Select(one => (string[])
            [
                one.Label, Whole(one.Count), .. one.Recalls.Select(recall => Percent(recall).TrimEnd('%', ' ')),
                .. hasBoth ? (string[])[Points(one.Difference), Points(one.Corrected), one.Verdict] : [],
            ]))
        {
            Notes =
            [
                "Recall, in %: of the pictures of an expression, the share that is found. A dash: no pictures."
                    + (hasBoth ? $" Interval: over clusters, at {Level(comparison.Expressions[0].Corrected)}, corrected for the number of expressions; it decides, if it has a width and "
                        + $"rests on {InputComparison.FewestClusters} clusters or more. Open does not mean equal."
                        : " Grey and color are not compared: that takes intensity, and RGB or IRGB."),
                .. Practice(comparison),
            ],
        };
    }

    /// <summary>What stands behind a title: the data set, and that it is practice data.</summary>
    internal static string TitleOf(InputComparison comparison) =>
        comparison.DataSet.Name + (comparison.IsPractice ? " (practice data)" : "");

    internal static string Points(double difference) =>
        double.IsNaN(difference) ? "-" : (100 * difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    internal static string Points(Interval interval) => interval.IsDefined ? $"{Points(interval.Low)} to {Points(interval.High)}" : "undefined";

    internal static string Level(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{100 * interval.Level:0.##} %");

    private static IEnumerable<string> PairNotes(InputComparison comparison)
    {
        if (comparison.Pairs.Count == 0)
            yield break;
        InputPair one = comparison.Pairs[0];
        string pairs = Number(comparison.Pairs.Count, "pair");
        yield return $"Points: accuracy of the first less that of the second; positive where the first is better. Intervals draw whole {UnitOf(one.Comparison.Unit)}s. "
            + $"Corrected: at {Level(one.Corrected)}, so that all {pairs} together miss with chance at most 5 %. Only one right: the pictures that only the first and "
            + $"that only the second gets right, all that McNemar's exact test looks at. The sign-flip test turns whole {UnitOf(one.Comparison.Unit)}s. Holm: adjusted over all {pairs}.";
        yield return $"A difference is shown (\"is better\") when the corrected interval lies on one side of 0 and the adjusted sign-flip test has p at most {InputComparison.Alpha}. "
            + $"Where all {UnitOf(one.Comparison.Unit)}s differ alike, the interval has no width and the test decides alone. "
            + "McNemar's test takes pictures for independent, so it decides nothing where a subject has several. Open does not mean equal.";
        int differing = one.Comparison.Clusters;
        double least = Math.Min(1, comparison.Pairs.Count * Math.Pow(2, 1 - differing));
        if (least > InputComparison.Alpha)
        {
            yield return $"With {Number(differing, UnitOf(one.Comparison.Unit))} the sign-flip test of the most different of {pairs} cannot get below "
                + $"p = {PValue(least)}: it cannot confirm anything here. Test more subjects, or name fewer inputs in advance.";
        }
    }

    private static IEnumerable<string> Practice(InputComparison comparison)
    {
        if (comparison.IsPractice)
            yield return "Practice data: faces rendered by this workbook; their colors are there by construction and say nothing about photographs.";
    }

    private static string SpreadOf(SeedSpread spread) => spread.Count == 1
        ? "1"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * spread.Mean:0.0} +- {100 * spread.StandardDeviation:0.0} % ({spread.Count})");

    private static string UnitOf(ClusterUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Number(int count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";

    private static string PValue(double p) => p < 0.0001 ? "<0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);
}
