using System.Globalization;
using FerLib.Evaluation;

namespace FerLib.Reports;

/// <summary>Pairs of models on the same pictures, as one family of tests.</summary>
public static class ComparisonTable
{
    /// <summary>A pair differs when its adjusted p-value is at most this.</summary>
    public const double Alpha = 0.05;

    /// <summary>A row a pair: the difference with its interval, and the p-values of both tests, adjusted over all rows.</summary>
    /// <param name="title">What was compared on what; says so when it is practice data.</param>
    /// <param name="pairs">The names of two models and their comparison: all pairs that were looked at, since the adjustment counts them.</param>
    public static ResultTable Of(string title, IReadOnlyList<(string First, string Second, PairedComparison Comparison)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double[] bySubject = HolmAdjustment.Of([.. pairs.Select(pair => pair.Comparison.SignFlip.PValue)]);
        double[] byPicture = HolmAdjustment.Of([.. pairs.Select(pair => pair.Comparison.McNemar.PValue)]);
        return new ResultTable(
            title,
            [
                new("pair"), TableColumn.Number("accuracies"), TableColumn.Number("difference"), TableColumn.Number("interval"),
                TableColumn.Number("p (sign flip)"), TableColumn.Number("p (McNemar)"), new("verdict"),
            ],
            pairs.Select((pair, i) => Row(pair, bySubject[i], byPicture[i])))
        {
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture,
                    $"Difference: the first less the second, in points, with its paired interval over clusters. Both p-values are adjusted over the {pairs.Count} pairs (Holm). The sign-flip test flips whole clusters and decides: a pair differs when its p is at most {Alpha}. McNemar's takes pictures for independent. \"Not shown\" does not mean equal."),
            ],
        };
    }

    private static string[] Row((string First, string Second, PairedComparison Comparison) pair, double bySubject, double byPicture)
    {
        PairedComparison c = pair.Comparison;
        string verdict = !(bySubject <= Alpha) ? "not shown" : c.Difference > 0 ? $"{pair.First} is better" : $"{pair.Second} is better";
        return
        [
            $"{pair.First} - {pair.Second}",
            c.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * c.First:0.0}, {100 * c.Second:0.0} %"),
            c.Count == 0 ? "-" : (100 * c.Difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
            c.Clustered.ToString(), PValue(bySubject), PValue(byPicture), verdict,
        ];
    }

    private static string PValue(double p) => p < 0.0001 ? "<0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);
}
