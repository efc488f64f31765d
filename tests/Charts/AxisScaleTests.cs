using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(0.05, 1.98, false, "0.0 0.5 1.0 1.5 2.0")]
    [InlineData(0.15, 0.86, true, "0 % 20 % 40 % 60 % 80 % 100 %")]
    [InlineData(0.91, 0.99, true, "90 % 92 % 94 % 96 % 98 % 100 %")]
    [InlineData(1, 1, true, "95 % 96 % 97 % 98 % 99 % 100 %")]
    [InlineData(0, 0, true, "0 % 20 % 40 % 60 % 80 % 100 %")]
    [InlineData(0.2, 1.3, true, "0 % 50 % 100 % 150 %")]
    [InlineData(-3, 4, false, "-4 -2 0 2 4")]
    [InlineData(2, 12345, false, "0 5,000 10,000 15,000")]
    [InlineData(1e-6, 4e-5, false, "0 1e-5 2e-5 3e-5 4e-5")]
    [InlineData(0.0001, 0.0004, false, "0.0000 0.0001 0.0002 0.0003 0.0004")]
    [InlineData(5, 5, false, "4.4 4.6 4.8 5.0 5.2 5.4 5.6")]
    public void Rounded_Ranges_EndAtTicks(double low, double high, bool percent, string labels)
    {
        var scale = AxisScale.Rounded(low, high, 5, percent);
        Assert.Equal(labels, string.Join(' ', scale.Ticks.Select(scale.Label)));
        // A tick is a whole number times the step, which may miss a value by its last bit.
        Assert.True(scale.Minimum <= low + 1e-12 && scale.Maximum >= high - 1e-12 && scale.Minimum < scale.Maximum);
        Assert.Equal(scale.Minimum, scale.Ticks[0], 12);
        Assert.Equal(scale.Maximum, scale.Ticks[^1], 12);
    }

    [Theory]
    [InlineData(1, 30, true, "1 5 10 15 20 25 30")]
    [InlineData(1, 24, true, "1 5 10 15 20 24")]
    [InlineData(1, 3, true, "1 2 3")]
    [InlineData(1, 2, true, "1 2")]
    [InlineData(7, 7, true, "7")]
    [InlineData(0, 1, false, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(1, 200, true, "1 50 100 150 200")]
    public void Exact_Ranges_HaveTicksInside(double low, double high, bool whole, string labels)
    {
        var scale = AxisScale.Exact(low, high, 7, whole);
        Assert.Equal(labels, string.Join(' ', scale.Ticks.Select(scale.Label)));
        Assert.InRange(scale.Share((low + high) / 2), 0.499, 0.501);
    }

    [Fact]
    public void Spread_CrowdedLabels_AreApartAndInOrder()
    {
        Assert.Equal([10.0, 50, 90], LabelPlacement.Spread([10, 50, 90], 20, 0, 100));
        Assert.Equal([40.0, 60, 80], LabelPlacement.Spread([59, 60, 61], 20, 0, 100));
        Assert.Equal([60.0, 80, 100], LabelPlacement.Spread([99, 99, 100], 20, 0, 100));
        Assert.Equal([0.0, 20, 40, 60], LabelPlacement.Spread([0, 0, 0, 0], 20, 0, 30));
        Assert.Empty(LabelPlacement.Spread([], 20, 0, 30));
    }
}
