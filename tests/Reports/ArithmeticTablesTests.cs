using FerLib.Experiments.Claims;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ArithmeticTablesTests
{
    private static readonly PublishedPaper Paper = PublishedPaper.AsPrinted;

    [Fact]
    public void Of_Rows_NameCountsOrTheNearest()
    {
        ResultTable table = ArithmeticTables.Of(Paper, new ArithmeticAssumptions());
        Assert.Equal(
            ["1", "1,323", "64.85 %", "263 to 266", "none", "172/265 = 64.906 %", "132.3, n = 264 to 266"],
            table.Rows[0].Select(cell => cell.Replace('\u00a0', ' ')));
        Assert.Equal(["595/1028", ""], table.Rows[2].Skip(4).Take(2));
        Assert.Matches("^[0-9]+/4998 and [0-9]+\u00a0more$", table.Rows[3][4]);
        Assert.Equal("50, n = 300", table.Rows[5][6].Replace('\u00a0', ' '));
        Assert.Contains("does not prove", table.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Columns_AreTheAssumptions()
    {
        ResultTable table = ArithmeticTables.Compare(Paper, ArithmeticAssumptions.Shown);
        Assert.Equal(ArithmeticAssumptions.Shown.Select(one => one.ToString()), table.Columns.Skip(2).Select(column => column.Header));
        Assert.Equal(["none", "690/1064"], table.Rows[0].Skip(2).Take(2));
        Assert.Equal(["none", "none", "275/295", "1113/1194, 1114/1195", "1114/1195, 1115/1196"], table.Rows[5].Skip(2));
    }
}
