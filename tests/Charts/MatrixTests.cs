using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed partial class MatrixTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("confusion-seven")]
    [InlineData("confusion-two")]
    [InlineData("confusion-long")]
    [InlineData("confusion-eleven")]
    [InlineData("matrix-three")]
    [InlineData("matrix-long")]
    public void ToSvg_TextOnEveryCell_IsReadableOnLightAndDark(string name)
    {
        XElement root = XDocument.Parse(SampleFigures.Named(name).ToSvg()).Root!;
        (Dictionary<string, Color> light, Dictionary<string, Color> dark) = Fills(root.Element(Svg + "style")!.Value);
        XElement[] cells = [.. root.Elements(Svg + "rect")
            .Where(rect => rect.Element(Svg + "title") is not null && light.ContainsKey(Css(rect)))];
        int texts = 0;
        foreach (XElement text in root.Elements(Svg + "text").Where(text => text.Attribute("text-anchor")?.Value == "middle"))
        {
            XElement? cell = cells.FirstOrDefault(cell => Inside(text, cell));
            if (cell is null)
                continue;

            texts++;
            Assert.True(Color.Contrast(light[Css(text)], light[Css(cell)]) >= 4.5, $"{text.Value} on light");
            Assert.True(Color.Contrast(dark[Css(text)], dark[Css(cell)]) >= 4.5, $"{text.Value} on dark");
            double half = TextMetrics.Width(text.Value, Value(text, "font-size"), text.Attribute("font-weight") is not null) / 2;
            Assert.True(Value(text, "x") - half >= Value(cell, "x") && Value(text, "x") + half <= Value(cell, "x") + Value(cell, "width"),
                $"{text.Value} is wider than its cell");
        }

        Assert.True(texts >= 2 * cells.Length, $"{texts} texts on {cells.Length} cells");
    }

    [Fact]
    public void ToSvg_ConfusionMatrix_HasCountAndShareOfTheRowInEveryCell()
    {
        var chart = new ConfusionMatrixChart { Title = "t", Labels = ["a", "b"], Counts = new long[,] { { 3, 1 }, { 0, 0 } } };
        string[] texts = [.. XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "text").Select(text => text.Value)];
        Assert.Subset(texts.ToHashSet(),
            new HashSet<string> { "75 %", "3", "25 %", "1", "no pictures", "n = 4", "n = 0", "truth", "predicted" });
        Assert.Equal(["truth a, predicted a: 3 of 4 (75.0 %)", "truth a, predicted b: 1 of 4 (25.0 %)", "truth b: no pictures"],
            XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "rect").Elements(Svg + "title").Select(title => title.Value));
    }

    [Fact]
    public void FromCounts_IntegerCounts_DrawsTheSame()
    {
        var expected = new ConfusionMatrixChart
        {
            Title = "t",
            Labels = ["a", "b"],
            Counts = new long[,] { { 3, 1 }, { 0, 2 } },
            Note = "n"
        };
        Assert.Equal(expected.ToSvg(), ConfusionMatrixChart.FromCounts("t", ["a", "b"], new[,] { { 3, 1 }, { 0, 2 } }, "n").ToSvg());
    }

    [Fact]
    public void TextAlternative_ConfusionMatrix_TellsEachClass()
    {
        var chart = new ConfusionMatrixChart
        {
            Title = "Practice data",
            Labels = ["a", "b", "c"],
            Counts = new long[,] { { 3, 1, 0 }, { 0, 0, 0 }, { 0, 0, 2 } }
        };
        Assert.Equal(
            "Practice data. Confusion matrix of 6 pictures, 5 of them on the diagonal (83.3 %). " +
            "a: 3 of 4 right (75.0 %), most often taken for b (1). " +
            "b: no pictures. c: 2 of 2 right (100.0 %).",
            chart.TextAlternative);
    }

    [Fact]
    public void ToSvg_WrongShapeOrNegativeCount_SaysWhatIsExpected()
    {
        var narrow = new ConfusionMatrixChart { Title = "t", Labels = ["a", "b"], Counts = new long[2, 1] };
        Assert.Contains("has 2 x 1 counts, expected 2 x 2", Assert.Throws<InvalidOperationException>(narrow.ToSvg).Message,
            StringComparison.Ordinal);
        var negative = new ConfusionMatrixChart { Title = "t", Labels = ["a"], Counts = new long[,] { { -1 } } };
        Assert.Contains("count of -1", Assert.Throws<InvalidOperationException>(negative.ToSvg).Message, StringComparison.Ordinal);
        var matrix = new MatrixChart { Title = "t", Rows = ["a"], Columns = ["b"], Cells = new MatrixCell?[1, 2] };
        Assert.Contains("has 1 x 2 cells, expected 1 x 1", Assert.Throws<InvalidOperationException>(matrix.ToSvg).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "<1 %")]
    [InlineData(0.125, "13 %")]
    [InlineData(0.9999, ">99 %")]
    [InlineData(1, "100 %")]
    public void WholePercent_NearTheEnds_DoesNotRoundToThem(double share, string expected) =>
        Assert.Equal(expected, NumberText.WholePercent(share));

    [Fact]
    public void TextAlternative_MatrixChart_TellsEveryCell()
    {
        string text = SampleFigures.Named("matrix-three").TextAlternative;
        Assert.Contains("trained on practice/ferg, tested on frl-london: 18.1 % (13.1 to 24.3, n = 204, inconclusive).", text,
            StringComparison.Ordinal);
        Assert.Contains("trained on practice/jaffe, tested on frl-london: not run.", text, StringComparison.Ordinal);
    }

    private static bool Inside(XElement text, XElement cell)
    {
        (double x, double y) = (Value(text, "x"), Value(text, "y"));
        (double left, double top) = (Value(cell, "x"), Value(cell, "y"));
        return x > left && x < left + Value(cell, "width") && y > top && y < top + Value(cell, "height");
    }

    private static (Dictionary<string, Color> Light, Dictionary<string, Color> Dark) Fills(string style)
    {
        string[] parts = style.Split("@media", 2);
        return (Rules(parts[0]), Rules(parts[1]));
    }

    private static Dictionary<string, Color> Rules(string style) =>
        FillRule().Matches(style).ToDictionary(match => match.Groups[1].Value, match => Color.Parse(match.Groups[2].Value));

    private static string Css(XElement element) => element.Attribute("class")!.Value;

    private static double Value(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.(\w+)\{fill:(#[0-9a-f]{6})\}")]
    private static partial Regex FillRule();
}
