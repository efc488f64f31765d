using System.Globalization;
using FerLib.Evaluation;

namespace FerLib.Reports;

/// <summary>The accuracy by group of pictures, and the gap between the best and the worst served.</summary>
public static class SliceTable
{
    /// <summary>A row a slice.</summary>
    /// <param name="title">What was tested on what; says so when it is practice data.</param>
    /// <param name="group">What the groups are, such as "gender".</param>
    /// <param name="report">The slices; their values are shares.</param>
    public static ResultTable Of(string title, string group, SliceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ResultTable(
            title,
            [new(group), TableColumn.Number("accuracy"), TableColumn.Number("pictures"), TableColumn.Number("clusters"), TableColumn.Number("interval"), new("compared")],
            report.Slices.Select(slice => (string[])
            [
                slice.Name, double.IsNaN(slice.Value) ? "-" : Percent(slice.Value), slice.Count.ToString("#,0", CultureInfo.InvariantCulture),
                slice.Clusters.ToString("#,0", CultureInfo.InvariantCulture), slice.Clustered.ToString(),
                slice.IsCompared ? "yes" : slice.Name == SliceReport.Unknown ? "no: not known" : slice.IsTooSmall ? "no: too small" : "no: not defined",
            ]))
        {
            Notes =
            [
                report.Gap is not { } gap
                    ? "No gap is given: fewer than two groups are large enough."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"Gap: {gap.Best} less {gap.Worst} is {100 * gap.Difference:0.0} points ({100 * gap.Clustered.Level:0.#} %: {gap.Clustered}). The two were picked for being far apart, so the interval lies too high."),
                $"Intervals are drawn over clusters (subjects, clips). Too small: fewer than {SliceReport.FewestPictures} pictures or {SliceReport.FewestClusters} clusters.",
            ],
        };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
