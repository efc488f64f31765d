using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class NumberGridsTests
{
    [Theory]
    [InlineData("numbers-convolution", 25 + 9 + 9)]
    [InlineData("numbers-channels", (3 * 16) + 9)]
    [InlineData("numbers-channels-narrow", (3 * 16) + 9)]
    [InlineData("numbers-softmax", 6)]
    public void ToSvg_EveryCell_HoversAndItsNumberIsReadable(string name, int cells)
    {
        var drawing = new SvgDrawing(SampleFigures.Named(name).ToSvg());
        Assert.Equal(cells, drawing.Hovering("rect", ", row ").Length);
        Assert.Equal(cells, drawing.AssertTextsReadableIn(drawing.Hovering("rect", ", row ")));
    }

    [Fact]
    public void Table_TypedOutMatrices_HasARowForEachOfTheirs()
    {
        NumberGrid[] matrices = [new("a", new[,] { { 1, -2.345 }, { 0, -0.001 } }), new("b", new double[,] { { 7 } })];
        var grids = new NumberGrids { Title = "t", Grids = matrices };
        Assert.Equal(["matrix", "row", "column 1", "column 2"], grids.Table.Columns);
        Assert.Equal([["a", "1", "1", "-2.35"], ["a", "2", "0", "0"], ["b", "1", "7", ""]], grids.Table.Rows);
        Assert.Equal(["1", "-2.35", "0", "0", "7"],
            new SvgDrawing(grids.ToSvg()).Texts.Where(text => text.Attribute("font-size")!.Value == "17").Select(text => text.Value));
    }

    [Fact]
    public void ToSvg_Highlight_OutlinesExactlyItsCells()
    {
        var grid = new NumberGrid("g", new double[4, 5]) { Highlight = (1, 2, 2, 3) };
        var drawing = new SvgDrawing(new NumberGrids { Title = "t", Grids = [grid] }.ToSvg());
        var outline = drawing.Root.Elements().Single(element => element.Attribute("stroke-width")?.Value == "3.5");
        var first = drawing.Hovering("rect", "row 2, column 3").Single();
        var last = drawing.Hovering("rect", "row 3, column 5").Single();
        Assert.Equal(SvgDrawing.Value(first, "x"), SvgDrawing.Value(outline, "x"));
        Assert.Equal(SvgDrawing.Value(first, "y"), SvgDrawing.Value(outline, "y"));
        double End(System.Xml.Linq.XElement shape, string start, string length) =>
            SvgDrawing.Value(shape, start) + SvgDrawing.Value(shape, length);
        Assert.Equal(End(last, "x", "width"), End(outline, "x", "width"), 1);
        Assert.Equal(End(last, "y", "height"), End(outline, "y", "height"), 1);
        // The numbers in it are bold.
        Assert.Equal(6, drawing.Texts.Count(text => text.Attribute("font-size")!.Value == "17" && text.Attribute("font-weight") != null));
    }

    [Theory]
    [InlineData(0, 255, 0, 128, 255, "#000000 #808080 #ffffff")]
    [InlineData(0, 1, 0, 0.2, 1, "#000000 #333333 #ffffff")]
    [InlineData(0, 1, 0, 51, 102, "#000000 #333333 #666666")]
    [InlineData(-10, 10, -10, 0, 10, "#000000 #808080 #ffffff")]
    public void ColorsOf_GreyShading_FollowsTheRangeOfTheNumbers(double low, double high, double a, double b, double c, string expected)
    {
        Assert.True(low < high);
        var grid = new NumberGrid("g", new[,] { { a, b, c } }) { Shading = NumberShading.Grey };
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 3).Select(i => grid.ColorsOf(0, i).Fill.Light.Hex)));
    }

    [Fact]
    public void ColorsOf_EveryGrey_HasATextOf4Point5()
    {
        var grid = new NumberGrid("g", SampleFigures.Numbers(1, 256, (_, c) => c)) { Shading = NumberShading.Grey };
        Assert.All(Enumerable.Range(0, 256), c =>
            Assert.True(Color.Contrast(grid.ColorsOf(0, c).Fill.Light, grid.ColorsOf(0, c).Text.Light) >= 4.5));
    }

    [Fact]
    public void ToHtml_LineTooLongForAPhone_HasADrawingWithShorterLines()
    {
        Figure channels = SampleFigures.Named("numbers-channels");
        Assert.Contains("fer-narrow", channels.ToHtml(), StringComparison.Ordinal);
        (double wide, double narrow) = (Width(channels.ToSvg()), Width(SampleFigures.Named("numbers-channels-narrow").ToSvg()));
        Assert.True(narrow <= FigureText.PhoneUnits && narrow < wide, $"{narrow} {wide}");
        Assert.DoesNotContain("fer-narrow", SampleFigures.Named("numbers-softmax").ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, 2, 1)]
    [InlineData(0, 2, 1, 2)]
    public void ToSvg_WindowOutside_SaysWhereAndHowLarge(int row, int column, int height, int width)
    {
        var grids = new NumberGrids { Title = "t", Grids = [new("kernel", new double[2, 3]) { Highlight = (row, column, height, width) }] };
        string message = Assert.Throws<InvalidOperationException>(grids.ToSvg).Message;
        Assert.Contains(
            $"kernel: the highlighted window of {height} x {width} at row {row}, column {column} (from 0) lies outside the 2 x 3", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_EmptyMatrix_SaysWhatIsExpected() =>
        Assert.Contains("0 x 3, expected at least 1 x 1",
            Assert.Throws<InvalidOperationException>(new NumberGrids { Title = "t", Grids = [new("g", new double[0, 3])] }.ToSvg).Message,
            StringComparison.Ordinal);

    [Fact]
    public void TextAlternative_Matrices_AreReadRowByRow()
    {
        var first = new NumberGrid("a", new double[,] { { 1, 2 }, { 3, 4 } }) { Highlight = (1, 0, 1, 2), After = "*" };
        var grids = new NumberGrids { Title = "t", Grids = [first, new("b", new double[,] { { 5 } })] };
        Assert.Equal("t. a: 1 2 / 3 4; outlined: 1 x 2 from row 2, column 1; then *. b: 5.", grids.TextAlternative);
    }

    private static double Width(string svg) => double.Parse(new SvgDrawing(svg).Root.Attribute("viewBox")!.Value.Split(' ')[2],
        System.Globalization.CultureInfo.InvariantCulture);
}
