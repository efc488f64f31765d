using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>
/// A matrix product whose left factor is read in place: output[r][j] = bias[j] + sum over k of left[row[r] + reduction[k]] right[k][j].
/// </summary>
/// <remarks>
/// The offsets make every pass of a convolution such a product without copying windows out of the picture ("im2col"). The right factor
/// is stored in panels of <see cref="KernelPath.Columns"/> columns: element (k, j) at panel j / columns, then row k, then j % columns.
/// Source of the idea: Dukhan, "The indirect convolution algorithm", 2019.
/// </remarks>
internal unsafe struct IndirectProduct
{
    /// <summary>Left factor.</summary>
    public float* Left;

    /// <summary>(Rows) distances in floats from <see cref="Left"/>.</summary>
    public int* RowOffsets;

    /// <summary>Rows of the result.</summary>
    public int Rows;

    /// <summary>(Depth) distances in floats from a row's start.</summary>
    public int* ReductionOffsets;

    /// <summary>Length of the sums.</summary>
    public int Depth;

    /// <summary>Right factor in panels.</summary>
    public float* Right;

    /// <summary>Distance in floats between two panels.</summary>
    public nint RightPanelStride;

    /// <summary>Distance in floats between two rows of a panel.</summary>
    public nint RightStride;

    /// <summary>Columns of the result.</summary>
    public int Columns;

    /// <summary>The result.</summary>
    public float* Output;

    /// <summary>(Rows) distances in floats from <see cref="Output"/>.</summary>
    public int* OutputOffsets;

    /// <summary>Distance in floats between the results of two panels: the columns of a panel for ordinary rows.</summary>
    public nint OutputPanelStride;

    /// <summary>One number a column, padded to whole panels, or null.</summary>
    public float* Bias;

    /// <summary>Panels of a path that hold so many columns.</summary>
    public static int Panels(KernelPath path, int columns) => (columns + path.Columns - 1) / path.Columns;

    /// <summary>Computes a block of the result on the calling thread; depths are summed in order.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(
        KernelPath path, IndirectProduct* product, int row, int rowEnd, int panel, int panelEnd, int depth, int depthEnd, bool accumulate)
    {
        float* scratch = stackalloc float[TileArguments.MaximumRows * TileArguments.MaximumColumns];
        TileArguments tile;
        tile.Offsets = product->ReductionOffsets + depth;
        tile.Depth = depthEnd - depth;
        tile.RightStride = product->RightStride;
        int tileRows = path.Rows, tileColumns = path.Columns;
        for (; panel < panelEnd; panel++)
        {
            tile.Right = product->Right + panel * product->RightPanelStride + depth * product->RightStride;
            tile.Bias = product->Bias == null ? null : product->Bias + panel * tileColumns;
            float* output = product->Output + panel * product->OutputPanelStride;
            int columns = Math.Min(tileColumns, product->Columns - panel * tileColumns);
            for (int first = row; first < rowEnd; first += tileRows)
            {
                int rows = Math.Min(tileRows, rowEnd - first);
                bool whole = rows == tileRows && columns == tileColumns;
                for (int r = 0; r < tileRows; r++)
                {
                    // Rows past the end repeat the last one; what they give is not stored.
                    int index = first + Math.Min(r, rows - 1);
                    tile.Rows[r] = (ulong)(product->Left + product->RowOffsets[index]);
                    float* destination = whole ? output + product->OutputOffsets[index] : scratch + r * tileColumns;
                    tile.Outputs[r] = (ulong)destination;
                    if (Sse.IsSupported)
                    {
                        // The tile ends with stores; their lines come from memory while it multiplies.
                        Sse.Prefetch0(destination);
                        Sse.Prefetch0(destination + tileColumns / 2);
                    }
                }

                tile.Accumulate = whole && accumulate;
                path.Multiply(&tile);
                if (!whole)
                    CopyEdge(scratch, tileColumns, output, product->OutputOffsets + first, rows, columns, accumulate);
            }
        }
    }

    private static void CopyEdge(float* tile, int stride, float* output, int* offsets, int rows, int columns, bool accumulate)
    {
        for (int r = 0; r < rows; r++)
        {
            float* destination = output + offsets[r];
            for (int j = 0; j < columns; j++)
                destination[j] = accumulate ? destination[j] + tile[r * stride + j] : tile[r * stride + j];
        }
    }
}
