using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class ScatterChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void TextAlternative_TwoSeries_TellsTheirRanges()
    {
        var chart = new ScatterChart
        {
            Title = "Practice data",
            XTitle = "intensity",
            YTitle = "accuracy",
            YIsPercent = true,
            Series = [new("ferg", [new(90, 0.5), new(120, 0.75, "the brightest", 3)]), new("jaffe", [new(double.NaN, 1)])],
            Note = "End",
        };
        Assert.Equal(
            "Practice data. Scatter chart of accuracy over intensity. ferg: 4 points at 2 places, intensity 90 to 120, " +
            "accuracy 50.0 % to 75.0 %. jaffe: no points. 1 point has a position that is not a number and is left out. End.",
            chart.TextAlternative);
        Assert.Equal(
            "series\tintensity\taccuracy\tcount\tpoint\nferg\t90\t50.0 %\t1\t-\nferg\t120\t75.0 %\t3\tthe brightest\n" +
            "jaffe\tnot a number\t100.0 %\t1\t-",
            chart.Table.ToString());
    }

    [Fact]
    public void ToSvg_EveryPoint_CanBeMet()
    {
        ScatterPoint[] points = [.. Enumerable.Range(0, 50).Select(i => new ScatterPoint(i, (i * i) % 17))];
        XElement[] areas = Areas(new ScatterChart { Title = "t", XTitle = "a", YTitle = "b", Series = [new("s", points)] });
        Assert.Equal(points.Select(point => $"a {NumberText.Value(point.X)}, b {NumberText.Value(point.Y)}"),
            areas.Select(area => area.Element(Svg + "title")!.Value));
        Assert.All(areas, area => Assert.True(Value(area, "r") >= 8));
    }

    [Fact]
    public void ToSvg_Counts_GiveTheDiscsTheirArea()
    {
        double[] radii = Radii(new ScatterChart { Title = "t", Series = [new("s", [new(0, 0), new(1, 1, null, 4), new(2, 2, null, 9)])] });
        Assert.Equal([4.5 * 3, 4.5 * 2, 4.5], radii);
    }

    [Fact]
    public void ToSvg_CountsOfSeveralPowersOfTen_KeepTheSmallestVisible()
    {
        var series = new ScatterSeries("s", [new(0, 0), new(1, 1, null, 100), new(2, 2, null, 10_000)]);
        double[] radii = Radii(new ScatterChart { Title = "t", Series = [series] });
        Assert.Equal([18, 11.25, 4.5], radii);
    }

    [Fact]
    public void ToSvg_EqualAxes_PutEqualValuesOnTheDiagonal()
    {
        var chart = new ScatterChart { Title = "t", EqualAxes = true, Series = [new("s", [new(3, 3), new(7, 7), new(3, 7)])] };
        XElement[] discs = Areas(chart);
        Assert.Equal(Value(discs[1], "cx") - Value(discs[0], "cx"), Value(discs[0], "cy") - Value(discs[1], "cy"), 1);
        Assert.Equal(Value(discs[2], "cx"), Value(discs[0], "cx"));
        Assert.Equal(Value(discs[2], "cy"), Value(discs[1], "cy"));
    }

    [Fact]
    public void ToSvg_PointOfNone_SaysWhatIsExpected() =>
        Assert.Equal("A point of 's' at (1, 2) stands for 0, expected 1 or more.",
            Assert.Throws<InvalidOperationException>(
                new ScatterChart { Title = "t", Series = [new("s", [new(1, 2, null, 0)])] }.ToSvg).Message);

    [Fact]
    public void ToSvg_RandomCharts_AreDrawnWithinTheirFrame()
    {
        var random = new Random(3);
        for (int i = 0; i < 50; i++)
        {
            double scale = Math.Pow(10, random.Next(-8, 9));
            ScatterPoint Any() => new(scale * (random.NextDouble() - 0.4), random.Next(12) == 0 ? double.NaN : random.NextDouble(), null,
                random.Next(4) == 0 ? random.Next(1, 2000) : 1);
            var chart = new ScatterChart
            {
                Title = "t",
                XTitle = "x",
                YIsPercent = random.Next(2) == 0,
                EqualAxes = random.Next(2) == 0,
                Series = [.. Enumerable.Range(0, random.Next(0, 6))
                    .Select(s => new ScatterSeries($"series {s}", [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Any())]))],
            };
            FigureTests.AssertWithinFrame(chart, $"chart {i}");
        }
    }

    private static XElement[] Areas(ScatterChart chart) =>
        [.. XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "circle").Where(circle => circle.Attribute("class")!.Value == "hover")];

    private static double[] Radii(ScatterChart chart) =>
        [.. XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "circle").Where(circle => circle.Attribute("class")!.Value.StartsWith('f'))
            .Select(circle => Value(circle, "r")).Where((_, i) => i % 2 == 1)];

    private static double Value(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
