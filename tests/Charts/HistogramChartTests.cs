using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class HistogramChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void TextAlternative_TwoSeries_TellsWhereTheyAre()
    {
        var chart = new HistogramChart
        {
            Title = "Practice data",
            Start = 0,
            BinWidth = 64,
            IsWhole = true,
            IsShare = true,
            XTitle = "value",
            YTitle = "share of the pixels",
            Series = [new("red", [0, 0.25, 0.75, 0]), new("green", [0, 0, 0, double.NaN])],
        };
        Assert.Equal(
            "Practice data. Histogram of share of the pixels over value, 4 bins from 0 to 256. " +
            "red: most in 128 to 191 (75.0 %), first in 64 to 127, last in 128 to 191. green: no values.",
            chart.TextAlternative);
        Assert.Equal(
            "value\tred\tgreen\n0 to 63\t0.0 %\t0.0 %\n64 to 127\t25.0 %\t0.0 %\n128 to 191\t75.0 %\t0.0 %\n" +
            "192 to 255\t0.0 %\tnot a number",
            chart.Table.ToString());
    }

    [Fact]
    public void FromValues_ValuesAtEdges_LieInTheBinAbove()
    {
        HistogramChart chart = HistogramChart.FromValues("t", [0, 0.1, 0.2, 0.3, 0.7, 0.95, 1], bins: 10);
        Assert.Equal((0, 0.1), (chart.Start, chart.BinWidth));
        // 0.3 / 0.1 is a little less than 3; the greatest value closes the last bin.
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 1, 0, 2], chart.Series[0].Counts);
        Assert.Equal("0.3 to 0.4", chart.Table.Rows[3][0]);
    }

    [Fact]
    public void FromValues_WholeNumbers_HaveABinEach()
    {
        HistogramChart chart = HistogramChart.FromValues("t", [3, 3, 5, 8]);
        Assert.True(chart.IsWhole);
        Assert.Equal((2.5, 1.0), (chart.Start, chart.BinWidth));
        Assert.Equal([2, 0, 1, 0, 0, 1], chart.Series[0].Counts);
        Assert.Equal(["3", "4", "5", "6", "7", "8"], chart.Table.Rows.Select(row => row[0]));
    }

    [Fact]
    public void FromValues_NoOneAndEqualValues_AreCounted()
    {
        Assert.Empty(HistogramChart.FromValues("t", []).Series[0].Counts);
        Assert.Contains("no values", HistogramChart.FromValues("t", []).ToSvg(), StringComparison.Ordinal);
        Assert.Equal([1], HistogramChart.FromValues("t", [0.37]).Series[0].Counts);
        Assert.Equal([4], HistogramChart.FromValues("t", [5, 5, 5, 5]).Series[0].Counts);
        Assert.Equal([2], HistogramChart.FromValues("t", [1e-300, 1e-300]).Series[0].Counts);
    }

    [Fact]
    public void FromValues_NotNumbers_AreLeftOutAndCounted()
    {
        HistogramChart chart = HistogramChart.FromValues("t", [1, double.NaN, 2, double.PositiveInfinity], note: "Practice data");
        Assert.Equal(2, chart.Series[0].Counts.Sum());
        Assert.Equal("Practice data. 2 of 4 values are not numbers and are left out.", chart.Note);
    }

    [Fact]
    public void FromValues_RandomValues_AreAllInBinsThatHoldThem()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            (int bins, double scale, double middle) = (random.Next(1, 60), Math.Pow(10, random.Next(-8, 9)), random.Next(-3, 4));
            bool whole = random.Next(2) == 0;
            double[] values = [.. Enumerable.Range(0, random.Next(1, 90))
                .Select(_ => whole ? random.Next(-200, 200) : scale * (middle + random.NextDouble()))];
            HistogramChart chart = HistogramChart.FromValues("t", values, bins);
            IReadOnlyList<double> counts = chart.Series[0].Counts;
            Assert.Equal(values.Length, counts.Sum());
            Assert.InRange(counts.Count, 1, bins + 1);
            double slack = 1e-6 * chart.BinWidth;
            Assert.True(values.Min() >= chart.Start - slack, $"{values.Min()} is before {chart.Start}");
            Assert.True(values.Max() <= chart.Start + (counts.Count * chart.BinWidth) + slack, $"{values.Max()} is behind the last bin");
            Assert.Equal(values.Count(value => value < chart.Start + chart.BinWidth - slack), counts[0]);
            if (i % 4 == 0)
                FigureTests.AssertWithinFrame(chart, $"chart {i}");
        }
    }

    [Fact]
    public void ToSvg_EveryBin_CanBeMetOverTheWholeHeight()
    {
        var chart = new HistogramChart
        {
            Title = "t",
            Start = 0,
            BinWidth = 1,
            IsWhole = true,
            Series = [.. SampleFigures.Channels.Select((name, s) =>
                new HistogramSeries(name, [.. Enumerable.Range(0, 256).Select(i => (double)(i * (s + 1)))]))],
        };
        XElement[] areas = [.. XDocument.Parse(chart.ToSvg()).Root!.Elements(Svg + "rect")
            .Where(rect => rect.Attribute("class")!.Value == "hover")];
        Assert.Equal(Enumerable.Range(0, 256).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{i}: red {i}, green {2 * i}, blue {3 * i}, intensity {NumberText.Value(4 * i)}")),
            areas.Select(area => area.Element(Svg + "title")!.Value));
        Assert.Equal(256, chart.Table.Rows.Count);
        Assert.All(areas, area => Assert.True(double.Parse(area.Attribute("height")!.Value, CultureInfo.InvariantCulture) > 200));
    }

    [Fact]
    public void ToSvg_OneHighBin_IsCutOffAndSaysSo()
    {
        double[] counts = [.. Enumerable.Range(0, 100).Select(i => i == 40 ? 5000 : 10.0 + (i % 7))];
        HistogramChart Of(bool cuts) => new()
        {
            Title = "t",
            Start = 0,
            BinWidth = 1,
            IsWhole = true,
            CutsPeaks = cuts,
            Series = [new("n", counts)],
        };
        string[] Texts(bool cuts) => [.. XDocument.Parse(Of(cuts).ToSvg()).Root!.Elements(Svg + "text").Select(text => text.Value)];
        Assert.Contains("20", Texts(true));
        Assert.Contains("Cut off at the arrowhead: 40 reaches 5,000.", Texts(true));
        Assert.Contains("Cut off at the arrowhead: 40 reaches 5,000.", Of(true).TextAlternative, StringComparison.Ordinal);
        Assert.Equal("5,000", Of(true).Table.Rows[40][1]);
        Assert.Contains("5,000", Texts(false));
        Assert.DoesNotContain("Cut off", Of(false).TextAlternative, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_NoBinStandsOut_NoneIsCutOff() =>
        Assert.DoesNotContain("Cut off", new HistogramChart
        {
            Title = "t",
            Start = 0,
            BinWidth = 1,
            CutsPeaks = true,
            Series = [new("n", [.. Enumerable.Range(0, 100).Select(i => (double)i)]), new("none", new double[100])],
        }.TextAlternative, StringComparison.Ordinal);

    [Fact]
    public void ToSvg_SeriesOfChannels_HaveTheirColors()
    {
        string svg = SampleFigures.Named("histogram-channels").ToSvg();
        Assert.Equal(4, Regex.Count(svg, "<polyline"));
        Assert.All(SampleFigures.Channels,
            name => Assert.Contains($"stroke:{Palette.Channel(name).Light.Hex}", svg, StringComparison.Ordinal));
    }

    [Fact]
    public void ToSvg_WrongData_SaysWhatIsExpected()
    {
        static string Message(double start, double width, params HistogramSeries[] series) => Assert.Throws<InvalidOperationException>(
            new HistogramChart { Title = "t", Start = start, BinWidth = width, Series = series }.ToSvg).Message;
        Assert.Contains("are 0 wide; expected", Message(0, 0), StringComparison.Ordinal);
        Assert.Contains("start at NaN", Message(double.NaN, 1), StringComparison.Ordinal);
        Assert.Equal("The series 'b' has 1 bins, expected 2 as in 'a'.", Message(0, 1, new("a", [1, 2]), new HistogramSeries("b", [1])));
        Assert.Equal("The series 'a' has a count of -2 in bin 2, expected 0 or more.", Message(0, 1, new HistogramSeries("a", [1, -2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => HistogramChart.FromValues("t", [1], bins: 0));
    }
}
