using System.Globalization;
using FerLib.Evaluation;
using FerLib.NeuralNetworks;

namespace FerLib.Experiments.Claims;

/// <summary>A verdict on every claim of the paper, by rules that were written before anything was measured.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>claim</term><description>evidence and rule</description></listheader>
/// <item><term>C1 highest</term><description>Contradicted if the paper cites a higher accuracy; else not tested.</description></item>
/// <item><term>C1 95.0 %, C2, C6, C7</term><description>
/// Accuracies and differences on published data and new subjects, with intervals. One that includes the alternative is inconclusive. C2 without
/// any: contradicted where table and text give its figures to different channels.</description></item>
/// <item><term>C3, C4</term><description><see cref="CostClaims"/>: counted and timed, no data set.</description></item>
/// <item><term>C5</term><description>Contradicted if video is left to future work; else not tested.</description></item>
/// <item><term>C8</term><description>Accuracy as C1; speed is not tested, because no time of any system is printed.</description></item>
/// <item><term>C9, C10</term><description>Whether the body says a word on what the abstract announces.</description></item>
/// </list>
/// Practice data (<see cref="MeasuredAccuracy.IsPractice"/>) never take part: they are shown in <see cref="ClaimFinding.Practice"/>. So are
/// splits with the same subjects in training and test: an accuracy on known faces decides nothing.
/// </remarks>
public static partial class ClaimsLedger
{
    /// <summary>The findings on C1..C10 in their order; a claim of two parts has two.</summary>
    /// <param name="evidence">What was measured; nothing when null.</param>
    /// <param name="paper">The paper; <see cref="PublishedPaper.AsPrinted"/> when null.</param>
    public static IReadOnlyList<ClaimFinding> Judge(ClaimEvidence? evidence = null, PublishedPaper? paper = null)
    {
        evidence ??= new ClaimEvidence();
        paper ??= PublishedPaper.AsPrinted;
        IReadOnlyList<Contradiction> contradictions = Contradictions.Find(paper);
        return
        [
            Highest(paper, contradictions), PrintedFigure(paper, evidence), GreenIsBest(paper, evidence, contradictions), .. Cost(evidence),
            Video(paper, contradictions), AnyEthnicity(paper, evidence), AcrossDataSets(paper, evidence), MoreAccurate(paper, contradictions), Faster(paper),
            Transparency(paper), Ethics(paper, contradictions),
        ];
    }

    /// <summary>Verdicts in the order in which they are read: what falls, what is open, what stands, what was not tested.</summary>
    public static IReadOnlyList<ClaimVerdict> ReadingOrder { get; } =
    [
        ClaimVerdict.ContradictedByThePaperItself, ClaimVerdict.NotSupported, ClaimVerdict.Inconclusive, ClaimVerdict.Supported,
        ClaimVerdict.NotTested,
    ];

    /// <summary>Whether a verdict says that a claim falls.</summary>
    public static bool Falls(ClaimVerdict verdict) => verdict is ClaimVerdict.ContradictedByThePaperItself or ClaimVerdict.NotSupported;

    private static IReadOnlyList<ClaimFinding> Cost(ClaimEvidence evidence) => CostClaims.Judge(
        evidence.Costs ?? new InferenceCostsResult(PaperArchitectures.NoLogitRelu(7), 1, new InferenceCostOptions(), [], []), evidence.FrameRate);

    private static ClaimFinding Finding(
        PublishedPaper paper, string claim, string inShort, string needed, string rule, (ClaimVerdict Verdict, string Reason) result,
        string practice = "", int quote = 0)
    {
        IReadOnlyList<PaperQuote> quotes = paper.Claim(claim).Quotes;
        PaperQuote printed = quotes[Math.Min(quote, quotes.Count - 1)];
        return new ClaimFinding(claim, printed.Words, printed.Place, rule, result.Reason, result.Verdict)
        {
            InShort = inShort,
            Needed = needed,
            Practice = practice,
        };
    }

    private static Contradiction? About(IReadOnlyList<Contradiction> contradictions, string topic) =>
        contradictions.FirstOrDefault(contradiction => contradiction.Topic == topic);

    /// <summary>Supported if all are above, not supported if any is below, inconclusive otherwise.</summary>
    private static ClaimVerdict All<T>(IReadOnlyList<T> results, Func<T, bool> isAbove, Func<T, bool> isBelow)
    {
        if (results.Any(isBelow))
            return ClaimVerdict.NotSupported;
        return results.All(isAbove) ? ClaimVerdict.Supported : ClaimVerdict.Inconclusive;
    }

    private static string Text(MeasuredAccuracy accuracy) => string.Create(CultureInfo.InvariantCulture,
        $"{(accuracy.IsCrossing ? $"{accuracy.TrainedOn} to {accuracy.TestedOn}" : accuracy.TestedOn)}, {accuracy.Protocol}: "
        + $"{100 * accuracy.Accuracy:0.0} % ({accuracy.Interval}, n = {accuracy.Count})");

    private static string Text(MeasuredDifference difference) => string.Create(CultureInfo.InvariantCulture,
        $"{difference.DataSet}, {difference.Protocol}: {difference.First} minus {difference.Second} {100 * difference.Difference:+0.0;-0.0;0.0} points "
        + $"({Points(difference.Interval)}, n = {difference.Count})");

    private static string Points(Interval interval) => interval.IsDefined
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * interval.Low:+0.0;-0.0;0.0} to {100 * interval.High:+0.0;-0.0;0.0}")
        : "no interval";

    private static string Practice(IEnumerable<string> figures) => string.Join("; ", figures);

    private static string Practice(IEnumerable<MeasuredAccuracy> accuracies) =>
        Practice(accuracies.Where(accuracy => accuracy.IsPractice).Select(Text));

    private static string Practice(IEnumerable<MeasuredDifference> differences) =>
        Practice(differences.Where(difference => difference.IsPractice).Select(Text));
}
