using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Labels = ["anger", "fear", "joy"];

    [Fact]
    public void Constructor_SmallCase_CountsRowsAsTruth()
    {
        var matrix = new ConfusionMatrix(Labels, [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]);
        Assert.Equal(new[,] { { 2, 1, 0 }, { 0, 1, 2 }, { 0, 0, 0 } }, matrix.Counts());
        Assert.Equal((6, 3), (matrix.Total, matrix.Correct));
        Assert.Equal((3, 2), (matrix.RowTotal(0), matrix.ColumnTotal(2)));
    }

    [Fact]
    public void RowNormalized_RowWithoutPictures_IsNaNAndTheOthersAddUpToOne()
    {
        double[,] shares = new ConfusionMatrix(Labels, [0, 0, 0, 1], [0, 0, 1, 1]).RowNormalized();
        Assert.Equal([2 / 3.0, 1 / 3.0, 0], new[] { shares[0, 0], shares[0, 1], shares[0, 2] });
        Assert.Equal([0, 1, 0], new[] { shares[1, 0], shares[1, 1], shares[1, 2] });
        Assert.All(new[] { shares[2, 0], shares[2, 1], shares[2, 2] }, share => Assert.True(double.IsNaN(share)));
    }

    [Fact]
    public void Counts_ChangedByTheCaller_LeaveTheMatrixAlone()
    {
        var matrix = new ConfusionMatrix(Labels, [0], [0]);
        matrix.Counts()[0, 0] = 99;
        Assert.Equal(1, matrix[0, 0]);
    }

    [Fact]
    public void Constructor_BadInput_NamesIt()
    {
        Assert.Contains("Picture 1: the predicted class is 3, expected 0..2",
            Assert.Throws<ArgumentException>(() => new ConfusionMatrix(Labels, [0, 0], [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("2 true classes, got 1",
            Assert.Throws<ArgumentException>(() => new ConfusionMatrix(Labels, [0, 0], [0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(["a", "a"], [], []));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([], [], []));
    }
}
