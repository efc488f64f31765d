using FerLib.Experiments.Baselines;
using FerLib.NeuralNetworks;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines;

public sealed class LocalBinaryPatternsTests
{
    // Square roots in float32, squared and added up again.
    private const float Tolerance = 1e-5f;

    [Fact]
    public void CodeOf_TypedOutPixels_TakesTheDiagonalsFromTheCircle()
    {
        // Right 1, up 5, left 7, down 8 around 6: bits 4 and 6. Upper right: below. Upper left: 0 + 0.41 (1 - 1), just as bright, bit 3.
        // Lower left: 3 + 0.41 (2 + 1), bit 5. Lower right: the pixel itself is brighter by 1, but 1 + 0.41 (2 - 5) is below 0.
        byte[] plane =
        [
            6, 5, 2,
            7, 6, 1,
            9, 8, 7,
        ];
        Assert.Equal(0b0111_1000, LocalBinaryPatterns.CodeOf(plane, 3, 1, 1));
    }

    [Fact]
    public void CodeOf_OneBrightNeighbor_SetsItsBit()
    {
        // Counterclockwise from the right. A neighbor of 255 on an axis lifts the two diagonals beside it too.
        (int Place, byte Code)[] cases =
        [
            (5, 0b1000_0011), (2, 0b0000_0010), (1, 0b0000_1110), (0, 0b0000_1000), (3, 0b0011_1000), (6, 0b0010_0000), (7, 0b1110_0000), (8, 0b1000_0000),
        ];
        foreach ((int place, byte code) in cases)
        {
            byte[] plane = [9, 9, 9, 9, 10, 9, 9, 9, 9];
            plane[place] = 255;
            Assert.Equal(code, LocalBinaryPatterns.CodeOf(plane, 3, 1, 1));
        }
    }

    // Few levels, so that neighbors are often just as bright; and all levels.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(256)]
    public void CodeOf_AnyPixels_IsThatOfBilinearInterpolation(int levels)
    {
        const int width = 23, height = 17;
        byte[] plane = Noise(width * height, levels, seed: 8);
        for (int row = 1; row < height - 1; row++)
        {
            for (int column = 1; column < width - 1; column++)
                Assert.Equal(Interpolated(plane, width, row, column), LocalBinaryPatterns.CodeOf(plane, width, row, column));
        }
    }

    [Fact]
    public void CodeOf_PictureTurnedByAQuarter_IsTurnedByTwoBits()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            byte[] plane = Noise(9, 6, seed);
            // Counterclockwise: the right column becomes the top row.
            byte[] turned = [.. Enumerable.Range(0, 9).Select(i => plane[3 * (i % 3) + 2 - i / 3])];
            byte code = LocalBinaryPatterns.CodeOf(plane, 3, 1, 1);
            Assert.Equal(byte.RotateLeft(code, 2), LocalBinaryPatterns.CodeOf(turned, 3, 1, 1));
        }
    }

    [Fact]
    public void CodeOf_BrighterOrOfMoreContrast_StaysTheSame()
    {
        byte[] plane = Noise(25, 100, seed: 3);
        byte[] changed = [.. plane.Select(value => (byte)(2 * value + 40))];
        for (int i = 0; i < 9; i++)
            Assert.Equal(LocalBinaryPatterns.CodeOf(plane, 5, 1 + i / 3, 1 + i % 3), LocalBinaryPatterns.CodeOf(changed, 5, 1 + i / 3, 1 + i % 3));
    }

    [Fact]
    public void IsUniform_EveryCode_HasAtMostTwoChangesAroundTheCircle()
    {
        Assert.All(new byte[] { 0, 255, 1, 0b0001_1100, 0b1000_0001, 0b1110_0011 }, code => Assert.True(LocalBinaryPatterns.IsUniform(code)));
        Assert.All(new byte[] { 0b0000_0101, 0b0101_0101, 0b1001_0001, 0b1101_1011 }, code => Assert.False(LocalBinaryPatterns.IsUniform(code)));
        for (int code = 0; code < 256; code++)
        {
            int changes = Enumerable.Range(0, 8).Count(p => (code >> p & 1) != (code >> (p + 1) % 8 & 1));
            Assert.Equal(changes <= 2, LocalBinaryPatterns.IsUniform((byte)code));
        }
    }

    [Fact]
    public void BinOf_EveryCode_CountsTheUniformOnesUp()
    {
        Assert.Equal([0, 1, 2, 3, 4, 58, 5, 6, 7], Enumerable.Range(0, 9).Select(code => LocalBinaryPatterns.BinOf((byte)code)));
        Assert.Equal(57, LocalBinaryPatterns.BinOf(255));
        int[] bins = [.. Enumerable.Range(0, 256).Select(code => LocalBinaryPatterns.BinOf((byte)code))];
        Assert.Equal(Enumerable.Range(0, 58), bins.Where(bin => bin < 58));
        Assert.Equal(256 - 58, bins.Count(bin => bin == 58));
    }

    [Fact]
    public void Describe_PictureWithoutTexture_HasOneBinACell()
    {
        float[] features = Describe([.. Enumerable.Repeat((byte)90, 100)], new InputShape(1, 10, 10), cells: 2);
        float[] cell = new float[LocalBinaryPatterns.Bins];
        cell[LocalBinaryPatterns.BinOf(255)] = 1;
        Assert.Equal([.. cell, .. cell, .. cell, .. cell], features);
    }

    [Fact]
    public void Describe_CellsOfUnequalSizeInTwoChannels_CountsEachForItself()
    {
        // Inner pixels: 4 rows and 5 columns; the cells of three across have 1, 2 and 2 columns.
        const int height = 6, width = 7, cells = 3;
        var shape = new InputShape(2, height, width);
        byte[] planes = Noise(shape.Length, 5, seed: 11);
        float[] features = Describe(planes, shape, cells);
        Assert.Equal(2 * 9 * 59, features.Length);
        int[] rowEnds = [1, 2, 3, 5], columnEnds = [1, 2, 4, 6];
        for (int histogram = 0; histogram < 2 * 9; histogram++)
        {
            int plane = histogram / 9, down = histogram % 9 / 3, across = histogram % 3;
            int[] bins =
            [
                .. from row in Enumerable.Range(rowEnds[down], rowEnds[down + 1] - rowEnds[down])
                   from column in Enumerable.Range(columnEnds[across], columnEnds[across + 1] - columnEnds[across])
                   select LocalBinaryPatterns.BinOf(LocalBinaryPatterns.CodeOf(planes.AsSpan(plane * height * width), width, row, column)),
            ];
            float[] actual = features[(histogram * 59)..((histogram + 1) * 59)];
            for (int bin = 0; bin < 59; bin++)
                Assert.Equal((float)bins.Count(b => b == bin) / bins.Length, actual[bin] * actual[bin], Tolerance);
            Assert.Equal(1, actual.Sum(value => value * value), Tolerance);
        }
    }

    [Theory]
    [InlineData(512, 512, 8)]
    [InlineData(64, 64, 8)]
    [InlineData(48, 48, 6)]
    [InlineData(64, 32, 4)]
    [InlineData(16, 16, 2)]
    [InlineData(3, 3, 1)]
    public void CellsFor_ASize_LeavesSevenPixelsASide(int height, int width, int cells) =>
        Assert.Equal(cells, LocalBinaryPatterns.CellsFor(new InputShape(1, height, width)));

    [Fact]
    public void Describe_WhatDoesNotFit_SaysWhatWasExpected()
    {
        var shape = new InputShape(1, 4, 5);
        foreach (int cells in new[] { 0, 3 })
            Assert.Contains("expected 1 to 2 a side", Assert.Throws<ArgumentException>(() => LocalBinaryPatterns.Describe(new byte[20], shape, cells, new float[59])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 20 and 59", Assert.Throws<ArgumentException>(() => LocalBinaryPatterns.Describe(new byte[21], shape, 1, new float[59])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 20 and 236", Assert.Throws<ArgumentException>(() => LocalBinaryPatterns.Describe(new byte[20], shape, 2, new float[59])).Message, StringComparison.Ordinal);
    }

    private static float[] Describe(byte[] planes, InputShape shape, int cells)
    {
        float[] features = new float[LocalBinaryPatterns.FeaturesOf(shape, cells)];
        LocalBinaryPatterns.Describe(planes, shape, cells, features);
        return features;
    }

    private static byte[] Noise(int length, int levels, ulong seed)
    {
        var random = new CounterRandom(seed, 4);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt32(levels))];
    }

    /// <summary>The definition: the point at the angle 45 p degrees on the circle, from the four pixels around it, in 28 digits.</summary>
    private static byte Interpolated(byte[] plane, int width, int row, int column)
    {
        const decimal half = 0.7071067811865475244008443621m;
        decimal[] cosines = [1, half, 0, -half, -1, -half, 0, half];
        int code = 0;
        for (int p = 0; p < 8; p++)
        {
            // From the pixel, so that no digit is lost. The sine is the cosine a quarter before; rows count downwards.
            decimal x = cosines[p], y = -cosines[(p + 6) % 8];
            int left = (int)decimal.Floor(x), top = (int)decimal.Floor(y);
            decimal across = x - left, down = y - top, value = 0;
            foreach ((int i, int j, decimal weight) in new[]
            {
                (0, 0, (1 - down) * (1 - across)), (0, 1, (1 - down) * across), (1, 0, down * (1 - across)), (1, 1, down * across),
            })
            {
                if (weight != 0)
                    value += weight * (plane[(row + top + i) * width + column + left + j] - plane[row * width + column]);
            }

            code |= value >= 0 ? 1 << p : 0;
        }

        return (byte)code;
    }
}
