using System.Globalization;
using System.Text.RegularExpressions;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class LineChartTests
{
    [Fact]
    public void TextAlternative_TwoSeries_TellsTheMainNumbers()
    {
        var chart = new LineChart
        {
            Title = "Accuracy on practice data",
            YTitle = "accuracy",
            YIsPercent = true,
            Series = [LineSeries.OfEpochs("training", [0.2, 0.9, 0.8]), LineSeries.OfEpochs("validation", [double.NaN, double.NaN])],
            Marker = new LineMarker(2, "best epoch"),
            Reference = (0.143, "chance"),
            Note = "Three epochs",
        };
        Assert.Equal(
            "Accuracy on practice data. Line chart of accuracy over epoch. training: from 20.0 % at 1 to 80.0 % at 3, " +
            "lowest 20.0 % at 1, highest 90.0 % at 2. " +
            "validation: no values. Marked at epoch 2: best epoch. Reference line at 14.3 %: chance. Three epochs.",
            chart.TextAlternative);
        Assert.Equal(chart.TextAlternative, chart.ToString());
    }

    [Fact]
    public void ToSvg_GapInACurve_DrawsTwoLines()
    {
        var chart = new LineChart { Title = "Gap", Series = [LineSeries.OfEpochs("loss", [3, 2, double.NaN, 2, 1])] };
        Assert.Equal(2, Regex.Count(chart.ToSvg(), "<polyline"));
        Assert.Contains(", 1 value missing.", chart.TextAlternative, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_MarkerOutsideTheCurves_IsNotDrawn()
    {
        var chart = new LineChart
        {
            Title = "Marker",
            Series = [LineSeries.OfEpochs("loss", [3, 2, 1])],
            Marker = new LineMarker(9, "best"),
        };
        Assert.DoesNotContain(">best</text>", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_ManyPoints_StaysSmallAndKeepsThePeaks()
    {
        double[] values = [.. Enumerable.Range(1, 100_000).Select(i => i == 54_321 ? 5 : 1 + (0.01 * Math.Sin(i)))];
        string svg = new LineChart { Title = "Steps", XTitle = "step", Series = [LineSeries.OfEpochs("loss", values)] }.ToSvg();
        double[] ys = [.. Regex.Match(svg, "<polyline.*? points=\"(.*?)\"").Groups[1].Value.Split(' ')
            .Select(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.InRange(svg.Length, 10_000, 200_000);
        Assert.Equal(1, ys.Count(y => y < ys.Average() - 50));
    }
}
