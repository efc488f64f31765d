using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class TextMetricsTests
{
    // Widths at 100 px that Chromium 156 measures (getComputedTextLength), in Liberation Sans (the widths of Arial and Helvetica), and
    // DejaVu Sans.
    [Theory]
    [InlineData("predicted fear / is surprise 0.71", 1372.9, 1571.3)]
    [InlineData("happiness", 455.9, 508.5)]
    [InlineData("100 %", 283.5, 317.7)]
    [InlineData("WWWWW mmmmm", 916.2, 1013.2)]
    [InlineData("folder:../shared/data/frl-london", 1334.1, 1533.4)]
    public void Width_MeasuredTexts_IsNoLessThanMeasured(string text, double arial, double dejaVu)
    {
        // The table knows no kerning, which only makes a text narrower, and is rounded to thousandths of the font size.
        const double Kerning = 0.005;
        double width = TextMetrics.Width(text, 100);
        Assert.InRange(width, arial, 1.35 * arial);
        Assert.InRange(width, dejaVu - 0.5, dejaVu * (1 + Kerning));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("e\u0301", 61.5)]
    [InlineData("\u9A5A\u304D", 200)]
    public void Width_MarksAndWideCharacters_AreCounted(string text, double expected) =>
        Assert.Equal(expected, TextMetrics.Width(text, 100), 3);

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("a caption of several words that goes on")]
    [InlineData("first line\nsecond line of the caption")]
    [InlineData("Donaudampfschifffahrtsgesellschaft is long")]
    [InlineData("folder:/data/a-folder-with-a-very-long-name")]
    [InlineData("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00")]
    public void Wrap_AnyText_LosesNothingAndKeepsTheLimit(string text)
    {
        foreach (double limit in new[] { 20.0, 60, 100, 1000 })
        {
            foreach (IReadOnlyList<string> lines in new[] { TextMetrics.Wrap(text, 14, limit), TextMetrics.WrapBalanced(text, 14, limit) })
            {
                Assert.All(lines, line => Assert.True(TextMetrics.Width(line, 14) <= limit, line));
                Assert.Equal(Dense(text), Dense(string.Concat(lines)));
            }
        }
    }

    [Fact]
    public void Wrap_LongPath_BreaksAfterSeparators() =>
        Assert.Equal(["practice/", "ferg"], TextMetrics.Wrap("practice/ferg", 15, 80));

    [Fact]
    public void WrapBalanced_LastWordWouldStandAlone_MovesAWordDown()
    {
        Assert.Equal(["predicted disgust", "0.91"], TextMetrics.Wrap("predicted disgust 0.91", 14, 140));
        Assert.Equal(["predicted", "disgust 0.91"], TextMetrics.WrapBalanced("predicted disgust 0.91", 14, 140));
    }

    private static string Dense(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
