using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class DivergingScaleTests
{
    private static double[] Steps => [.. Enumerable.Range(0, DivergingScale.Steps).Select(i => (i - 10) / 10.0)];

    [Theory]
    [InlineData(-1, "#7f3b08")]
    [InlineData(0, "#f7f7f7")]
    [InlineData(1, "#2d004b")]
    [InlineData(-7, "#7f3b08")]
    [InlineData(double.PositiveInfinity, "#2d004b")]
    [InlineData(double.NaN, "#f7f7f7")]
    public void At_EndsAndMiddle_AreTheStopsOfColorBrewer(double share, string hex) => Assert.Equal(hex, DivergingScale.At(share).Hex);

    [Fact]
    public void At_AnyShares_AreAtMost255Colors() =>
        Assert.Equal(255, Enumerable.Range(-10000, 20001).Select(i => DivergingScale.At(i / 10000.0)).Distinct().Count());

    [Fact]
    public void At_FartherFromZero_IsDarker()
    {
        // Neighbouring ones of the 127 steps may round to colors that are as light.
        for (int i = 1; i <= 32; i++)
        {
            Assert.True(DivergingScale.At(i / 32.0).Luminance < DivergingScale.At((i - 1) / 32.0).Luminance, $"{i}");
            Assert.True(DivergingScale.At(-i / 32.0).Luminance < DivergingScale.At((1 - i) / 32.0).Luminance, $"{-i}");
        }
    }

    [Fact]
    public void Fill_FartherFromZero_StandsOutMoreOnLightAndDark()
    {
        foreach (int sign in new[] { -1, 1 })
        {
            for (int i = 1; i <= 10; i++)
            {
                (ThemedColor near, ThemedColor far) = (DivergingScale.Fill(sign * (i - 1) / 10.0), DivergingScale.Fill(sign * i / 10.0));
                Assert.True(far.Light.Luminance < near.Light.Luminance, $"light, {sign * i}");
                Assert.True(far.Dark.Luminance > near.Dark.Luminance, $"dark, {sign * i}: {far.Dark.Hex} after {near.Dark.Hex}");
            }
        }
    }

    [Fact]
    public void Text_EveryStep_Has4Point5OnItsFill() =>
        Assert.All(Steps, step =>
        {
            (ThemedColor fill, ThemedColor text) = (DivergingScale.Fill(step), DivergingScale.Text(step));
            Assert.True(Color.Contrast(fill.Light, text.Light) >= 4.5, $"light {step}");
            Assert.True(Color.Contrast(fill.Dark, text.Dark) >= 4.5, $"dark {step}");
        });

    [Fact]
    public void Fill_OppositeSigns_DifferForEveryKindOfVision()
    {
        // From half the range on; nearer to zero both sides fade into the middle. Ten is what the palette's nearest colors are apart.
        const double Least = 10;
        foreach ((string name, double[] vision) in ColorVision.Kinds)
        {
            foreach (double share in Steps.Where(step => step >= 0.5))
            {
                (ThemedColor above, ThemedColor below) = (DivergingScale.Fill(share), DivergingScale.Fill(-share));
                Assert.True(ColorVision.Distance(above.Light, below.Light, vision) >= Least, $"{name}, light, {share}");
                Assert.True(ColorVision.Distance(above.Dark, below.Dark, vision) >= Least, $"{name}, dark, {share}");
            }
        }
    }
}
