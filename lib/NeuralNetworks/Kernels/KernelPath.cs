using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>One way of computing products: a register tile for one width of vectors.</summary>
internal sealed unsafe class KernelPath
{
    private KernelPath(string name, bool isSupported, int rows, int columns, delegate*<TileArguments*, void> multiply, FilteringKernels filtering,
        NormalizationKernels normalization)
    {
        Name = name;
        IsSupported = isSupported;
        Rows = rows;
        Columns = columns;
        Multiply = multiply;
        Filtering = filtering;
        Normalization = normalization;
    }

    /// <summary>12 x 32 with 512-bit registers.</summary>
    public static KernelPath Bits512 { get; } = new(
        "AVX-512", Vector512.IsHardwareAccelerated, 12, 2 * Vector512<float>.Count,
        &TwelveRowTile<Vector512Operations, Vector512<float>>.Multiply, FilteringKernels.Of<Vector512Operations, Vector512<float>>(),
        NormalizationKernels.Of<Vector512Operations, Vector512<float>>());

    /// <summary>6 x 16 with 256-bit registers.</summary>
    public static KernelPath Bits256 { get; } = new(
        "AVX2", Vector256.IsHardwareAccelerated, 6, 2 * Vector256<float>.Count,
        &SixRowTile<Vector256Operations, Vector256<float>>.Multiply, FilteringKernels.Of<Vector256Operations, Vector256<float>>(),
        NormalizationKernels.Of<Vector256Operations, Vector256<float>>());

    /// <summary>6 x 8 with 128-bit registers.</summary>
    public static KernelPath Bits128 { get; } = new(
        Sse.IsSupported ? "SSE" : "128-bit vectors", Vector128.IsHardwareAccelerated, 6, 2 * Vector128<float>.Count,
        &SixRowTile<Vector128Operations, Vector128<float>>.Multiply, FilteringKernels.Of<Vector128Operations, Vector128<float>>(),
        NormalizationKernels.Of<Vector128Operations, Vector128<float>>());

    /// <summary>6 x 2 without vectors.</summary>
    public static KernelPath Scalar { get; } = new("scalar", true, 6, 2, &SixRowTile<ScalarOperations, float>.Multiply, FilteringKernels.Of<ScalarOperations, float>(),
        NormalizationKernels.Of<ScalarOperations, float>());

    /// <summary>All paths, widest first.</summary>
    public static IReadOnlyList<KernelPath> All { get; } = [Bits512, Bits256, Bits128, Scalar];

    /// <summary>The widest path that this machine has.</summary>
    public static KernelPath Best { get; } = All.First(path => path.IsSupported);

    /// <summary>The instruction set, for reports.</summary>
    public string Name { get; }

    /// <summary>Whether this machine, as this process is allowed to use it, computes such vectors in hardware.</summary>
    public bool IsSupported { get; }

    /// <summary>Rows of the tile.</summary>
    public int Rows { get; }

    /// <summary>Columns of the tile: the width of a panel of right factors.</summary>
    public int Columns { get; }

    /// <summary>The tile kernel.</summary>
    public delegate*<TileArguments*, void> Multiply { get; }

    /// <summary>Floats in a vector: half a tile's columns.</summary>
    public int Width => Columns / 2;

    /// <summary>The transforms of minimal filtering.</summary>
    public FilteringKernels Filtering { get; }

    /// <summary>The passes of a normalization.</summary>
    public NormalizationKernels Normalization { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
