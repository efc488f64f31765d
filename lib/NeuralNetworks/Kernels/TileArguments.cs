using System.Runtime.Intrinsics;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>One tile of an indirect matrix product, as a tile kernel takes it.</summary>
internal unsafe struct TileArguments
{
    /// <summary>Rows that fit into any tile.</summary>
    public const int MaximumRows = 12;

    /// <summary>Columns that fit into any tile.</summary>
    public const int MaximumColumns = 32;

    /// <summary>Where each row's left factors start: addresses of floats.</summary>
    public fixed ulong Rows[MaximumRows];

    /// <summary>Where each row's results go: addresses of floats.</summary>
    public fixed ulong Outputs[MaximumRows];

    /// <summary>(Depth) distances in floats from a row's start to its left factors.</summary>
    public int* Offsets;

    /// <summary>Length of the sums.</summary>
    public int Depth;

    /// <summary>(Depth, columns of the tile) right factors.</summary>
    public float* Right;

    /// <summary>Distance in floats between two rows of the right factors.</summary>
    public nint RightStride;

    /// <summary>One number a column added to every row, or null.</summary>
    public float* Bias;

    /// <summary>Whether results are added to what the outputs hold.</summary>
    public bool Accumulate;

    /// <summary>Moves all rows and all outputs on, in floats.</summary>
    public void Advance(nint rows, nint outputs)
    {
        var rowBytes = Vector256.Create((ulong)(rows * sizeof(float)));
        var outputBytes = Vector256.Create((ulong)(outputs * sizeof(float)));
        fixed (ulong* row = Rows, output = Outputs)
        {
            for (int r = 0; r < MaximumRows; r += Vector256<ulong>.Count)
            {
                (Vector256.Load(row + r) + rowBytes).Store(row + r);
                (Vector256.Load(output + r) + outputBytes).Store(output + r);
            }
        }
    }
}
