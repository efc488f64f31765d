using FerLib.Experiments;
using FerLib.Experiments.Claims;

namespace FerLib.Reports;

/// <summary>The verdicts on the paper's claims: at a glance, and with words, rules and evidence.</summary>
public static class ClaimTables
{
    private const string NotOnPublishedData = "not tested on the published data";

    /// <summary>A row a finding, what falls first: the claim in few words, the verdict, and why.</summary>
    /// <param name="findings">The findings.</param>
    public static ResultTable AtAGlance(IReadOnlyList<ClaimFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        List<ClaimVerdict> order = [.. ClaimsLedger.ReadingOrder];
        ClaimFinding[] sorted = [.. findings.OrderBy(finding => order.IndexOf(finding.Verdict))];
        return new ResultTable(
            "The paper's claims: what falls, what stands, what is open",
            [new("claim"), new("verdict"), new("why")],
            sorted.Select(finding => (string[])[$"{finding.Claim}: {finding.InShort}", finding.VerdictText, finding.Measured]));
    }

    /// <summary>A row a finding: what would decide it, by which rule, and the practice figure, which decides nothing.</summary>
    /// <param name="findings">The findings.</param>
    public static ResultTable Rules(IReadOnlyList<ClaimFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        bool hasPractice = findings.Any(finding => finding.Practice.Length > 0);
        return new ResultTable(
            $"What decides each claim{(hasPractice ? "; practice data in a column of its own" : "")}",
            [
                new("claim"), new("the paper says"), new("evidence needed"), new("rule"), new("verdict"),
                .. hasPractice ? (TableColumn[])[new("on practice data (decides nothing)")] : [],
            ],
            findings.Select(finding => (string[])
            [
                finding.Claim, $"\u201c{finding.Printed}\u201d\n({finding.Place})", finding.Needed, finding.Rule, VerdictOf(finding),
                .. hasPractice ? (string[])[finding.Practice] : [],
            ]))
        {
            Notes = ["The rules were written before anything was measured. Intervals: 95 %, over subjects or clips where there are any."],
        };
    }

    private static string VerdictOf(ClaimFinding finding) =>
        finding is { Verdict: ClaimVerdict.NotTested, Practice.Length: > 0 } ? NotOnPublishedData : finding.VerdictText;
}
