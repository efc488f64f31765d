using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowInputComparisonTests
{
    [Fact]
    public void Answer_ShownDifferences_NamesThemAndTheExpressions()
    {
        Words words = Show.Answer(Compare());
        Assert.Equal(
            "RQ2, grey or color? On these 120 pictures RGB has the highest accuracy of 3 inputs (100.0 %). Of 3 pairs, 2 differ by the corrected interval and the "
            + "sign-flip test (RGB before intensity; red before intensity); 1 is open.", words.Paragraphs[0]);
        InputPair pair = Compare().ColorAgainstGrey!;
        Assert.Equal($"Grey against color, RGB less intensity: +{100 * pair.Comparison.Difference:0.0} points over 120 pictures "
            + $"(95 %: {InputTables.Points(pair.Comparison.Clustered)}; corrected: {InputTables.Points(pair.Corrected)}): RGB is better.", words.Paragraphs[1]);
        Assert.StartsWith("Better told from color: anger. Better told from grey: none. Open: fear, happiness.", words.Paragraphs[2], StringComparison.Ordinal);
        Assert.Equal(3, words.Paragraphs.Count);
    }

    [Fact]
    public void Answer_PracticeDataAndKnownFaces_SaysSo()
    {
        Words words = Show.Answer(Compare(isPractice: true, SplitProtocol.PaperRandom));
        Assert.StartsWith("Protocol paper: random", words.Paragraphs[3], StringComparison.Ordinal);
        Assert.StartsWith("Practice data: this workbook's renderer chose the colors", words.Paragraphs[4], StringComparison.Ordinal);
    }

    [Fact]
    public void All_NoColor_CompareNothing()
    {
        InputComparison colorless = Compare(isColorless: true);
        Assert.All([Show.InputPairs(colorless), Show.InputDifferences(colorless), Show.InputRecalls(colorless), Show.ColorAgainstGrey(colorless), Show.Answer(colorless)],
            value => Assert.StartsWith("faces: No colour", Assert.IsType<Words>(value).ToString(), StringComparison.Ordinal));
        Assert.Contains(Show.Inputs(colorless).Notes, note => note.Contains("no color", StringComparison.Ordinal));
    }

    [Fact]
    public void InputDifferences_Reference_IsSubtractedFromEveryOther()
    {
        InputComparison comparison = Compare();
        BarChart chart = Assert.IsType<BarChart>(Show.InputDifferences(comparison));
        Assert.Equal(["RGB", "red"], chart.Categories);
        BarValue rgb = chart.Series[0].Values[0]!;
        Assert.Equal(Math.Round(100 * comparison.Pairs[0].Comparison.Difference, 1, MidpointRounding.AwayFromZero), rgb.Value);
        Assert.Equal(Math.Round(100 * comparison.Pairs[0].Corrected.Low, 1, MidpointRounding.AwayFromZero), rgb.Low);
        BarChart red = Assert.IsType<BarChart>(Show.InputDifferences(comparison, "red"));
        Assert.Equal(["RGB", "intensity"], red.Categories);
        Assert.Equal(-rgb.Value, red.Series[0].Values[1]!.Value);
        Assert.Contains("98.33 % intervals over clusters, corrected for 3 pairs", red.IntervalNote, StringComparison.Ordinal);
        Assert.Contains("there are RGB, intensity, red", Assert.Throws<ArgumentException>(() => Show.InputDifferences(comparison, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ColorAgainstGrey_Expressions_AreBarsAndWithoutBothASentence()
    {
        InputComparison comparison = Compare(isPractice: true);
        BarChart chart = Assert.IsType<BarChart>(Show.ColorAgainstGrey(comparison));
        Assert.Equal(["anger", "fear", "happiness"], chart.Categories);
        Assert.Equal(comparison.Expressions.Select(one => Math.Round(100 * one.Difference, 1, MidpointRounding.AwayFromZero)), chart.Series[0].Values.Select(value => value!.Value));
        Assert.StartsWith("faces (practice data): ", chart.Title, StringComparison.Ordinal);
        Assert.Contains("<svg", chart.ToSvg(), StringComparison.Ordinal);
        InputComparison without = InputComparison.Of([comparison.Inputs[1].Input, comparison.Inputs[2].Input], seed: 1);
        Assert.Equal("Grey and color are not compared: that takes the inputs intensity, and RGB or IRGB; trained were intensity, red.", Show.ColorAgainstGrey(without).ToString());
        Assert.Contains("trained were intensity, red", Show.Answer(without).Paragraphs[1], StringComparison.Ordinal);
    }

    // Twelve subjects, three classes; from intensity most pictures of the first are missed.
    private static InputComparison Compare(bool isPractice = false, SplitProtocol protocol = SplitProtocol.SubjectIndependent, bool isColorless = false)
    {
        InputOutcome Of(InputChannels channels, Func<int, bool> isRight) => InputOutcome.Of(channels,
            [MadeUpOutcome.Of(120, i => $"s{i / 10:00}", isRight, protocol, isPractice: isPractice, isColorless: isColorless, classes: 3)]);
        return InputComparison.Of(
            [Of(InputChannels.Rgb, _ => true), Of(InputChannels.Intensity, i => i % 3 != 0 || i % 7 == 0), Of(InputChannels.Red, _ => true)], seed: 1);
    }
}
