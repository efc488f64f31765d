using FerLib.NeuralNetworks.Kernels;

namespace FerLib.Benchmarks;

/// <summary>The rate of our own kernel on a square single-precision matrix product: what the machine gives at most.</summary>
internal static unsafe class MatrixProductRate
{
    private const int Size = 1536;
    private const int TilesPerTask = 8;

    /// <summary>Billions of floating-point operations per second, a multiply-add counted as two.</summary>
    public static double Measure(int threads, int repeats)
    {
        KernelPath path = KernelPath.Best;
        Workers workers = Workers.Of(threads);
        var left = new AlignedBuffer<float>(Size * Size);
        var right = new AlignedBuffer<float>(Size * Size);
        var output = new AlignedBuffer<float>(Size * Size);
        var rows = new AlignedBuffer<int>(Size);
        var depths = new AlignedBuffer<int>(Size);
        // Untouched zeros would share one physical page.
        left.Span.Fill(0.5f);
        right.Span.Fill(0.25f);
        for (int i = 0; i < Size; i++)
        {
            rows.Span[i] = i * Size;
            depths.Span[i] = i;
        }

        var product = new IndirectProduct
        {
            Left = left.Pointer,
            RowOffsets = rows.Pointer,
            Rows = Size,
            ReductionOffsets = depths.Pointer,
            Depth = Size,
            Right = right.Pointer,
            RightPanelStride = Size * path.Columns,
            RightStride = path.Columns,
            Columns = Size,
            Output = output.Pointer,
            OutputOffsets = rows.Pointer,
            OutputPanelStride = path.Columns,
        };
        int rowsPerTask = TilesPerTask * path.Rows;
        int tasks = (Size + rowsPerTask - 1) / rowsPerTask;
        double seconds = MedianTime.Seconds(
            () => workers.Run(tasks, (task, _) =>
            {
                IndirectProduct part = product;
                int row = task * rowsPerTask;
                IndirectProduct.Compute(
                    path, &part, row, Math.Min(row + rowsPerTask, Size), 0, IndirectProduct.Panels(path, Size), 0, Size, false);
            }),
            repeats);
        GC.KeepAlive((left, right, output, rows, depths));
        return 2.0 * Size * Size * Size / seconds / 1e9;
    }
}
