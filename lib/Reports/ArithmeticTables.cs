using System.Globalization;
using FerLib.Experiments.Claims;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <summary>Which printed accuracies are k of n for whole k.</summary>
public static class ArithmeticTables
{
    private const int Named = 2;

    /// <summary>A row an experiment, under one set of assumptions: how large the test part is, and which k / n print the accuracy.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="assumptions">The assumptions.</param>
    public static ResultTable Of(PublishedPaper paper, ArithmeticAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(assumptions);
        return new ResultTable(
            $"Is the printed accuracy a count? {Sentence(assumptions)}",
            [
                TableColumn.Number("no."), TableColumn.Number("images, N"), TableColumn.Number("printed"), new("sizes tried, n"),
                new("counts that print it"), new("otherwise the nearest"), new("test images of each expression"),
            ],
            paper.Experiments.Select(experiment => Row(experiment, PrintedAccuracy.Check(experiment, assumptions))))
        {
            Notes =
            [
                "It does not prove a figure wrong: a mean over runs or folds, a validation figure, another split or another number of images than printed need "
                + "not be such a count. Test images of each expression: if the split was drawn for each, and all have equally many.",
            ],
        };
    }

    /// <summary>A row an experiment, a column each set of assumptions.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="assumptions">The assumptions, the narrowest first.</param>
    public static ResultTable Compare(PublishedPaper paper, IReadOnlyList<ArithmeticAssumptions> assumptions)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(assumptions);
        return new ResultTable(
            "The same under other assumptions",
            [
                TableColumn.Number("no."), TableColumn.Number("printed"),
                .. assumptions.Select(one => new TableColumn(one.ToString())),
            ],
            paper.Experiments.Select(experiment => (string[])
            [
                Whole(experiment.Number), Percent(experiment.Accuracy),
                .. assumptions.Select(one => Counts(PrintedAccuracy.Check(experiment, one))),
            ]))
        {
            Notes = ["N: images used; n: test images; a count: k of n right. The more is assumed possible, the more is reached, which is why the assumptions are named."],
        };
    }

    private static string[] Row(PublishedExperiment experiment, PrintedAccuracy check)
    {
        (decimal each, int fewest, int most) = PrintedAccuracy.PerExpression(experiment, check.Assumptions.TestShare);
        string total = fewest == most ? $"n\u00a0=\u00a0{Whole(fewest)}" : $"n\u00a0=\u00a0{Whole(fewest)} to {Whole(most)}";
        return
        [
            Whole(experiment.Number), Whole(experiment.Pictures), Percent(experiment.Accuracy), $"{Whole(check.Totals[0])} to {Whole(check.Totals[^1])}",
            Counts(check), check.IsReachable ? "" : string.Create(CultureInfo.InvariantCulture, $"{check.Nearest} = {check.Nearest.Percent:0.000}\u00a0%"),
            string.Create(CultureInfo.InvariantCulture, $"{each:0.#}, {total}"),
        ];
    }

    private static string Counts(PrintedAccuracy check)
    {
        if (!check.IsReachable)
            return "none";
        return check.Fractions.Count <= Named ? string.Join(", ", check.Fractions)
            : $"{check.Fractions[0]} and {Whole(check.Fractions.Count - 1)}\u00a0more";
    }

    private static string Sentence(ArithmeticAssumptions assumptions)
    {
        string text = assumptions.ToString();
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Percent(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "\u00a0%";
}
