using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class InputTablesTests
{
    [Fact]
    public void Inputs_TwoSeedsAndOne_ShowsAccuracyIntervalsAndSpread()
    {
        ResultTable table = InputTables.Inputs(Compare());
        Assert.Equal("faces: what a network reaches from each input", table.Title);
        InputResult rgb = Compare().Inputs[0];
        Assert.Equal(["RGB", "100.0 %", "120", "100.0-100.0 %", rgb.Averaged.Estimate.Wilson.ToString()], table.Rows[0].Take(5));
        Assert.Equal("100.0 +- 0.0 % (2)", table.Rows[0][5]);
        Assert.Equal(["intensity", "66.7 %", "120"], table.Rows[1].Take(3));
        Assert.Equal("1", table.Rows[1][5]);
        Assert.Contains("the same 120 test pictures of 12 subjects; protocol subject-independent", table.Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain(table.Notes, note => note.Contains("ractice", StringComparison.Ordinal));
    }

    [Fact]
    public void Pairs_ThreeInputs_ShowsPointsTestsAndVerdict()
    {
        InputComparison comparison = Compare();
        ResultTable table = InputTables.Pairs(comparison);
        InputPair pair = comparison.Pairs[0];
        Assert.Equal(["RGB - intensity", "+33.3", InputTables.Points(pair.Comparison.Clustered), InputTables.Points(pair.Corrected), "40, 0"], table.Rows[0].Take(5));
        // All twelve subjects lose: 2 / 2^12, three pairs.
        Assert.Equal(("<0.0001 (<0.0001)", "0.0005 (0.0015)", "RGB is better"), (table.Rows[0][5], table.Rows[0][6], table.Rows[0][7]));
        Assert.Equal(["RGB - red", "0.0", "0.0 to 0.0", "0.0 to 0.0", "0, 0", "1.0000 (1.0000)", "1.0000 (1.0000)", "open"], table.Rows[1]);
        Assert.Contains("at 98.33 %, so that all 3 pairs together", table.Notes[0], StringComparison.Ordinal);
        Assert.Equal(2, table.Notes.Count);
    }

    [Fact]
    public void Pairs_FewSubjects_SaysThatTheTestCannotConfirm()
    {
        InputOutcome Of(InputChannels channels, Func<int, bool> isRight) => InputOutcome.Of(channels, [MadeUpOutcome.Of(60, i => $"s{i / 10}", isRight)]);
        ResultTable table = InputTables.Pairs(InputComparison.Of(
            [Of(InputChannels.Red, i => i % 3 != 0), Of(InputChannels.Green, _ => true), Of(InputChannels.Blue, i => i % 4 != 0)], seed: 1));
        // Three pairs at 2 / 2^6.
        Assert.Contains(table.Notes, note => note.StartsWith("With 6 subjects", StringComparison.Ordinal) && note.Contains("p = 0.0938", StringComparison.Ordinal));
    }

    [Fact]
    public void Recalls_ColorAndGrey_ShowsTheDifferenceAndWithoutThemOnlyRecalls()
    {
        ResultTable table = InputTables.Recalls(Compare());
        Assert.Equal(["expression", "pictures", "RGB", "intensity", "red", "RGB - intensity", "interval", "better from"],
            table.Columns.Select(column => column.Header));
        Assert.Equal(["anger", "40", "100.0", "0.0", "100.0", "+100.0", "+100.0 to +100.0", "open"], table.Rows[0]);
        Assert.Equal("0.0", table.Rows[1][5]);
        ResultTable without = InputTables.Recalls(InputComparison.Of([Input(InputChannels.Red, _ => true), Input(InputChannels.Blue, _ => true)], seed: 1));
        Assert.Equal(4, without.Columns.Count);
        Assert.Contains("takes intensity, and RGB or IRGB", without.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_PracticeData_SayIt()
    {
        InputComparison comparison = InputComparison.Of(
            [Input(InputChannels.Rgb, _ => true, isPractice: true), Input(InputChannels.Intensity, i => i % 2 == 0, isPractice: true)], seed: 1);
        Assert.All([InputTables.Inputs(comparison), InputTables.Pairs(comparison), InputTables.Recalls(comparison)], table =>
        {
            Assert.StartsWith("faces (practice data): ", table.Title, StringComparison.Ordinal);
            Assert.Contains("by construction", table.Notes[^1], StringComparison.Ordinal);
        });
    }

    // Twelve subjects, three classes; from intensity the first class is never found.
    private static InputComparison Compare() => InputComparison.Of(
        [
            InputOutcome.Of(InputChannels.Rgb, [Result(_ => true, false), Result(_ => true, false)]), Input(InputChannels.Intensity, i => i % 3 != 0),
            Input(InputChannels.Red, _ => true),
        ],
        seed: 1);

    private static InputOutcome Input(InputChannels channels, Func<int, bool> isRight, bool isPractice = false) =>
        InputOutcome.Of(channels, [Result(isRight, isPractice)]);

    private static Outcome Result(Func<int, bool> isRight, bool isPractice) =>
        MadeUpOutcome.Of(120, i => $"s{i / 10:00}", isRight, isPractice: isPractice, classes: 3);
}
