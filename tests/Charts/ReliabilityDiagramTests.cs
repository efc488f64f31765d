using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class ReliabilityDiagramTests
{
    private static readonly ReliabilityDiagram Small = new()
    {
        Title = "Practice data",
        Bins = [new(0, 0.5, 0, double.NaN, double.NaN), new(0.5, 0.75, 1, 0.7, 1), new(0.75, 1, 30, 0.9, 0.6)],
        Note = "End",
    };

    [Fact]
    public void TextAlternative_ThreeBins_TellsTheFilledOnesAndTheError()
    {
        // (1 * 0.3 + 30 * 0.3) / 31
        Assert.Equal(
            "Practice data. Reliability diagram: accuracy over confidence. 31 pictures: mean confidence 89.4 %, accuracy 61.3 %, expected calibration error " +
            "(ECE) 30.0 % over 3 bins. Confidence 50.0 to 75.0 %: 1 picture, mean confidence 70.0 %, accuracy 100.0 %. " +
            "Confidence 75.0 to 100.0 %: 30 pictures, mean confidence 90.0 %, accuracy 60.0 %. End.",
            Small.TextAlternative);
        Assert.Equal(
            "confidence\tpictures\tmean confidence\taccuracy\n0.0 to 50.0 %\t0\t-\t-\n50.0 to 75.0 %\t1\t70.0 %\t100.0 %\n75.0 to 100.0 %\t30\t90.0 %\t60.0 %",
            Small.Table.ToString());
    }

    [Fact]
    public void ToSvg_BarOfFewPictures_IsGreyAndSaidToBe()
    {
        Assert.Contains(ReliabilityDiagram.Grey.Light.Hex, Small.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("Grey: fewer than 10 pictures", Small.ToSvg(), StringComparison.Ordinal);
        var many = new ReliabilityDiagram { Title = "t", Bins = [new(0, 1, 10, 0.5, 0.5)] };
        Assert.DoesNotContain(ReliabilityDiagram.Grey.Light.Hex, many.ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.5, 1, 0.5)]
    [InlineData(0, 1.5, 1, 0.5)]
    [InlineData(0, 1, -1, 0.5)]
    [InlineData(0, 1, 1, double.NaN)]
    public void ToSvg_BinThatIsNone_SaysWhatIsExpected(double low, double high, long count, double accuracy) => Assert.Contains(
        "expected a span within 0..1, a count of 0 or more, and shares of 0..1",
        Assert.Throws<InvalidOperationException>(
            new ReliabilityDiagram { Title = "t", Bins = [new(low, high, count, 0.5, accuracy)] }.ToSvg).Message, StringComparison.Ordinal);
}
