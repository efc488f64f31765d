using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class BarChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void TextAlternative_TwoSeries_TellsEveryNumber()
    {
        var chart = new BarChart
        {
            Title = "Practice data",
            ValueTitle = "recall",
            CategoryTitle = "expression",
            IsPercent = true,
            Categories = ["fear", "anger"],
            Series = [new BarSeries("random", [new(0.5, 0.25, 0.75), new(1)]), new BarSeries("by subject", [null, new(double.NaN)])],
            Reference = (0.143, "chance"),
            Note = "End",
        };
        Assert.Equal(
            "Practice data. Bar chart of recall by expression. fear: random 50.0 % (25.0 to 75.0), by subject no value. " +
            "anger: random 100.0 %, by subject no value. Reference line at 14.3 %: chance. " +
            "Thin lines at the bars' ends: 95 % intervals. End.",
            chart.TextAlternative);
        Assert.Equal("expression\trandom\tinterval\tby subject\nfear\t50.0 %\t25.0 to 75.0\t-\nanger\t100.0 %\t-\t-",
            chart.Table.ToString());
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(3, 2, false)]
    [InlineData(7, 4, false)]
    [InlineData(30, 1, false)]
    [InlineData(30, 4, false)]
    [InlineData(4, 3, true)]
    public void ToSvg_AnyChart_EveryValueCanBeMetAndIsInTheTable(int categories, int count, bool stacked)
    {
        BarSeries[] series = [.. Enumerable.Range(0, count)
            .Select(s => BarSeries.Of($"s{s}", Enumerable.Range(0, categories).Select(c => 1.0 + s + (c / 8.0))))];
        string[] names = [.. Enumerable.Range(0, categories).Select(c => $"c{c}")];
        var chart = new BarChart { Title = "t", IsStacked = stacked, Categories = names, Series = series };
        XElement root = XDocument.Parse(chart.ToSvg()).Root!;
        XElement[] areas = [.. root.Elements(Svg + "rect").Where(rect => rect.Attribute("class")!.Value == "hover")];
        Assert.Equal(categories * count, areas.Length);
        for (int c = 0; c < categories; c++)
        {
            for (int s = 0; s < count; s++)
            {
                string value = NumberText.Value(1.0 + s + (c / 8.0));
                string hover = count == 1 ? $"c{c}: {value}" : $"s{s}, c{c}: {value}";
                XElement area = Assert.Single(areas, area => area.Element(Svg + "title")!.Value == hover);
                Assert.True(Value(area, "width") >= 6.5 && Value(area, "height") >= 6.5, area.ToString());
                Assert.Equal(value, chart.Table.Rows[c][1 + s]);
            }
        }
    }

    [Fact]
    public void ToSvg_Bars_AreAsLongAsTheirValues()
    {
        var chart = new BarChart { Title = "t", Categories = ["a", "b", "c"], Series = [BarSeries.Of("n", [4, 2, -1])] };
        double[] heights = [.. Bars(chart, 3).Select(rect => Value(rect, "height"))];
        Assert.Equal(heights[0] / 2, heights[1], 1);
        Assert.Equal(heights[0] / 4, heights[2], 1);
        double[] tops = [.. Bars(chart, 3).Select(rect => Value(rect, "y"))];
        Assert.Equal(tops[0] + heights[0], tops[2], 1);
    }

    [Fact]
    public void ToSvg_LongNames_LiesDown()
    {
        BarChart Of(string name) => new() { Title = "t", Categories = [name, "b", "c", "d"], Series = [BarSeries.Of("n", [4, 4, 4, 4])] };
        Assert.True(Value(Bars(Of("a"), 4)[0], "height") > Value(Bars(Of("a"), 4)[0], "width"));
        Assert.True(Value(Bars(Of("Donaudampfschifffahrt"), 4)[0], "height") < Value(Bars(Of("Donaudampfschifffahrt"), 4)[0], "width"));
    }

    [Fact]
    public void ToSvg_Stack_JoinsTheSeriesOnEachSide()
    {
        var chart = new BarChart
        {
            Title = "t",
            IsStacked = true,
            Categories = ["a"],
            Series = [BarSeries.Of("x", [4]), BarSeries.Of("y", [-2]), BarSeries.Of("z", [4])]
        };
        XElement[] bars = Bars(chart, 3);
        double zero = Value(bars[1], "y");
        // A gap of 1.5 keeps the segments apart.
        Assert.Equal(zero, Value(bars[0], "y") + Value(bars[0], "height"), 1);
        Assert.Equal(Value(bars[0], "y") - 1.5, Value(bars[2], "y") + Value(bars[2], "height"), 1);
        Assert.Contains(XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "text"), text => text.Value == "8");
    }

    [Fact]
    public void ToSvg_Labels_StandWhereThereIsRoom()
    {
        string[] Texts(int categories) => [.. XDocument.Parse(new BarChart
        {
            Title = "t",
            IsPercent = true,
            Categories = [.. Enumerable.Range(0, categories).Select(c => $"c{c}")],
            Series = [.. Enumerable.Range(0, 3).Select(s => BarSeries.Of($"s{s}", Enumerable.Repeat(0.123, categories)))],
        }.ToSvg()).Root!.Elements(Svg + "text").Select(text => text.Value)];
        Assert.Equal(60, Texts(20).Count(text => text == "12.3 %"));
        Assert.DoesNotContain("12.3 %", Texts(21));
    }

    [Fact]
    public void ToSvg_ExpressionsOfOneSeries_CarryTheirColors()
    {
        var chart = new BarChart { Title = "t", Categories = ["fear", "red", "both"], Series = [BarSeries.Of("n", [1, 2, 3])] };
        string svg = chart.ToSvg();
        string[] expected = [Palette.ForLabels(["fear"])[0].Light.Hex, Palette.Channel("red").Light.Hex, Palette.Muted.Light.Hex];
        Assert.Equal(expected, Bars(chart, 3).Select(bar =>
        {
            string rule = $".{bar.Attribute("class")!.Value}{{fill:";
            return svg.Substring(svg.IndexOf(rule, StringComparison.Ordinal) + rule.Length, 7);
        }));
    }

    [Fact]
    public void ToSvg_HoverOfItsOwn_IsShown() =>
        Assert.Contains("<title>3 of 4 pictures</title>",
            new BarChart { Title = "t", Categories = ["a"], Series = [new("n", [new(0.75, Hover: "3 of 4 pictures")])] }.ToSvg(),
            StringComparison.Ordinal);

    [Fact]
    public void ToSvg_WrongData_SaysWhatIsExpected()
    {
        static string Message(BarChart chart) => Assert.Throws<InvalidOperationException>(chart.ToSvg).Message;
        Assert.Equal("The series 'n' has 1 values, expected 2: one for each category.",
            Message(new BarChart { Title = "t", Categories = ["a", "b"], Series = [BarSeries.Of("n", [1])] }));
        Assert.Contains("goes from 0.9 to 0.1",
            Message(new BarChart { Title = "t", Categories = ["a"], Series = [new("n", [new(0.5, 0.9, 0.1)])] }), StringComparison.Ordinal);
        Assert.Contains("have an interval at 'a'",
            Message(new BarChart { Title = "t", IsStacked = true, Categories = ["a"], Series = [new("n", [new(0.5, 0.1, 0.9)])] }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_RandomCharts_AreDrawnWithinTheirFrame()
    {
        var random = new Random(7);
        for (int i = 0; i < 80; i++)
        {
            (int categories, int count) = (random.Next(0, 14), random.Next(0, 5));
            bool stacked = random.Next(2) == 0;
            double scale = Math.Pow(10, random.Next(-6, 7));
            BarValue? Any() => random.Next(10) switch
            {
                0 => null,
                1 => new BarValue(double.NaN),
                2 when !stacked => new BarValue(scale, -scale * random.NextDouble(), 2 * scale * random.NextDouble()),
                _ => new BarValue(scale * (random.NextDouble() - 0.3)),
            };
            var chart = new BarChart
            {
                Title = "t",
                IsStacked = stacked,
                IsPercent = random.Next(2) == 0,
                Categories = [.. Enumerable.Range(0, categories).Select(c => new string('m', 1 + random.Next(12)))],
                Series = [.. Enumerable.Range(0, count)
                    .Select(s => new BarSeries($"series {s}", [.. Enumerable.Range(0, categories).Select(_ => Any())]))],
                Reference = random.Next(2) == 0 ? (scale * random.NextDouble(), "a reference") : null,
            };
            FigureTests.AssertWithinFrame(chart, $"chart {i}");
        }
    }

    private static XElement[] Bars(BarChart chart, int count) =>
        [.. XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "rect")
            .Where(rect => rect.Attribute("class")!.Value is not ("hover" or "surface")).TakeLast(count)];

    private static double Value(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
