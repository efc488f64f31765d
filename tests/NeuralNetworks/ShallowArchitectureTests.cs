using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class ShallowArchitectureTests
{
    [Fact]
    public void Of_SevenClassesAt64Pixels_HasTheseShapesAndParameters()
    {
        LayerTable table = LayerTable.Of(ShallowArchitecture.Of(7), new InputShape(1, 64, 64));
        Assert.Equal("shallow CNN (two convolutions)", table.Architecture.Name);
        Assert.All(table.Rows, row => Assert.Null(row.PaperRow));
        Assert.Equal(new InputShape(32, 32, 32), table.Rows.Single(row => row.Name == "relu1").Output);
        Assert.Equal(new InputShape(64, 16, 16), table.Rows.Single(row => row.Name == "relu2").Output);
        Assert.Equal(new InputShape(64, 8, 8), table.Rows.Single(row => row.Name == "pooling").Output);
        // 32 filters of 25 weights and 64 of 800, each with a bias; two numbers a normalized channel; 7 scores of 4,096 numbers and a bias.
        Assert.Equal(32 * 26 + 64 * 801 + 2 * 96 + 7 * 4097, table.Parameters);
        Assert.Equal(80_967, table.Parameters);
    }

    [Fact]
    public void Of_WithDropout_DropsBeforeTheFullyConnectedLayer()
    {
        Architecture architecture = ShallowArchitecture.Of(7, 0.5);
        Assert.Equal("shallow CNN (two convolutions, dropout 0.5)", architecture.Name);
        Assert.Equal(4096, architecture.DropoutFeatures(new InputShape(1, 64, 64)));
        Assert.Equal(0, ShallowArchitecture.Of(7).DropoutFeatures(new InputShape(1, 64, 64)));
    }

    [Fact]
    public void Of_ValuesOutOfRange_AreRefused()
    {
        Assert.Equal("classes", Assert.Throws<ArgumentOutOfRangeException>(() => ShallowArchitecture.Of(1)).ParamName);
        foreach (double rate in new[] { -0.1, 1, double.NaN })
            Assert.Equal("dropout", Assert.Throws<ArgumentOutOfRangeException>(() => ShallowArchitecture.Of(2, rate)).ParamName);
    }
}
