using System.Globalization;
using FerLib.Experiments.Claims;

namespace FerLib.Reports;

/// <summary>The paper's comparison with other works (its Table 3) beside what was measured here.</summary>
public static class PaperComparisonTable
{
    private const string NotTested = "not tested, because no result on a published data set is at hand";

    /// <summary>
    /// The rows of Table 3, then our methods: each with what it was measured on, how training and test were kept apart, and its figure; practice
    /// figures in a column of their own.
    /// </summary>
    /// <param name="paper">The paper.</param>
    /// <param name="measured">What was measured here; may be empty.</param>
    public static ResultTable Of(PublishedPaper paper, IReadOnlyList<MeasuredAccuracy> measured)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(measured);
        IEnumerable<string> others = measured.Select(one => one.Method).Except(ComparedMethods.All);
        return new ResultTable(
            $"Table 3 of the paper beside what was measured here{(measured.Any(one => one.IsPractice) ? " (practice data in a column of its own)" : "")}",
            [
                new("work"), new("method"), new("data set"), new("training and test"), TableColumn.Number("printed"),
                new("printed elsewhere in the paper"), new("measured here"), new("on practice data (decides nothing)"),
            ],
            [
                .. paper.Comparison.Select(figure => Printed(paper, figure)),
                .. ComparedMethods.All.Concat(others).SelectMany(method => Ours(method, measured)),
            ])
        {
            Notes =
            [
                "The works were measured on different pictures with different splits: the column of printed figures is no ranking. Measured here: 95 % "
                + "intervals over subjects or clips, n pictures.",
            ],
        };
    }

    private static string[] Printed(PublishedPaper paper, PublishedFigure figure)
    {
        IEnumerable<PublishedFigure> elsewhere = paper.Cited.Where(other => other.Method == figure.Method
            && figure.DataSet.StartsWith(other.DataSet, StringComparison.Ordinal) && other.Value != figure.Value);
        return
        [
            figure.Work == PublishedFigure.Proposed ? "the paper" : figure.Work, figure.Method, figure.DataSet, figure.Protocol, figure.Text,
            string.Join(", ", elsewhere.Select(other => $"{other.Text} ({other.Work}, {other.Printed.Place})")), "", "",
        ];
    }

    private static IEnumerable<string[]> Ours(string method, IReadOnlyList<MeasuredAccuracy> measured)
    {
        MeasuredAccuracy[] own = [.. measured.Where(one => one.Method == method)];
        IEnumerable<string[]> published = own.Where(one => !one.IsPractice).Select(one => Row(one, Text(one), ""));
        IEnumerable<string[]> practice = own.Where(one => one.IsPractice).Select(one => Row(one, "not tested on the published data", Text(one)));
        return own.Length == 0 ? [["here", method, "", "", "", "", NotTested, ""]] : published.Concat(practice);
    }

    private static string[] Row(MeasuredAccuracy one, string measured, string practice) =>
    [
        "here", one.Method, one.IsCrossing ? $"{one.TrainedOn} to {one.TestedOn}" : one.TestedOn, one.Protocol, "", "", measured, practice,
    ];

    private static string Text(MeasuredAccuracy one) => string.Create(CultureInfo.InvariantCulture,
        $"{100 * one.Accuracy:0.0}\u00a0% ({one.Interval}, n = {one.Count:#,0})");
}
