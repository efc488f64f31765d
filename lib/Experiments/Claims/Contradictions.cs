using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <summary>What the paper says against itself, and against what its data sets are: computed from its printed words and numbers.</summary>
/// <remarks>Every check reads <see cref="PublishedPaper"/> only; in a paper that printed other numbers, the contradiction is gone.</remarks>
public static partial class Contradictions
{
    /// <summary>Topics of the contradictions that decide verdicts (<see cref="ClaimsLedger"/>).</summary>
    public const string HigherAccuracy = "cited works are more accurate", ChannelOfTheFigures = "the channel of the best figures",
        VideoIsFutureWork = "video is future work", NoEthicsInConclusions = "no ethics in the conclusions";

    private static readonly string[] NumberWords = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The contradictions of a paper, in the order of the claims they bear on.</summary>
    /// <param name="paper">The paper; <see cref="PublishedPaper.AsPrinted"/> when null.</param>
    public static IReadOnlyList<Contradiction> Find(PublishedPaper? paper = null)
    {
        paper ??= PublishedPaper.AsPrinted;
        return
        [
            .. new[]
            {
                CitedIsHigher(paper), OneConditionTwoAccuracies(paper), CreditedToMoreDataSets(paper), SevenExpressionsHaveLess(paper),
                ChannelDiffers(paper), ChannelsAreConfounded(paper), NearlyOneConditionTwoAccuracies(paper), VideoComesLater(paper),
                NoCrossing(paper), UsedSetsWithoutResult(paper), ConclusionsWithoutEthics(paper), NoFullyConnectedLayer(paper),
            }.OfType<Contradiction>(),
            .. ComparedFiguresDiffer(paper), .. SixExpressionsNeedFewerPictures(paper), .. ExpressionsThatAreNotLabelled(paper),
        ];
    }

    private static Contradiction? CitedIsHigher(PublishedPaper paper)
    {
        PublishedFigure[] higher = [.. paper.Cited.Concat(paper.Comparison)
            .Where(figure => figure.Work != PublishedFigure.Proposed && figure.Measure == "accuracy" && figure.Percent > paper.Own.Percent)
            .DistinctBy(figure => (figure.Work, figure.Method, figure.DataSet, figure.Value)).OrderByDescending(figure => figure.Percent)];
        if (higher.Length == 0)
            return null;
        string[] leftOut = [.. higher.Where(figure => paper.Comparison.Any(row => row.Work == figure.Work)
            && !paper.Comparison.Any(row => row.Work == figure.Work && row.DataSet == figure.DataSet)).Select(figure => figure.Work).Distinct()];
        return new Contradiction(
            HigherAccuracy, ["C1", "C8"], paper.Claim("C1").Quotes[0], higher[0].Printed,
            $"{paper.Own.Text} is not the highest. The paper itself cites {Join(higher.Select(figure => $"{figure.Text} ({figure.Work}, {figure.DataSet})"))}."
                + (leftOut.Length == 0 ? "" : $" Its Table 3 has {Join(leftOut)}, without these figures."));
    }

    private static Contradiction? OneConditionTwoAccuracies(PublishedPaper paper)
    {
        var pair = Pairs(paper.Experiments).FirstOrDefault(pair => SameInput(pair.A, pair.B) && pair.A.Pictures == pair.B.Pictures
            && pair.A.Accuracy != pair.B.Accuracy);
        return pair.A is null ? null : new Contradiction(
            "one condition, two accuracies", ["C1", "C2"], pair.A.InTable, pair.B.InTable,
            $"Rows {pair.A.Number} and {pair.B.Number} print the same expressions, data, channel and number of images, and differ by "
                + $"{Points(pair.B.Accuracy - pair.A.Accuracy)}.");
    }

    private static Contradiction? CreditedToMoreDataSets(PublishedPaper paper)
    {
        string[] measured = [.. paper.Experiments.Where(experiment => experiment.Accuracy == paper.Own.Percent)
            .Select(experiment => experiment.DataSet).Distinct()];
        string[] credited = paper.Own.DataSet.Split(", ");
        string[] without = [.. credited.Where(set => !measured.Contains(set, StringComparer.OrdinalIgnoreCase))];
        return without.Length == 0 || measured.Length == 0 ? null : new Contradiction(
            "one data set, credited to several", ["C1", "C7"], paper.Own.Printed,
            paper.Experiments.First(experiment => experiment.Accuracy == paper.Own.Percent).InTable,
            $"Table 3 credits {paper.Own.Text} to {Number(credited.Length)} data sets, Table 2 has it on {Join(measured)} alone.");
    }

    private static Contradiction? SevenExpressionsHaveLess(PublishedPaper paper)
    {
        PublishedExperiment best = paper.Experiments.MaxBy(experiment => experiment.Accuracy)!;
        PublishedExperiment? seven = paper.Experiments.Where(experiment => experiment.Expressions == 7).MaxBy(experiment => experiment.Accuracy);
        return seven is null || best.Expressions >= 7 ? null : new Contradiction(
            "seven expressions promised, six measured", ["C1"], paper.Statements[PublishedPaper.SevenExpressions], best.InTable,
            $"{Percent(best.Accuracy)} is for {Number(best.Expressions)} expressions; the best figure for seven is {Percent(seven.Accuracy)}.");
    }

    private static Contradiction? NoFullyConnectedLayer(PublishedPaper paper) =>
        paper.Layers.Any(layer => layer.Kind.Contains("connected", StringComparison.OrdinalIgnoreCase)) ? null : new Contradiction(
            "no fully connected layer", [], paper.Statements[PublishedPaper.FullyConnected],
            new PaperQuote(PaperSection.Architecture, $"Layer-{paper.Layers[^1].Row} {paper.Layers[^1].Kind} Layer"),
            $"The text has a fully connected part that makes the class scores; none of the {paper.Layers.Count} printed layers is one.");

    private static bool SameInput(PublishedExperiment a, PublishedExperiment b) =>
        a.Expressions == b.Expressions && a.DataSet == b.DataSet && a.TableChannel == b.TableChannel;

    private static IEnumerable<(PublishedExperiment A, PublishedExperiment B)> Pairs(IReadOnlyList<PublishedExperiment> experiments) =>
        experiments.SelectMany((a, i) => experiments.Skip(i + 1).Select(b => (a, b)));

    private static string Percent(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "\u00a0%";

    private static string Points(decimal value) => Math.Abs(value).ToString(CultureInfo.InvariantCulture) + " points";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Number(int count) => count is >= 2 and <= 9 ? NumberWords[count - 2] : Count(count);

    private static string Join(IEnumerable<string> texts) => string.Join(", ", texts);
}
