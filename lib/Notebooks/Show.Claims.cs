using System.Globalization;
using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>The paper's claims, what it says against itself, its arithmetic, and its comparison beside ours.</summary>
public static partial class Show
{
    /// <summary>The verdicts in a sentence or two.</summary>
    public static Words ClaimsInWords(IReadOnlyList<ClaimFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string Named(Func<ClaimVerdict, bool> has)
        {
            string[] claims = [.. findings.Where(finding => has(finding.Verdict)).Select(finding => $"{finding.InShort} ({finding.Claim})")];
            return claims.Length == 0 ? "none" : string.Join(", ", claims);
        }

        return new Words(
        [
            $"These claims fall: {Named(ClaimsLedger.Falls)}.",
            $"Supported: {Named(verdict => verdict == ClaimVerdict.Supported)}. Inconclusive: {Named(verdict => verdict == ClaimVerdict.Inconclusive)}. "
            + $"Not tested: {Named(verdict => verdict == ClaimVerdict.NotTested)}.",
        ]);
    }

    /// <summary>What falls and why, what stands, what is open.</summary>
    public static ResultTable ClaimsAtAGlance(IReadOnlyList<ClaimFinding> findings) => ClaimTables.AtAGlance(findings);

    /// <summary>What decides each claim, and by which rule.</summary>
    public static ResultTable ClaimRules(IReadOnlyList<ClaimFinding> findings) => ClaimTables.Rules(findings);

    /// <summary>What the paper says against itself.</summary>
    public static ResultTable Contradictions(PublishedPaper paper) => ContradictionsTable.Of(Experiments.Claims.Contradictions.Find(paper));

    /// <summary>The nine experiments as printed: table and text side by side.</summary>
    public static ResultTable PrintedExperiments(PublishedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new ResultTable(
            "The paper's nine experiments (its Table 2), and what its text says",
            [
                TableColumn.Number("experiment"), TableColumn.Number("expressions"), new("data set"), new("channels in the table"),
                new("channels in the text"), TableColumn.Number("images"), TableColumn.Number("accuracy"),
            ],
            paper.Experiments.Select(one => (string[])
            [
                Whole(one.Number), Whole(one.Expressions), one.DataSet, ChannelName(one.TableChannel),
                one.TextChannel is not { } text ? "not said" : text == one.TableChannel ? "the same" : ChannelName(text),
                Whole(one.Pictures), one.Accuracy.ToString(CultureInfo.InvariantCulture) + "\u00a0%",
            ]));
    }

    /// <summary>The best figures of the works that the paper cites, and its own as a line.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="count">How many figures, at least 1.</param>
    public static BarChart CitedAccuracies(PublishedPaper paper, int count = 8)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        PublishedFigure[] best = [.. paper.Cited.Concat(paper.Comparison)
            .Where(figure => figure.Work != PublishedFigure.Proposed && figure.Measure == "accuracy")
            .DistinctBy(figure => (figure.Method, figure.Value)).OrderByDescending(figure => figure.Percent).Take(count)];
        return new BarChart
        {
            Title = "The most accurate works that the paper cites",
            Categories = Distinct([.. best.Select(NameOf)]),
            Series = [BarSeries.Of("accuracy", best.Select(figure => (double)figure.Percent / 100))],
            ValueTitle = "accuracy as printed",
            CategoryTitle = "work and data set",
            IsPercent = true,
            Reference = ((double)paper.Own.Percent / 100, $"the paper's own {paper.Own.Text}"),
            Note = "Different pictures, different splits: a ranking of claims, not of methods.",
        };
    }

    /// <summary>Which printed accuracies are counts, under one set of assumptions.</summary>
    public static ResultTable Arithmetic(PublishedPaper paper, ArithmeticAssumptions assumptions) => ArithmeticTables.Of(paper, assumptions);

    /// <summary>The same under several sets of assumptions.</summary>
    public static ResultTable Arithmetic(PublishedPaper paper, IReadOnlyList<ArithmeticAssumptions> assumptions) =>
        ArithmeticTables.Compare(paper, assumptions);

    /// <summary>What the arithmetic says, in sentences, with its assumptions.</summary>
    public static Words ArithmeticInWords(PublishedPaper paper, ArithmeticAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(paper);
        string[] unreachable = [.. paper.Experiments.Where(experiment => !PrintedAccuracy.Check(experiment, assumptions).IsReachable)
            .Select(experiment => $"{experiment.Accuracy.ToString(CultureInfo.InvariantCulture)}\u00a0% (experiment {experiment.Number})")];
        string[] repeated = [.. paper.Experiments.GroupBy(experiment => experiment.Accuracy)
            .Where(group => group.Key.Scale >= 2 && group.Select(one => one.Pictures).Distinct().Count() > 1)
            .Select(group => $"Experiments {string.Join(" and ", group.Select(one => one.Number))} print the same two decimals, "
                + $"{group.Key.ToString(CultureInfo.InvariantCulture)}\u00a0%, for {string.Join(" and ", group.Select(one => Whole(one.Pictures)))} images.")];
        return new Words(
        [
            unreachable.Length == 0
                ? $"Under these assumptions ({assumptions}) every printed accuracy is a count."
                : $"Unreachable under these assumptions ({assumptions}): {string.Join(", ", unreachable)}.",
            .. repeated,
        ]);
    }

    /// <summary>The paper's Table 3 beside what was measured here.</summary>
    public static ResultTable Comparison(PublishedPaper paper, IReadOnlyList<MeasuredAccuracy> measured) => PaperComparisonTable.Of(paper, measured);

    /// <summary>Writes a table as HTML, Markdown and CSV, and says where; writes nothing where no folder is named.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">The folder, from where the command was typed; may be empty.</param>
    /// <param name="name">The files' name without ending.</param>
    public static Words Export(ResultTable table, string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Export(table.Save, "table", folder, name);
    }

    private static Words Export(Action<string> save, string what, string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length == 0)
            return new Words([$"Nothing was written. With --set Export=FOLDER this {what} is also written as {name}.html, .md and .csv."]);
        string path = WorkbookPaths.Resolve(folder);
        foreach (string ending in (string[])[".html", ".md", ".csv"])
            save(Path.Combine(path, name + ending));
        return new Words([$"Written to {path}: {name}.html, {name}.md, {name}.csv."]);
    }

    /// <summary>What a reviewer needs to repeat the verdicts.</summary>
    /// <param name="engine">What the time of a prediction was measured on.</param>
    /// <param name="evidence">What was measured.</param>
    /// <param name="results">The records that it comes from.</param>
    public static RunRecord Record(IEngine engine, ClaimEvidence evidence, IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return Record(Start(engine, RunRecord.WithPracticeBeside()), results)
            .Add("Accuracies on published data", evidence.Accuracies.Count(accuracy => !accuracy.IsPractice))
            .Add("Differences on published data", evidence.Differences.Count(difference => !difference.IsPractice))
            .Add("Frames per second that count as real-time", evidence.FrameRate);
    }

    // A list of data sets is too long for a bar's name.
    private static string NameOf(PublishedFigure figure)
    {
        string[] sets = figure.DataSet.Split(", ");
        return sets.Length <= 2 ? $"{figure.Work} {figure.Method}, {figure.DataSet}"
            : string.Create(CultureInfo.InvariantCulture, $"{figure.Work} {figure.Method}, {sets.Length} data sets");
    }

    private static string ChannelName(InputChannels channels) =>
        channels is InputChannels.Irgb or InputChannels.Rgb ? channels.ToString().ToUpperInvariant() : channels.ToString().ToLowerInvariant();
}
