using FerLib.Charts;
using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class PaletteTests
{
    // WCAG 2.2: 1.4.11 for parts of a drawing, 1.4.3 for text.
    private const double LeastForShapes = 3;
    private const double LeastForText = 4.5;

    // In OKLab x 100. Tol's bright scheme itself has 3.3 (green and blue with tritanopia); about 2 is just noticeable side by side.
    private const double LeastDistance = 8;

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ee6677", "#ee6677", 1)]
    public void Contrast_KnownPairs_MatchesWcag(string first, string second, double expected)
    {
        Assert.Equal(expected, Color.Contrast(Color.Parse(first), Color.Parse(second)), 2);
        Assert.Equal(expected, Color.Contrast(Color.Parse(second), Color.Parse(first)), 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ee6677")]
    [InlineData("#ee667")]
    [InlineData("#gg6677")]
    [InlineData("#-12345")]
    public void Parse_NotAColor_SaysWhatIsExpected(string text) =>
        Assert.Contains("expected #rrggbb", Assert.Throws<FormatException>(() => Color.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Hex_RoundTrips() => Assert.Equal("#0a80ff", Color.Parse("#0A80ff").Hex);

    [Fact]
    public void Series_EveryColor_StandsOutFromBothSurfaces()
    {
        for (int i = 0; i < 12; i++)
        {
            Assert.True(Color.Contrast(Palette.Series(i).Light, Palette.Surface.Light) >= LeastForShapes, $"{i} on light");
            Assert.True(Color.Contrast(Palette.Series(i).Dark, Palette.Surface.Dark) >= LeastForShapes, $"{i} on dark");
        }

        Assert.Equal(12, Enumerable.Range(0, 12).Select(Palette.Series).Distinct().Count());
        Assert.Equal(Palette.Series(0), Palette.Series(12));
    }

    [Fact]
    public void ForLabels_SevenExpressions_AreApartForEveryColorVision()
    {
        IReadOnlyList<ThemedColor> colors = Palette.ForLabels(Expressions.All);
        foreach ((string kind, double[] matrix) in ColorVision.Kinds)
        {
            for (int i = 0; i < colors.Count; i++)
            {
                for (int j = i + 1; j < colors.Count; j++)
                {
                    string pair = $"{Expressions.All[i]} and {Expressions.All[j]}, {kind}";
                    Assert.True(ColorVision.Distance(colors[i].Light, colors[j].Light, matrix) >= LeastDistance, pair + ", light");
                    Assert.True(ColorVision.Distance(colors[i].Dark, colors[j].Dark, matrix) >= LeastDistance, pair + ", dark");
                }
            }
        }
    }

    [Fact]
    public void ForLabels_OtherOrderAndOtherLabels_KeepsTheExpressionsColors()
    {
        IReadOnlyList<ThemedColor> all = Palette.ForLabels(Expressions.All);
        IReadOnlyList<ThemedColor> some = Palette.ForLabels(["surprise", "contempt", "anger", "pain"]);
        Assert.Equal(all[6], some[0]);
        Assert.Equal(all[0], some[2]);
        Assert.Equal(Palette.ForLabels(["contempt", "pain"]), [some[1], some[3]]);
        Assert.Equal(4, some.Distinct().Count());
    }

    [Fact]
    public void Channel_FourChannels_StandOutAndAreApartForEveryColorVision()
    {
        ThemedColor[] colors = [.. SampleFigures.Channels.Select(Palette.Channel)];
        foreach (ThemedColor color in colors)
        {
            Assert.True(Color.Contrast(color.Light, Palette.Surface.Light) >= LeastForShapes, $"{color} on light");
            Assert.True(Color.Contrast(color.Dark, Palette.Surface.Dark) >= LeastForShapes, $"{color} on dark");
        }

        foreach ((string kind, double[] matrix) in ColorVision.Kinds)
        {
            for (int i = 0; i < colors.Length; i++)
            {
                for (int j = i + 1; j < colors.Length; j++)
                {
                    string pair = $"{i} and {j}, {kind}";
                    Assert.True(ColorVision.Distance(colors[i].Light, colors[j].Light, matrix) >= LeastDistance, pair + ", light");
                    Assert.True(ColorVision.Distance(colors[i].Dark, colors[j].Dark, matrix) >= LeastDistance, pair + ", dark");
                }
            }
        }
    }

    [Fact]
    public void Channel_AnotherName_SaysWhatIsExpected()
    {
        Assert.Contains("'alpha' is not a channel; expected red, green, blue or intensity.",
            Assert.Throws<ArgumentException>(() => Palette.Channel("alpha")).Message, StringComparison.Ordinal);
        Assert.False(Palette.IsChannel("alpha"));
        Assert.True(Palette.IsChannel("Red"));
        Assert.Equal(Palette.Channel("red"), Palette.Channel("RED"));
    }

    [Fact]
    public void TextOn_EveryColor_IsReadable()
    {
        for (int i = 0; i < 12; i++)
        {
            (ThemedColor fill, ThemedColor text) = (Palette.Series(i), Palette.TextOn(Palette.Series(i)));
            Assert.True(Color.Contrast(fill.Light, text.Light) >= LeastForText, $"{i} on light");
            Assert.True(Color.Contrast(fill.Dark, text.Dark) >= LeastForText, $"{i} on dark");
        }
    }

    [Fact]
    public void Ink_TextColors_AreReadableOnTheSurface()
    {
        foreach (ThemedColor text in new[] { Palette.Ink, Palette.Muted })
        {
            Assert.True(Color.Contrast(text.Light, Palette.Surface.Light) >= LeastForText);
            Assert.True(Color.Contrast(text.Dark, Palette.Surface.Dark) >= LeastForText);
        }

        Assert.True(Color.Contrast(Palette.Axis.Light, Palette.Surface.Light) >= LeastForShapes);
        Assert.True(Color.Contrast(Palette.Axis.Dark, Palette.Surface.Dark) >= LeastForShapes);
    }

    [Fact]
    public void Text_EveryStepOfTheScale_IsReadable()
    {
        for (int step = 0; step <= 200; step++)
        {
            double share = step / 200.0;
            (ThemedColor fill, ThemedColor text) = (SequentialScale.Fill(share), SequentialScale.Text(share));
            Assert.True(Color.Contrast(fill.Light, text.Light) >= LeastForText, $"{share} on light");
            Assert.True(Color.Contrast(fill.Dark, text.Dark) >= LeastForText, $"{share} on dark");
        }

        // Cells without a picture carry secondary text.
        Assert.True(Color.Contrast(SequentialScale.Fill(0).Light, Palette.Muted.Light) >= LeastForText);
        Assert.True(Color.Contrast(SequentialScale.Fill(0).Dark, Palette.Muted.Dark) >= LeastForText);
    }

    [Fact]
    public void Fill_RisingShares_GrowSteadilyAwayFromTheSurface()
    {
        for (int step = 1; step < SequentialScale.Steps; step++)
        {
            (ThemedColor before, ThemedColor after) = (SequentialScale.Fill((step - 1) / 20.0), SequentialScale.Fill(step / 20.0));
            Assert.True(after.Light.Luminance < before.Light.Luminance);
            Assert.True(after.Dark.Luminance > before.Dark.Luminance);
        }

        Assert.Equal(SequentialScale.Fill(0), SequentialScale.Fill(double.NaN));
        Assert.Equal(SequentialScale.Fill(1), SequentialScale.Fill(7));
        Assert.Equal(SequentialScale.Fill(0), SequentialScale.Fill(-1));
    }
}
