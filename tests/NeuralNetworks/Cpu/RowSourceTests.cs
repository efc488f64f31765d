using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed unsafe class RowSourceTests
{
    private const int Count = 2;
    private const float Untouched = -77;

    private static readonly InputShape Shape = new(2, 3, 4);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ReadWindow_OverEveryBorder_IsTheMapInsideAndZerosOutside(int halo)
    {
        FeatureMap map = Map(halo);
        var rows = new MapRows(map);
        foreach (int pixelStride in new[] { Shape.Channels, Shape.Channels + 3 })
        {
            foreach ((int height, int width) in new[] { (1, 1), (2, 3), (6, 7) })
            {
                // From wholly outside on one side to wholly outside on the other.
                for (int top = -height - 1; top <= Shape.Height + 1; top++)
                {
                    for (int left = -width - 1; left <= Shape.Width + 1; left++)
                        CheckWindow(rows, top, left, height, width, pixelStride);
                }
            }
        }

        GC.KeepAlive(map);
    }

    [Fact]
    public void Read_WidePixels_LeavesWhatLiesBetween()
    {
        FeatureMap map = Map(1);
        var room = new AlignedBuffer<float>(2 * 5);
        room.Span.Fill(Untouched);
        new MapRows(map).Read(1, 2, 1, 2, room.Pointer, 5);
        Assert.Equal(
            [Number(1, 2, 1, 0), Number(1, 2, 1, 1), Untouched, Untouched, Untouched, Number(1, 2, 2, 0), Number(1, 2, 2, 1), Untouched, Untouched, Untouched],
            room.Span.ToArray());
        GC.KeepAlive(map);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Lines_WithoutHalo_AreReadInPlaceAndOtherwiseCopied(int halo)
    {
        FeatureMap map = Map(halo);
        int length = Shape.Width * Shape.Channels, all = Count * Shape.Height;
        var room = new AlignedBuffer<float>(all * length);
        for (int line = 0; line < all; line++)
        {
            for (int count = 1; count <= all - line; count++)
            {
                room.Span.Fill(Untouched);
                float* lines = new MapRows(map).Lines(line, count, room.Pointer);
                bool inPlace = lines == map.Data + line * length;
                Assert.Equal((halo == 0, halo > 0), (inPlace, lines == room.Pointer));
                for (int i = 0; i < count * length; i++)
                {
                    int row = line + i / length, pixel = i % length / Shape.Channels;
                    Assert.Equal(Number(row / Shape.Height, row % Shape.Height, pixel, i % Shape.Channels), lines[i]);
                }

                // Nothing is written behind them, nor anything at all in place.
                Assert.Equal(-1, room.Span[(inPlace ? 0 : count * length)..].IndexOfAnyExcept(Untouched));
            }
        }

        GC.KeepAlive(map);
    }

    [Fact]
    public void CopyTo_FewerMaps_FillsTheirInside()
    {
        FeatureMap map = Map(1);
        var copy = new FeatureMap(Count, Shape, 2);
        new MapRows(map).CopyTo(copy, 1);
        double sum = 0, all = 0;
        for (int i = 0; i < Shape.Length; i++)
        {
            int row = i / Shape.Channels / Shape.Width, column = i / Shape.Channels % Shape.Width, channel = i % Shape.Channels;
            Assert.Equal(Number(0, row, column, channel), copy.Data[copy.Offset(0, row, column) + channel]);
            sum += Number(0, row, column, channel);
        }

        // All numbers are positive: equal sums say that the border and the second map are still zeros.
        for (int i = 0; i < Count * copy.ImageStride; i++)
            all += copy.Data[i];
        Assert.Equal(sum, all);
        GC.KeepAlive((map, copy));
    }

    private static void CheckWindow(RowSource rows, int top, int left, int height, int width, int pixelStride)
    {
        int length = height * width * pixelStride;
        var room = new AlignedBuffer<float>(length + 1);
        room.Span.Fill(Untouched);
        rows.ReadWindow(1, top, left, height, width, room.Pointer, pixelStride);
        for (int i = 0; i < length; i++)
        {
            int row = top + i / pixelStride / width, column = left + i / pixelStride % width, channel = i % pixelStride;
            bool isInside = row >= 0 && row < Shape.Height && column >= 0 && column < Shape.Width && channel < Shape.Channels;
            float expected = isInside ? Number(1, row, column, channel) : 0;
            if (expected != room.Span[i])
                Assert.Fail($"Window of {height} x {width} from ({top}, {left}), {pixelStride} a pixel: {room.Span[i]} at {i}, expected {expected}.");
        }

        Assert.Equal(Untouched, room.Span[length]);
        GC.KeepAlive(room);
    }

    private static float Number(int image, int row, int column, int channel) => 1 + channel + 10 * column + 100 * row + 1000 * image;

    /// <summary>Numbers that tell where they lie; what lies in the halo must never be read.</summary>
    private static FeatureMap Map(int halo)
    {
        var map = new FeatureMap(Count, Shape, halo);
        new Span<float>(map.Data, Count * map.ImageStride).Fill(float.NaN);
        for (int i = 0; i < Count * Shape.Length; i++)
        {
            int channel = i % Shape.Channels, pixel = i / Shape.Channels;
            int image = pixel / Shape.Width / Shape.Height, row = pixel / Shape.Width % Shape.Height, column = pixel % Shape.Width;
            map.Data[map.Offset(image, row, column) + channel] = Number(image, row, column, channel);
        }

        return map;
    }
}
