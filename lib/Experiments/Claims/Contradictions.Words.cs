using FerLib.Datasets;

namespace FerLib.Experiments.Claims;

/// <content>What is announced and does not come, figures that are printed twice, and Table 1 beside what its data sets are.</content>
public static partial class Contradictions
{
    private static Contradiction? VideoComesLater(PublishedPaper paper) =>
        paper.FutureWork.LastOrDefault(quote => quote.Words.Contains("video", StringComparison.OrdinalIgnoreCase)) is not { } later ? null
            : new Contradiction(
                VideoIsFutureWork, ["C5"], paper.Claim("C5").Quotes[0], later,
                "The abstract has video among the findings, the conclusions leave it to future work; no experiment has a video.");

    private static Contradiction? NoCrossing(PublishedPaper paper) =>
        paper.Experiments.Any(experiment => experiment.TestedOn is { } other && other != experiment.DataSet) ? null : new Contradiction(
            "no figure across data sets", ["C7"], paper.Title, paper.Experiments.MaxBy(experiment => experiment.Accuracy)!.InTable,
            $"The title promises validation across data sets; each of the {Number(paper.Experiments.Count)} experiments names one data set, and none is tested on another.");

    private static Contradiction? UsedSetsWithoutResult(PublishedPaper paper)
    {
        string[] used = [.. paper.Experiments.Select(experiment => experiment.DataSet).Distinct()];
        string[] without = [.. paper.DataSets.Select(set => set.PrintedInPaper!.Name).Where(name => !used.Contains(name))];
        string[] unlisted = [.. used.Where(name => paper.DataSets.All(set => set.PrintedInPaper!.Name != name))];
        return without.Length == 0 ? null : new Contradiction(
            "data sets without a result", ["C6", "C7"], paper.Statements[PublishedPaper.FiveDataSets], paper.Experiments[0].InTable,
            $"No result is printed for {Join(without)}"
                + (unlisted.Length == 0 ? "." : $"; results are printed for a {Join(unlisted)} data set that Table 1 does not have."));
    }

    private static Contradiction? ConclusionsWithoutEthics(PublishedPaper paper) =>
        paper.Mentions.Any(mention => mention is { Topic: "ethics", Section: PaperSection.Conclusions, Count: > 0 }) ? null : new Contradiction(
            NoEthicsInConclusions, ["C10"], paper.Statements[PublishedPaper.EthicsInConclusion],
            new PaperQuote(PaperSection.Ethics, "This article does not contain any studies with human participants performed by any of the authors."),
            "The introduction says that the conclusion addresses ethics; the conclusions have no word on ethics, privacy or bias. Behind them "
                + "stands the usual declaration on funding and consent.");

    private static IEnumerable<Contradiction> ComparedFiguresDiffer(PublishedPaper paper)
    {
        IEnumerable<(PublishedFigure Table, PublishedFigure Text)> pairs =
            from table in paper.Comparison
            from text in paper.Cited
            where text.Printed.Section == PaperSection.Results && text.Method == table.Method
                && table.DataSet.StartsWith(text.DataSet, StringComparison.Ordinal) && (text.Value != table.Value || text.Work != table.Work)
            select (table, text);
        return pairs.Select(pair => new Contradiction(
            $"{pair.Table.Method} has two figures", [], pair.Text.Printed, pair.Table.Printed,
            $"{pair.Table.Method}: {pair.Text.Text} by {pair.Text.Work} in the text, {pair.Table.Text} by {pair.Table.Work} in Table 3."));
    }

    private static IEnumerable<Contradiction> SixExpressionsNeedFewerPictures(PublishedPaper paper) =>
        from set in paper.DataSets
        let all = set.Expressions.Count
        where Basic(set.PrintedInPaper!) == "6" && set.Expressions.Contains("neutral") && set.PrintedInPaper!.Pictures == set.PublishedCount
        select new Contradiction(
            $"{set.PrintedInPaper!.Name} with and without neutral", [], RowOf(set),
            new PaperQuote(PaperSection.OwnersOfTheData, $"{Count(set.PublishedCount)} pictures, equally many of {Number(all)} expressions, neutral among them"),
            $"{Count(set.PrintedInPaper.Pictures)} pictures are all {Number(all)} expressions; the six basic ones are {Count(set.PublishedCount / all * (all - 1))}.");

    private static IEnumerable<Contradiction> ExpressionsThatAreNotLabelled(PublishedPaper paper) =>
        paper.DataSets.Where(set => set.Expressions.Count == 0).Select(set => new Contradiction(
            $"{set.PrintedInPaper!.Name} has no expressions", [], RowOf(set), new PaperQuote(PaperSection.OwnersOfTheData, set.Caution),
            $"Table 1 gives {set.PrintedInPaper.Name} six expressions; nothing published labels any. Where the labels came from is not said."));

    private static string Basic(PaperTableRow row) => row.Expressions.Split(' ')[0];

    private static PaperQuote RowOf(DataSetDescription set) => new(PaperSection.DataSets,
        $"{set.PrintedInPaper!.Name} 0{set.PrintedInPaper.Expressions.Split(' ')[0]} basic expressions");
}
