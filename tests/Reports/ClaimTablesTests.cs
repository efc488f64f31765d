using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Reports;
using FerLib.Tests.Experiments.Claims;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ClaimTablesTests
{
    [Fact]
    public void AtAGlance_Rows_BeginWithWhatFalls()
    {
        IReadOnlyList<ClaimFinding> findings = ClaimsLedger.Judge();
        ResultTable table = ClaimTables.AtAGlance(findings);
        Assert.Equal(findings.Count, table.Rows.Count);
        Assert.Equal(["C1: the highest accuracy", "contradicted by the paper itself"], table.Rows[0].Take(2));
        IEnumerable<string> verdicts = table.Rows.Select(row => row[1]).Distinct();
        Assert.Equal(["contradicted by the paper itself", "not supported", "supported", "not tested"], verdicts);
    }

    [Fact]
    public void Rules_PracticeFigures_StandInAColumnOfTheirOwn()
    {
        Assert.Equal(5, ClaimTables.Rules(ClaimsLedger.Judge()).Columns.Count);
        MeasuredAccuracy practice = ClaimsLedgerTests.Accuracy("practice/ferg", "practice/ferg", 0.9, 0.99) with { IsPractice = true };
        ResultTable table = ClaimTables.Rules(ClaimsLedger.Judge(new ClaimEvidence { Accuracies = [practice] }));
        Assert.Contains("practice data", table.Title, StringComparison.Ordinal);
        Assert.Equal("not tested on the published data", table.Rows[1][4]);
        Assert.StartsWith("practice/ferg, subject-independent: 94.5 %", table.Rows[1][5], StringComparison.Ordinal);
        Assert.Equal("", table.Rows[0][5]);
    }
}
