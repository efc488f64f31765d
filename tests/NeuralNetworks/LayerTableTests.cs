using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class LayerTableTests
{
    // Convolutions 64 * 61,440,000 at 512 pixels and 1/64 of it at 64; the linear layer adds 7 * 64 * (size / 32)^2.
    [Theory]
    [InlineData(512, 936_647, 3_932_274_688)]
    [InlineData(256, 850_631, 983_068_672)]
    [InlineData(128, 829_127, 245_767_168)]
    [InlineData(64, 823_751, 61_441_792)]
    public void Of_ReadingTwo_HasThePapersFigures(int size, long parameters, long multiplyAdds)
    {
        var table = LayerTable.Of(PaperArchitectures.NoLogitRelu(7), new InputShape(1, size, size));
        Assert.Equal(parameters, table.Parameters);
        Assert.Equal(multiplyAdds, table.MultiplyAdds);
    }

    // 64 filters of 25 weights at (size / 2)^2 places: the first convolution's products count once, all others twice.
    [Theory]
    [InlineData(512, 7_759_691_776)]
    [InlineData(64, 121_245_184)]
    public void BackwardMultiplyAdds_ReadingTwo_AreTwiceTheForwardOnesButNoGradientOfThePicture(int size, long backward)
    {
        var table = LayerTable.Of(PaperArchitectures.NoLogitRelu(7), new InputShape(1, size, size));
        Assert.Equal(backward, table.BackwardMultiplyAdds);
        Assert.Equal(2 * table.MultiplyAdds - 64L * 25 * (size / 2) * (size / 2), table.BackwardMultiplyAdds);
    }

    [Fact]
    public void BackwardMultiplyAdds_FirstLayerWithoutWeights_TheConvolutionBehindItOwesItsInputsGradient()
    {
        var architecture = new Architecture("pooled first", [new AveragePooling("pool", null, 2, 2, 0), new Convolution("c", null, 3, 1, 1, 0)]);
        LayerTableRow convolution = LayerTable.Of(architecture, new InputShape(2, 4, 4)).Rows[1];
        Assert.Equal(24, convolution.MultiplyAdds);
        Assert.Equal(48, convolution.BackwardMultiplyAdds);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(64)]
    [InlineData(48)]
    public void Of_ReadingThree_HasTheSameParametersAtEverySize(int size) =>
        Assert.Equal(822_535, LayerTable.Of(PaperArchitectures.GlobalAverageReading(7), new InputShape(1, size, size)).Parameters);

    [Fact]
    public void Of_ReadingTwoAt512_ConvolutionTwoIs85Percent()
    {
        var table = LayerTable.Of(PaperArchitectures.NoLogitRelu(7), new InputShape(1, 512, 512));
        Assert.Equal(0.85, (double)table.Rows.Single(r => r.Name == "convolution2").MultiplyAdds / table.MultiplyAdds, 0.005);
    }

    [Fact]
    public void Of_ReadingTwoAt64_ListsShapesUnderThePrintedRows()
    {
        var rows = LayerTable.Of(PaperArchitectures.NoLogitRelu(7, 0.5), new InputShape(3, 64, 64)).Rows;
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, null, 14, 16, 17], rows.Select(r => r.PaperRow));
        Assert.Equal(new InputShape(64, 32, 32), rows[0].Output);
        Assert.Equal(new InputShape(128, 16, 16), rows[3].Output);
        Assert.Equal(new InputShape(128, 8, 8), rows[6].Output);
        Assert.Equal(new InputShape(128, 4, 4), rows[7].Output);
        Assert.Equal(new InputShape(64, 2, 2), rows[10].Output);
        Assert.Equal(new InputShape(7, 1, 1), rows[^1].Output);
    }

    [Fact]
    public void Readings_AllOfThem_KeepThePrintedRowsInOrder()
    {
        int?[] printed = [.. Enumerable.Range(1, 17).Select(row => (int?)row)];
        Assert.Equal(printed, PaperArchitectures.FullyConnectedReading(7).Layers.Select(l => l.PaperRow));
        Assert.Equal(printed.Where(row => row != 15), PaperArchitectures.NoLogitRelu(7).Layers.Select(l => l.PaperRow));
        Assert.Equal(printed, PaperArchitectures.GlobalAverageReading(7).Layers.Select(l => l.PaperRow).Where(row => row is not null));
    }

    [Fact]
    public void Of_BadInput_NamesLayerAndShape()
    {
        var small = new Architecture("small", [new Convolution("first", null, 4, 5, 2, 0)]);
        var error = Assert.Throws<ArgumentException>(() => LayerTable.Of(small, new InputShape(1, 4, 9)));
        Assert.Equal("Convolution 5 x 5, stride 2 (first): input is (1, 4, 9), smaller than the window with padding 0.", error.Message);
        var twice = new Architecture("twice", [new ReLU("same", null), new ReLU("same", null)]);
        Assert.Contains("two layers are named same", Assert.Throws<ArgumentException>(() => LayerTable.Of(twice, new InputShape(1, 4, 4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LayerTable.Of(small, new InputShape(0, 4, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperArchitectures.NoLogitRelu(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperArchitectures.NoLogitRelu(7, 1));
    }

    [Fact]
    public void DropoutFeatures_WithAndWithout_CountTheFlattenedInput()
    {
        Assert.Equal(256, PaperArchitectures.NoLogitRelu(7, 0.5).DropoutFeatures(new InputShape(1, 64, 64)));
        Assert.Equal(0.5, PaperArchitectures.NoLogitRelu(7, 0.5).DropoutRate);
        Assert.Equal(0, PaperArchitectures.NoLogitRelu(7).DropoutFeatures(new InputShape(1, 64, 64)));
        Assert.Equal(0, PaperArchitectures.NoLogitRelu(7).DropoutRate);
    }
}
