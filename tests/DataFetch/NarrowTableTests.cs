using DataFetch;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed class NarrowTableTests
{
    [Fact]
    public void Write_TableWiderThanTheScreen_IsContinuedBelowWithItsFirstColumn()
    {
        var output = new StringWriter();
        var table = new ResultTable("Title", [new("name"), .. Enumerable.Range(0, 9).Select(i => TableColumn.Number($"column {i}"))],
            [["row", .. Enumerable.Range(0, 9).Select(i => $"{i},000/1,000")]]);
        NarrowTable.Write(new Screen(output, terminal: false), 4, table);
        string[] lines = output.ToString().Split(Environment.NewLine);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(2, lines.Count(line => line.StartsWith("    row ", StringComparison.Ordinal)));
        Assert.All(Enumerable.Range(0, 9), i => Assert.Single(lines, line => line.Contains($"{i},000/1,000", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_TableOfOneColumn_IsWritten()
    {
        var output = new StringWriter();
        NarrowTable.Write(new Screen(output, terminal: false), 0, new ResultTable("", [new("only")], [["value"]]));
        Assert.Contains("value", output.ToString(), StringComparison.Ordinal);
    }
}
