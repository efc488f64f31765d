using System.Text.Json.Nodes;
using FerLib.Interop;
using FerLib.Randomness;
using FerLib.Reports;
using FerNotebooks.Runner.Kernel;
using Microsoft.Data.Analysis;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Result tables to frames and frames to result tables.</summary>
public sealed class DataFrameTablesTests : IDisposable
{
    private readonly CommaCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Theory]
    [InlineData("Int64", "1", "30", "1,234,567")]
    [InlineData("Int64", "-3", "+4", "\u22125", "0", "", "-", "\u2013")]
    [InlineData("Int64", "9223372036854775807", "-9223372036854775808")]
    [InlineData("Double", "1", "2.5", "-0.25", "1,234.5", "1E-07", "\u00a0")]
    [InlineData("Double", "80.0 %", "6.3\u00a0%", "-", "100%")]
    [InlineData("Double", "NaN", "Infinity", "-Infinity", "0.5")]
    [InlineData("Double", "-0")]
    [InlineData("String", "80.0 %", "0.8")] // percentages and plain numbers do not go together
    [InlineData("String", "007", "1")]
    [InlineData("String", "9223372036854775808")]
    [InlineData("String", "0.123456789012345678")]
    [InlineData("String", "1E+400")]
    [InlineData("String", "1,5", "2")]
    [InlineData("String", "1.234,5")]
    [InlineData("String", "12 s", "3 s")]
    [InlineData("String", "", "-")]
    [InlineData("String", "1", "n/a")]
    [InlineData("String", "0x10")]
    [InlineData("String", "\u0661")] // a digit, but no ASCII one
    public void ToDataFrame_ColumnOfTexts_HasTheNarrowestTypeThatKeepsThem(string type, params string[] texts)
    {
        DataFrameColumn column = Frame([.. texts.Select(text => (string[])["row", text])]).Columns["value"];
        Assert.Equal(type, column.DataType.Name);
        if (type == "String")
            Assert.Equal(texts, column.Cast<string>());
    }

    [Fact]
    public void ToDataFrame_Numbers_HaveTheirValues()
    {
        Assert.Equal([1234567L, null, -5L], Values("1,234,567", "-", "\u22125"));
        Assert.Equal([0.8, 0.063, null, 1.0], Values("80.0 %", "6.3 %", "", "100 %"));
        Assert.Equal([1234.5, 1e-7, -0.25], Values("1,234.5", "1E-07", "-0.25"));
    }

    [Fact]
    public void ToDataFrame_NoRowsOrSameHeadings_Works()
    {
        DataFrame empty = new ResultTable("t", [new("n"), new("n"), new("n (2)")], []).ToDataFrame();
        Assert.Equal(["n", "n (2)", "n (2) (2)"], empty.Columns.Select(column => column.Name));
        Assert.Equal(0, empty.Rows.Count);
    }

    [Fact]
    public void ToResultTable_ColumnsOfEveryType_AreInvariantAndNumbersStandRight()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("name", ["a|b", null]), new Int32DataFrameColumn("n", [1234, null]), new DoubleDataFrameColumn("share", [0.1, 2]),
            new SingleDataFrameColumn("p", [0.1f, float.NaN]), new BooleanDataFrameColumn("ok", [true, null]),
            new DateTimeDataFrameColumn("when", [new DateTime(2024, 2, 3, 4, 5, 6), null]));
        ResultTable table = frame.ToResultTable("practice data");
        Assert.Equal(["a|b", "1234", "0.1", "0.1", "true", "2024-02-03 04:05:06"], table.Rows[0]);
        Assert.Equal(["", "", "2", "NaN", "", ""], table.Rows[1]);
        Assert.Equal(
            [ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Left, ColumnAlignment.Left],
            table.Columns.Select(column => column.Alignment));
        Assert.Equal(("practice data", 0), (table.Title, table.Notes.Count));
    }

    [Fact]
    public void ToResultTable_MoreRowsThanShown_SaysHowMany()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("i", Enumerable.Range(0, 2304)));
        ResultTable table = frame.ToResultTable();
        Assert.Equal((100, "The first 100 of 2,304 rows."), (table.Rows.Count, Assert.Single(table.Notes)));
        Assert.Empty(frame.ToResultTable(mostRows: 2304).Notes);
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.ToResultTable(mostRows: 0));
    }

    [Fact]
    public void ToResultTable_FrameThatDoesNotFit_SaysSo()
    {
        Assert.Contains("it has no column", Assert.Throws<ArgumentException>(() => new DataFrame().ToResultTable()).Message, StringComparison.Ordinal);
        var longer = new Int32DataFrameColumn("b", [1]);
        var frame = new DataFrame(new Int32DataFrameColumn("a", [1]), longer);
        longer.Append(2);
        Assert.Contains("the column \"b\" has 2 rows, the frame 1", Assert.Throws<ArgumentException>(() => frame.ToResultTable()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToResultTableAndBack_AnyNumbers_KeepsThemToTheLastBit()
    {
        for (int draw = 0; draw < 40; draw++)
        {
            var random = new CounterRandom(4, (ulong)draw);
            int n = 1 + random.NextInt32(20);
            long?[] whole = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(5) == 0 ? (long?)null : (long)((random.NextDouble() - 0.5) * 1.8e19))];
            double?[] real = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(5) == 0 ? (double?)null : random.NextNormal() * Math.Pow(10, random.NextInt32(600) - 300))];
            whole[0] = draw;
            real[0] = 0.1;
            DataFrame back = new DataFrame(new Int64DataFrameColumn("whole", whole), new DoubleDataFrameColumn("real", real)).ToResultTable().ToDataFrame();
            Assert.Equal(whole.Cast<object?>(), back.Columns["whole"].Cast<object?>());
            Assert.Equal(real.Cast<object?>(), back.Columns["real"].Cast<object?>());
        }
    }

    [Fact]
    public void ToDataFrameAndBack_TextsAndPlainNumbers_AreTheSameTexts()
    {
        IReadOnlyList<string>[] rows = [["007", "12", "a\nb", ""], ["", "-5", "<i>\"x\"", "-"], ["\0", "", "n/a", ""]];
        ResultTable table = new ResultTable("t", [new("a"), new("b"), new("c"), new("d")], rows).ToDataFrame().ToResultTable("t");
        Assert.Equal(rows, table.Rows);
    }

    [Fact]
    public void Format_FrameInOurRunner_IsPlainTextAndItsTableIsHtml()
    {
        var frame = new DataFrame(new StringDataFrameColumn("label", ["anger"]), new Int32DataFrameColumn("n", [3]));
        JsonObject plain = ValueFormatter.Format(frame);
        Assert.Equal(["text/plain"], plain.Select(pair => pair.Key));
        Assert.Contains("anger", plain["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        JsonObject table = ValueFormatter.Format(frame.ToResultTable("labels"));
        Assert.Contains("<table", table["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("anger  3", table["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static IEnumerable<object?> Values(params string[] texts) =>
        Frame([.. texts.Select(text => (string[])["row", text])]).Columns["value"].Cast<object?>();

    private static DataFrame Frame(IReadOnlyList<IReadOnlyList<string>> rows) =>
        new ResultTable("t", [new("row"), TableColumn.Number("value")], rows).ToDataFrame();
}
