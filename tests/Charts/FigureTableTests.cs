using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class FigureTableTests
{
    public static TheoryData<string> Names => SampleFigures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Table_AnyFigure_HasACellForEveryColumnAndShowsThem(string name)
    {
        if (SampleFigures.Named(name).Table is not { } table)
        {
            Assert.Matches("^(grid|pictures|maps)-", name);
            return;
        }

        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.All(table.Rows.SelectMany(row => row), cell => Assert.DoesNotContain("NaN", cell, StringComparison.Ordinal));
        string[][] shown = Cells(XElement.Parse($"<div>{table.ToHtml()}</div>"));
        Assert.Equal(table.Columns.Select(Kept), shown[0]);
        Assert.Equal(table.Rows.Take(FigureTable.MostRows).Select(row => string.Join('|', row.Select(Kept))),
            shown.Skip(1).Select(row => string.Join('|', row)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToHtml_AnyFigure_HasItsDrawingAndItsTableClosed(string name)
    {
        Figure figure = SampleFigures.Named(name);
        XElement html = XElement.Parse(figure.ToHtml());
        Assert.Equal("figure", html.Name.LocalName);
        Assert.Contains(figure.ToSvg(), figure.ToHtml(), StringComparison.Ordinal);
        XElement[] details = [.. html.Elements("details")];
        Assert.Equal(figure.Table is { Rows.Count: > 0 } ? 1 : 0, details.Length);
        foreach (XElement one in details)
        {
            Assert.Null(one.Attribute("open"));
            Assert.Equal("The numbers", one.Element("summary")!.Value);
            Assert.Contains("overflow:auto", one.Element("div")!.Attribute("style")!.Value, StringComparison.Ordinal);
            // The page decides on colors: a fixed one would be unreadable in one of its two schemes.
            Assert.All(one.DescendantsAndSelf().Attributes("style"), style =>
            {
                Assert.DoesNotContain("color", style.Value, StringComparison.Ordinal);
                Assert.DoesNotContain("background", style.Value, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void ToHtml_MoreRowsThanShown_CountsTheOthers()
    {
        string[][] rows = [.. Enumerable.Range(0, 1500).Select(i => new[] { i.ToString(CultureInfo.InvariantCulture), "0.5" })];
        string html = new FigureTable(["step", "loss"], rows).ToHtml();
        Assert.Equal(1 + FigureTable.MostRows, Cells(XElement.Parse($"<div>{html}</div>")).Length);
        Assert.Contains("1,244 of 1,500 rows are left out here", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_ColumnsOfNumbers_AreSetToTheRight()
    {
        var table = new FigureTable(["", "share", "interval", "word", "count", "mixed", "empty"],
            [["a", "1.5 %", "1.0 to 2.0", "no", "1,234", "1", "-"], ["b", "-", "-8.0 to 4.0", "3 of 4", "not run", "one 1", "-"]]);
        XElement html = XElement.Parse($"<div>{table.ToHtml()}</div>");
        string[] expected = ["share", "interval", "count"];
        Assert.Equal(expected, html.Descendants("th").Where(IsRight).Select(heading => heading.Value));
        Assert.Equal(["1.5 %", "1.0 to 2.0", "1,234", "-", "-8.0 to 4.0", "not run"],
            html.Descendants("td").Where(IsRight).Select(cell => cell.Value));
    }

    [Fact]
    public void ToHtml_RowWithoutACell_SaysWhichOne() =>
        Assert.Contains("Row 2 of the table has 1 texts, expected 2",
            Assert.Throws<InvalidOperationException>(new FigureTable(["a", "b"], [["1", "2"], ["3"]]).ToHtml).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ToString_Table_IsALineARow() =>
        Assert.Equal("a\tb\n1\ttwo lines", new FigureTable(["a", "b"], [["1", "two\nlines"]]).ToString());

    [Fact]
    public void Table_LineChart_HasARowForEveryPositionOfAnyCurve()
    {
        var chart = new LineChart
        {
            Title = "t",
            Series = [LineSeries.OfEpochs("training", [2, 1, double.NaN]), new LineSeries("validation", [new(3, 0.5), new(1, 1.5)])],
        };
        Assert.Equal("epoch\ttraining\tvalidation\n1\t2\t1.5\n2\t1\t-\n3\tnot a number\t0.5", chart.Table.ToString());
    }

    [Fact]
    public void Table_LineChartThatGoesBack_HasARowForEveryPoint()
    {
        var series = new LineSeries("a", [new(1, 0.5), new(1, 0.75)]);
        var chart = new LineChart { Title = "t", XTitle = "x", YTitle = "y", YIsPercent = true, Series = [series] };
        Assert.Equal("\tx\ty\na\t1\t50.0 %\na\t1\t75.0 %", chart.Table.ToString());
    }

    [Fact]
    public void Table_ConfusionMatrix_HasCountsSumAndShareOfTheDiagonal()
    {
        var chart = new ConfusionMatrixChart { Title = "t", Labels = ["a", "b"], Counts = new long[,] { { 3, 1 }, { 0, 0 } } };
        Assert.Equal("truth\tpredicted a\tpredicted b\tpictures\tright\na\t3\t1\t4\t75.0 %\nb\t0\t0\t0\t-", chart.Table.ToString());
    }

    [Fact]
    public void Table_MatrixChart_LeavesOutColumnsWithoutAnEntry()
    {
        var chart = new MatrixChart
        {
            Title = "t",
            Rows = ["a"],
            Columns = ["b", "c", "d"],
            Cells = new MatrixCell?[,] { { new(0.5, 0.25, 0.75), null, new(double.NaN) } }
        };
        Assert.Equal("trained on\ttested on\tvalue\tinterval\na\tb\t50.0 %\t25.0 to 75.0\na\tc\tnot run\t-\na\td\tnot run\t-",
            chart.Table.ToString());
    }

    private static string[][] Cells(XElement html) =>
        [.. html.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static bool IsRight(XElement cell) => cell.Attribute("style")?.Value.Contains("right", StringComparison.Ordinal) ?? false;

    // What XML cannot hold is shown as U+FFFD.
    private static string Kept(string text) => XElement.Parse($"<a>{SvgCanvas.Escape(text)}</a>").Value;
}
