using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ExerciseTests
{
    private const string Name = "Exercise 1";

    [Fact]
    public void AnyForm_WithoutAnAnswer_SaysNotTriedYetAndTellsNothing()
    {
        int? number = null;
        float[]? numbers = null;
        double[,]? table = null;
        ExerciseResult[] results =
        [
            Exercise.Number(Name, number, 42, hint: "secret"),
            Exercise.Numbers(Name, numbers, [42f], hint: "secret"),
            Exercise.Numbers(Name, table, new float[1, 1] { { 42 } }, hint: "secret"),
            Exercise.Choice(Name, null, "42", "secret"),
            Exercise.Choice(Name, " ", "42", "secret"),
        ];
        Assert.All(results, result =>
        {
            Assert.Equal(ExerciseState.NotTried, result.State);
            Assert.Equal("Exercise 1: not tried yet. Replace null by your answer and run the cell again.", result.ToString());
        });
    }

    [Theory]
    [InlineData(12, 12, 0, "Exercise 1: right. 12")]
    [InlineData(0.851, 0.85, 0.002, "Exercise 1: right. 0.851")]
    [InlineData(double.NaN, double.NaN, 0, "Exercise 1: right. NaN")]
    [InlineData(11, 12, 0, "Exercise 1: not yet. 11 is too small.\nHint: count again")]
    [InlineData(13, 12, 0, "Exercise 1: not yet. 13 is too large.\nHint: count again")]
    [InlineData(201, 200, 0, "Exercise 1: not yet. 201 is too large.\nHint: count again")]
    [InlineData(85, 0.85, 0.01, "Exercise 1: not yet. 85 is a percentage; a share between 0 and 1 is asked for.\nHint: count again")]
    [InlineData(0.33, 1 / 3d, 1e-6,
        "Exercise 1: not yet. 0.33 is close, but not within the tolerance: keep all digits until the end.\nHint: count again")]
    [InlineData(double.NaN, 12, 0, "Exercise 1: not yet. NaN is no number, as after a division by zero.\nHint: count again")]
    [InlineData(double.PositiveInfinity, 12, 1e300,
        "Exercise 1: not yet. Infinity is no number, as after a division by zero.\nHint: count again")]
    [InlineData(12, double.NaN, 0, "Exercise 1: not yet. 12 is not it.\nHint: count again")]
    public void Number_SaysWhatIsWrongButNotTheAnswer(double answer, double expected, double tolerance, string text) =>
        Assert.Equal(text, Exercise.Number(Name, answer, expected, tolerance, "count again").ToString());

    [Fact]
    public void Numbers_SaysWhatDiffersFirst()
    {
        int[] library = [3, 1, 4];
        const string right = "Exercise 1: right. 3 numbers, all as the library has them.";
        Assert.Equal(right, Exercise.Numbers(Name, (double[])[3, 1, 4], library).ToString());
        Assert.Equal(right, Exercise.Numbers(Name, (float[])[3, 1, 4.000001f], library).ToString());
        Assert.Equal(
            "Exercise 1: not yet. Number [2] is 5, which is too large. The 2 numbers before are correct.",
            Exercise.Numbers(Name, (int[])[3, 1, 5], library).ToString());
        Assert.Equal(
            "Exercise 1: not yet. Number [1] is 0, which is too small. The 1 number before is correct.",
            Exercise.Numbers(Name, (int[])[3, 0, 5], library).ToString());
        Assert.Equal(
            "Exercise 1: not yet. Your answer has 2 numbers, expected 3.",
            Exercise.Numbers(Name, (int[])[3, 1], library).ToString());
        Assert.Equal(
            "Exercise 1: not yet. Your answer has 0 numbers, expected 3.",
            Exercise.Numbers(Name, (int[])[], library).ToString());
    }

    [Fact]
    public void Numbers_WithoutEnd_StopsAfterTheLastExpectedOne() => Assert.Equal(
        "Exercise 1: not yet. Your answer has more than 3 numbers.",
        Exercise.Numbers(Name, Enumerable.Repeat(1, int.MaxValue), (float[])[1, 1, 1]).ToString());

    [Fact]
    public void Numbers_OfATable_NamesRowAndColumn()
    {
        var library = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        Assert.Equal(ExerciseState.Right, Exercise.Numbers(Name, new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, library).State);
        Assert.Equal(
            "Exercise 1: not yet. Number [1, 2] is 7, which is too large. The 5 numbers before are correct.",
            Exercise.Numbers(Name, new double[,] { { 1, 2, 3 }, { 4, 5, 7 } }, library).ToString());
        Assert.Equal(
            "Exercise 1: not yet. Your answer is 3 x 2 (rows x columns), expected 2 x 3.",
            Exercise.Numbers(Name, new double[3, 2], library).ToString());
    }

    [Fact]
    public void Choice_CapitalsAndSpacesAroundDoNotCount()
    {
        Assert.Equal("Exercise 1: right. B", Exercise.Choice(Name, " B ", "b").ToString());
        Assert.Equal("Exercise 1: not yet. It is not c.\nHint: look again", Exercise.Choice(Name, "c", "b", "look again").ToString());
    }

    [Fact]
    public void Exercise_ThatCannotBeChecked_IsTheAuthorsMistake()
    {
        Assert.Throws<ArgumentException>(() => Exercise.Number(" ", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Exercise.Number(Name, 1, 1, tolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Exercise.Number(Name, 1, 1, tolerance: double.NaN));
        Assert.Throws<ArgumentException>(() => Exercise.Numbers(Name, (int[])[1], (int[])[]));
        Assert.Throws<ArgumentException>(() => Exercise.Numbers(Name, new int[1, 1], new int[0, 0]));
        Assert.Throws<ArgumentException>(() => Exercise.Choice(Name, "a", ""));
    }

    [Fact]
    public void ToHtml_SaysTheVerdictInWordsAndEscapesTheAnswer()
    {
        string html = Exercise.Choice("A & B", "<script>", "b", "1 < 2").ToHtml();
        Assert.Contains("data-fer-exercise=\"wrong\"", html, StringComparison.Ordinal);
        Assert.Contains("<strong>A &amp; B: not yet.</strong> It is not &lt;script&gt;.</p>", html, StringComparison.Ordinal);
        Assert.Contains("Hint: 1 &lt; 2</p>", html, StringComparison.Ordinal);
        Assert.Contains("data-fer-exercise=\"right\"", Exercise.Number(Name, 1, 1).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("data-fer-exercise=\"open\"", Exercise.Number(Name, null, 1).ToHtml(), StringComparison.Ordinal);
    }
}
