using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class CheckTests
{
    [Fact]
    public void Same_WithinTheTolerance_TellsTheLargestDifference()
    {
        CheckResult result = Check.Same("softmax", (double[])[0.25, 0.75], (float[])[0.25f, 0.750001f]);
        Assert.Equal(2, result.Count);
        Assert.Equal(1e-6, result.LargestDifference, 1e-7);
        Assert.Equal("softmax: 2 numbers, largest difference 1e-6: the same", result.ToString());
        Assert.Equal("loss: 1 number, difference 0: the same", Check.Same("loss", 0.5, 0.5).ToString());
        Assert.Contains("<strong>a &lt; b:</strong> 1 number", Check.Same("a < b", 1, 1).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Same_OfLargeNumbers_IsRelative()
    {
        Assert.Equal(0.5, Check.Same("sum", 1e6, 1e6 + 0.5).LargestDifference);
        Assert.Throws<CheckFailedException>(() => Check.Same("sum", 1e6, 1e6 + 11));
    }

    [Fact]
    public void Same_NotTheSame_NamesTheFirstDifference()
    {
        Assert.Equal(
            "softmax: number [1] is 0.5 here, and the library has 0.7; allowed difference 1E-05. 2 of 3 numbers differ.",
            Failure(() => Check.Same("softmax", (double[])[1, 0.5, 0], (double[])[1, 0.7, 1])));
        Assert.Equal(
            "convolution: number [1, 0] is 3 here, and the library has 4; allowed difference 1E-05. 1 of 4 numbers differ.",
            Failure(() => Check.Same("convolution", new float[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 1, 2 }, { 4, 4 } })));
        Assert.Equal("loss: number is 1 here, and the library has 2; allowed difference 1E-05.", Failure(() => Check.Same("loss", 1, 2)));
    }

    [Fact]
    public void Same_OtherCountOrShape_FailsTheCell()
    {
        Assert.Equal("a: there are 1 numbers here, and the library has 2.", Failure(() => Check.Same("a", (int[])[1], (int[])[1, 2])));
        Assert.Equal(
            "a: the table here is 1 x 2 (rows x columns), and the library's is 2 x 1.",
            Failure(() => Check.Same("a", new int[1, 2], new int[2, 1])));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void Same_OfANumberAndNone_FailsTheCell(double mine, double library) =>
        Assert.Throws<CheckFailedException>(() => Check.Same("a", (double[])[mine], (double[])[library]));

    [Fact]
    public void Same_BothNotANumber_AreTheSame() => Assert.Equal(0, Check.Same("a", double.NaN, double.NaN).LargestDifference);

    [Fact]
    public void Same_ThatComparesNothing_IsTheAuthorsMistake()
    {
        Assert.Throws<ArgumentException>(() => Check.Same("a", (int[])[], (int[])[]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Same("a", 1, 1, tolerance: -1));
        Assert.Throws<ArgumentException>(() => Check.Same(" ", 1, 1));
    }

    private static string Failure(Func<CheckResult> check) => Assert.Throws<CheckFailedException>(check).Message;
}
