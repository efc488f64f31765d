using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class HeatMapTests
{
    [Theory]
    [InlineData("heat-counts", 28, 28)]
    [InlineData("heat-counts-narrow", 28, 28)]
    [InlineData("heat-scores", 168, 168)]
    [InlineData("heat-many", 961, 0)]
    [InlineData("heat-equal", 2, 2)]
    public void ToSvg_EveryCell_HoversAndItsNumberIsReadable(string name, int cells, int numbers)
    {
        var drawing = new SvgDrawing(SampleFigures.Named(name).ToSvg());
        Assert.Equal(cells, drawing.Hovering("rect", ", ").Length);
        Assert.Equal(numbers, drawing.AssertTextsReadableIn(drawing.Hovering("rect", ", ")));
    }

    [Fact]
    public void ToSvg_NumbersInCells_AreThoseOfTheTable()
    {
        foreach (string name in new[] { "heat-counts", "heat-scores" })
        {
            Figure figure = SampleFigures.Named(name);
            string[] expected = [.. figure.Table!.Rows.SelectMany(row => row.Skip(1))];
            string[] texts = [.. new SvgDrawing(figure.ToSvg()).Texts.Select(text => text.Value)];
            // The cells are drawn row by row, one text after the other.
            int start = Enumerable.Range(0, texts.Length).First(i => texts.Skip(i).Take(expected.Length).SequenceEqual(expected));
            Assert.True(start > 0);
        }
    }

    [Fact]
    public void Table_TypedOutValues_HasThemUnderTheirHeadings()
    {
        FigureTable table = Map(new[,] { { 1, -0.0001, 2.345 }, { double.NaN, 0, -1 } }).Table;
        Assert.Equal(["subject", "anger", "b", "c"], table.Columns);
        Assert.Equal(["r", "1.00", "0.00", "2.35"], table.Rows[0]);
        Assert.Equal(["s", "-", "0.00", "-1.00"], table.Rows[1]);
    }

    [Theory]
    [InlineData(0.02, null, "0.02")]
    [InlineData(3, null, "3")]
    [InlineData(12.25, null, "12.3")]
    [InlineData(1234.5, null, "1235")]
    [InlineData(2e6 + 0.5, null, "2,000,000.5")]
    [InlineData(0.256, "0.0 %", "25.6 %")]
    public void Table_SizeOfTheNumbers_SetsTheirDigits(double value, string? format, string expected)
    {
        var map = new HeatMap { Title = "t", Rows = ["r"], Columns = ["c"], Values = new[,] { { value } }, Format = format };
        Assert.Equal(expected, map.Table.Rows[0][1]);
    }

    [Fact]
    public void ToSvg_MarkedZeros_AreOutlinedAndOthersFilled()
    {
        HeatMap map = Map(new[,] { { 0.0, 1, 2 }, { 1e-9, 1, 0 } }, marks: true);
        var drawing = new SvgDrawing(map.ToSvg());
        string[] outlined = [.. drawing.Hovering("rect", ", ").Where(cell => cell.Attribute("stroke-width")?.Value == "2")
            .Select(SvgDrawing.Hover)];
        Assert.Equal(["r, anger: 0", "s, c: 0"], outlined);
        Assert.Contains(drawing.Texts, text => text.Value == "Outlined: exactly 0.");
        Assert.Equal(["0", "1.00", "2.00"], map.Table.Rows[0].Skip(1));
    }

    [Fact]
    public void ToSvg_DivergingValues_HaveTheColorsOfTheirSign()
    {
        var map = new HeatMap
        {
            Title = "t",
            Rows = ["r"],
            Columns = ["a", "b", "c"],
            IsDiverging = true,
            Values = new[,] { { -1.0, 0, 4 } }
        };
        var drawing = new SvgDrawing(map.ToSvg());
        Color[] fills = [.. drawing.Hovering("rect", "r, ").Select(cell => drawing.Light[cell.Attribute("class")!.Value])];
        Assert.Equal([DivergingScale.Fill(-0.25).Light, DivergingScale.Fill(0).Light, DivergingScale.Fill(1).Light], fills);
    }

    [Fact]
    public void ToHtml_ManyWideColumns_HasADrawingForNarrowPlacesToo()
    {
        Assert.Contains("fer-narrow", SampleFigures.Named("heat-counts").ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("fer-narrow", Map(new double[2, 3]).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_WrongShape_SaysWhatIsExpected() =>
        Assert.Contains("1 x 1 numbers, expected 2 x 3", Assert.Throws<InvalidOperationException>(Map(new double[1, 1]).ToSvg).Message,
            StringComparison.Ordinal);

    [Fact]
    public void TextAlternative_Values_TellsExtremesAndZeros() =>
        Assert.Equal("t. Heat map of 2 rows and 3 columns (score). Lowest: s, anger: -1; highest: r, c: 2. Zero in 1 cell.",
            Map(new[,] { { 0, 1, 2 }, { -1, double.NaN, 1 } }, marks: true).TextAlternative);

    private static HeatMap Map(double[,] values, bool marks = false) => new()
    {
        Title = "t",
        Rows = ["r", "s"],
        Columns = ["anger", "b", "c"],
        RowTitle = "subject",
        ValueTitle = "score",
        Values = values,
        MarksZeros = marks,
    };
}
