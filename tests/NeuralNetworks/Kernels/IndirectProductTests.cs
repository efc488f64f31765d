using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

public sealed unsafe class IndirectProductTests
{
    // Sums of at most 66 products of numbers below 1, in float32 against double.
    private const double Tolerance = 5e-5;

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Compute_EveryDepthTo66_EqualsTheDefinition(string path)
    {
        for (int depth = 1; depth <= 66; depth++)
            Check(KernelPaths.Of(path), 13, 5, depth);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Compute_EveryRowAndColumnCount_EqualsTheDefinition(string path)
    {
        for (int rows = 1; rows <= 26; rows++)
            Check(KernelPaths.Of(path), rows, 1 + rows * 3, 7);
        for (int columns = 1; columns <= 66; columns++)
            Check(KernelPaths.Of(path), 5, columns, 3);
    }

    private static void Check(KernelPath path, int rows, int columns, int depth)
    {
        int panels = IndirectProduct.Panels(path, columns);
        var left = new AlignedBuffer<float>(rows + 2 * depth + 1);
        var right = new AlignedBuffer<float>(panels * path.Columns * depth);
        var bias = new AlignedBuffer<float>(panels * path.Columns);
        var output = new AlignedBuffer<float>(rows * (columns + 1) + 1);
        Fill(left, 1);
        Fill(right, 2);
        Fill(bias, 3);
        Fill(output, 4);
        float[] before = output.Span.ToArray();
        AlignedBuffer<int> rowOffsets = Indices(rows, 1), places = Indices(rows, columns + 1), depths = Indices(depth, 2);
        var product = new IndirectProduct
        {
            Left = left.Pointer,
            RowOffsets = rowOffsets.Pointer,
            Rows = rows,
            ReductionOffsets = depths.Pointer,
            Depth = depth,
            Right = right.Pointer,
            RightPanelStride = depth * path.Columns,
            RightStride = path.Columns,
            Columns = columns,
            Output = output.Pointer,
            OutputOffsets = places.Pointer,
            OutputPanelStride = path.Columns,
            Bias = bias.Pointer,
        };
        int half = depth / 2;
        // In one piece, or in two of which the second is added.
        bool pieces = half > 0 && rows % 2 == 0;
        IndirectProduct.Compute(path, &product, 0, rows, 0, panels, 0, pieces ? half : depth, false);
        product.Bias = null;
        if (pieces)
            IndirectProduct.Compute(path, &product, 0, rows, 0, panels, half, depth, true);
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = bias.Span[j];
                for (int k = 0; k < depth; k++)
                    sum += (double)left.Span[r + 2 * k] * right.Span[(j / path.Columns * depth + k) * path.Columns + j % path.Columns];
                Assert.Equal(sum, output.Span[r * (columns + 1) + j], Tolerance);
            }

            // The number behind a row belongs to nobody.
            Assert.Equal(before[r * (columns + 1) + columns], output.Span[r * (columns + 1) + columns]);
        }

        GC.KeepAlive((left, right, bias, output, rowOffsets, places, depths));
    }

    private static void Fill(AlignedBuffer<float> buffer, int number) => Wave.Of(buffer.Length, number, 1).CopyTo(buffer.Span);

    private static AlignedBuffer<int> Indices(int count, int step)
    {
        var indices = new AlignedBuffer<int>(count);
        for (int i = 0; i < count; i++)
            indices.Span[i] = i * step;
        return indices;
    }
}
