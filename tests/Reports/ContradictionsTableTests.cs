using FerLib.Experiments.Claims;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ContradictionsTableTests
{
    [Fact]
    public void Of_Rows_HoldBothStatementsWithTheirPlaces()
    {
        ResultTable table = ContradictionsTable.Of(
        [
            new("a topic", ["C1", "C2"], new(PaperSection.Abstract, "yes"), new(PaperSection.Table2, "no"), "So no."),
            new("data", [], new(PaperSection.DataSets, "six"), new(PaperSection.OwnersOfTheData, "Seven."), "So seven."),
        ]);
        Assert.Equal(["a topic", "C1, C2", "\u201cyes\u201d (abstract)", "\u201cno\u201d (Table 2)", "So no."], table.Rows[0]);
        Assert.Equal(["data", "no claim", "\u201csix\u201d (section 3.1, Table 1)", "Seven. (the data set's owners)", "So seven."], table.Rows[1]);
    }
}
