using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class ArchitectureDrawingTests
{
    public static TheoryData<int, int, int, int> Sizes { get; } = new(
        from reading in new[] { 1, 2, 3 }
        from shape in new[] { (1, 32, 2), (1, 64, 7), (3, 128, 6), (4, 512, 7), (4, 33, 3) }
        select (reading, shape.Item1, shape.Item2, shape.Item3));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ToSvg_EveryReadingAndShape_StaysWithinItsFrameWideAndNarrow(int reading, int channels, int size, int classes)
    {
        ArchitectureDrawing drawing = SampleFigures.Network(Reading(reading, classes), channels, size, withClasses: classes == 7);
        FigureTests.AssertWithinFrame(drawing, "wide");
        FigureTests.AssertWithinFrame(SampleFigures.NarrowOf(drawing), "narrow");
    }

    [Theory]
    [InlineData(1, "rows 1-3|rows 4-6|row 7|rows 8-10|rows 11-13|rows 14-15|rows 16-17")]
    [InlineData(2, "rows 1-3|rows 4-6|row 7|rows 8-10|rows 11-13|row 14|rows 16-17")]
    [InlineData(3, "rows 1-3|rows 4-6|row 7|rows 8-10|rows 11-15|no row|no row|rows 16-17")]
    public void ToSvg_ReadingsOfThePaper_NameItsRows(int reading, string expected)
    {
        string[] texts = [.. new SvgDrawing(SampleFigures.Network(Reading(reading, 7), 1, 64).ToSvg()).Texts.Select(text => text.Value)];
        Assert.Equal(expected.Split('|'), texts.Where(text => text.StartsWith("row", StringComparison.Ordinal) || text == "no row"));
    }

    [Fact]
    public void ToSvg_SecondConvolution_HasTheBarOf85Percent()
    {
        var drawing = new SvgDrawing(SampleFigures.Network(PaperArchitectures.NoLogitRelu(7), 1, 64).ToSvg());
        XElement[] bars = drawing.Hovering("rect", "convolution2: 52,428,800 multiply-adds, 85.3 % of all");
        double[] heights = [.. bars.Select(bar => SvgDrawing.Value(bar, "height")).Order()];
        // The bar, and behind it the whole.
        Assert.Equal(2, heights.Length);
        Assert.Equal(0.853, heights[0] / heights[1], 3);
        Assert.Contains(drawing.Texts, text => text.Value == "85 %" && text.Attribute("font-weight") is not null);
    }

    [Fact]
    public void ToSvg_EveryStage_HoversWithItsShapeAndShares()
    {
        foreach (string svg in Both(SampleFigures.Network(PaperArchitectures.NoLogitRelu(7), 1, 64)))
        {
            var drawing = new SvgDrawing(svg);
            Assert.NotEmpty(drawing.Hovering("rect", "input: 1 x 64 x 64"));
            Assert.NotEmpty(drawing.Hovering("rect", "convolution2 (rows 4-6 of the paper): convolution 5 x 5, stride 2, then batch " +
                "normalization, ReLU: gives 128 x 16 x 16; 205,184 parameters (24.9 %), 52,428,800 multiply-adds (85.3 %)"));
            Assert.Equal(7, drawing.Hovering("rect", "softmax (rows 16-17 of the paper)").Length);
        }
    }

    [Fact]
    public void ToSvg_Blocks_ShrinkWithThePicturesAndThickenWithTheChannels()
    {
        var drawing = new SvgDrawing(SampleFigures.Network(PaperArchitectures.NoLogitRelu(7), 1, 64).ToSvg());
        double Side(string name) => SvgDrawing.Value(drawing.Hovering("rect", name).First(), "height");
        double Depth(string name)
        {
            double[] xs = [.. drawing.Hovering("polygon", name)[0].Attribute("points")!.Value.Split(' ')
                .Select(point => double.Parse(point.Split(',')[0], CultureInfo.InvariantCulture))];
            return xs[1] - xs[0];
        }

        // 64 to 16 pixels and 32 to 8: a quarter, the square root of which is a half; channels likewise, 128 to 64.
        Assert.Equal(0.5, Side("convolution2 (") / Side("input: "), 2);
        Assert.Equal(0.5, Side("pooling (") / Side("convolution1 ("), 2);
        Assert.Equal(Math.Sqrt(2), Depth("convolution2 (") / Depth("convolution1 ("), 2);
        Assert.Equal(Depth("convolution4 ("), Depth("convolution1 ("), 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Table_EveryReading_IsTheTableOfLayers(int reading)
    {
        LayerTable expected = LayerTable.Of(Reading(reading, 7), new InputShape(3, 64, 64));
        FigureTable table = SampleFigures.Network(Reading(reading, 7), 3, 64).Table;
        Assert.Equal(expected.Rows.Select(row => row.Name), table.Rows.Select(row => row[0]));
        Assert.Equal(expected.Rows.Select(row => row.PaperRow?.ToString(CultureInfo.InvariantCulture) ?? "-"),
            table.Rows.Select(row => row[1]));
        Assert.Equal(expected.Rows.Select(row => row.Kind), table.Rows.Select(row => row[2]));
        Assert.Equal(expected.Rows.Select(row => $"{row.Output.Channels} x {row.Output.Height} x {row.Output.Width}"),
            table.Rows.Select(row => row[3]));
        long Total(int column) =>
            table.Rows.Sum(row => long.Parse(row[column], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal((expected.Parameters, expected.MultiplyAdds), (Total(4), Total(6)));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    [Fact]
    public void ToHtml_AnyNetwork_HasTwoDrawingsAndOneTable()
    {
        string html = SampleFigures.Network(PaperArchitectures.NoLogitRelu(2), 1, 32).ToHtml();
        XElement root = XElement.Parse(html);
        Assert.Equal("figure", root.Name.LocalName);
        Assert.Equal(2, root.Descendants().Count(element => element.Name.LocalName == "svg"));
        Assert.Single(root.Descendants("details"));
        Assert.Contains("@container", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_Faces_AreOnTheFrontsOfTheirBlocks()
    {
        var drawing = new SvgDrawing(SampleFigures.Network(PaperArchitectures.NoLogitRelu(7), 1, 64, withClasses: true).ToSvg());
        Assert.Equal(["input: 1 x 64 x 64", "convolution1"], drawing.Images.Select(image => SvgDrawing.Hover(image).Split(" (")[0]));
        Assert.Subset(drawing.Texts.Select(text => text.Value).ToHashSet(), FerLib.Datasets.Expressions.All.ToHashSet());
    }

    [Fact]
    public void ToSvg_ShapeBelowOne_SaysWhichLayer()
    {
        LayerBlock flat = new("pool", "Pooling", 3, 0, 4, null, 0, 0);
        var drawing = new ArchitectureDrawing { Title = "t", Input = (1, 8, 8), Layers = [flat] };
        Assert.Contains("pool: the shape is 3 x 0 x 4, expected sizes of at least 1",
            Assert.Throws<InvalidOperationException>(drawing.ToSvg).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextAlternative_Network_TellsStagesAndTotals()
    {
        string text = SampleFigures.Network(PaperArchitectures.GlobalAverageReading(7), 1, 64).TextAlternative;
        Assert.Contains("convolution4 (rows 11-15 of the paper): convolution 5 x 5, stride 2, then batch normalization, ReLU, batch " +
            "normalization, ReLU: gives 64 x 2 x 2", text, StringComparison.Ordinal);
        Assert.Contains("In all 822,535 parameters and", text, StringComparison.Ordinal);
    }

    private static string[] Both(Figure figure) => [figure.ToSvg(), SampleFigures.NarrowOf(figure).ToSvg()];

    private static Architecture Reading(int reading, int classes) => reading switch
    {
        1 => PaperArchitectures.FullyConnectedReading(classes),
        2 => PaperArchitectures.NoLogitRelu(classes),
        _ => PaperArchitectures.GlobalAverageReading(classes),
    };
}
