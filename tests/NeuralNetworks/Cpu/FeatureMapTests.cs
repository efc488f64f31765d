using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed unsafe class FeatureMapTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void Import_ThenExport_PutsChannelsInnermostAndGivesThePicturesBack(int channels, int halo)
    {
        const int count = 2;
        var shape = new InputShape(channels, 3, 5);
        var map = new FeatureMap(count + 1, shape, halo);
        float[] pictures = Wave.Of(count * shape.Length, 1, 1, 2), back = new float[pictures.Length];
        map.Import(pictures, count);
        map.Export(back, count);
        Assert.Equal(pictures, back);

        double inside = 0, all = 0;
        for (int n = 0, i = 0; n < count; n++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int h = 0; h < shape.Height; h++)
                {
                    for (int w = 0; w < shape.Width; w++, i++)
                    {
                        Assert.Equal(pictures[i], map.Data[map.Offset(n, h, w) + c]);
                        inside += pictures[i];
                    }
                }
            }
        }

        // All numbers are positive: equal sums say that the border and the third picture are still zeros.
        for (int i = 0; i < (count + 1) * map.ImageStride; i++)
        {
            Assert.True(map.Data[i] >= 0);
            all += map.Data[i];
        }

        Assert.Equal(inside, all, 1e-9);
        GC.KeepAlive(map);
    }
}
