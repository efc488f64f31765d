using System.Globalization;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class PrintedLayerTests
{
    [Fact]
    public void Table_Rows_AreNumberedOneToSeventeen()
    {
        Assert.Equal(Enumerable.Range(1, 17), PrintedLayer.Table.Select(row => row.Row));
        Assert.Equal("Convolution, 5x5, 2x2, 128", PrintedLayer.Table[3].ToString());
        Assert.Equal("Softmax", PrintedLayer.Table[15].ToString());
    }

    [Fact]
    public void Table_RowsOneToThirteen_AreWhatEveryReadingBuilds()
    {
        foreach (Architecture reading in (Architecture[])[
            PaperArchitectures.FullyConnectedReading(7), PaperArchitectures.NoLogitRelu(7), PaperArchitectures.GlobalAverageReading(7)])
        {
            foreach (PrintedLayer row in PrintedLayer.Table.Take(13))
            {
                Layer layer = reading.Layers.Single(l => l.PaperRow == row.Row);
                Assert.Contains(row.Kind, layer.Kind, StringComparison.OrdinalIgnoreCase);
                if (layer is not Convolution convolution)
                    continue;
                Assert.Equal(row.Filters, convolution.Filters.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(row.Filter, $"{convolution.Kernel}x{convolution.Kernel}");
                Assert.Equal(row.Stride, $"{convolution.Stride}x{convolution.Stride}");
            }
        }
    }
}
