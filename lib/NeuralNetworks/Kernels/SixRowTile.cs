using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The register tile of 6 rows by two vectors: the innermost loops of every convolution and matrix product.</summary>
/// <remarks>12 sums, two right factors and one left one fit the 16 registers of SSE, AVX2 and NEON. Written out by hand because sums in an array would live in memory.</remarks>
internal static unsafe class SixRowTile<TOperations, TVector>
    where TOperations : struct, IVectorOperations<TVector>
    where TVector : unmanaged
{
    /// <summary>output[r][j] (+)= bias[j] + sum over k of row[r][offset[k]] right[k][j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(TileArguments* tile)
    {
        TVector s0l = TOperations.Zero, s1l = TOperations.Zero, s2l = TOperations.Zero, s3l = TOperations.Zero,
            s4l = TOperations.Zero, s5l = TOperations.Zero;
        TVector s0r = TOperations.Zero, s1r = TOperations.Zero, s2r = TOperations.Zero, s3r = TOperations.Zero,
            s4r = TOperations.Zero, s5r = TOperations.Zero;
        int width = TOperations.Width;
        int* offset = tile->Offsets;
        float* right = tile->Right;
        nint stride = tile->RightStride;
        int* pairsEnd = offset + (tile->Depth & ~1);
        while (offset < pairsEnd)
        {
            nint first = offset[0], second = offset[1];
            TVector firstLeft = TOperations.Load(right), firstRight = TOperations.Load(right + width);
            right += stride;
            TVector x0 = TOperations.Broadcast((float*)tile->Rows[0] + first);
            s0l = TOperations.MultiplyAdd(x0, firstLeft, s0l);
            s0r = TOperations.MultiplyAdd(x0, firstRight, s0r);
            TVector x1 = TOperations.Broadcast((float*)tile->Rows[1] + first);
            s1l = TOperations.MultiplyAdd(x1, firstLeft, s1l);
            s1r = TOperations.MultiplyAdd(x1, firstRight, s1r);
            TVector x2 = TOperations.Broadcast((float*)tile->Rows[2] + first);
            s2l = TOperations.MultiplyAdd(x2, firstLeft, s2l);
            s2r = TOperations.MultiplyAdd(x2, firstRight, s2r);
            TVector x3 = TOperations.Broadcast((float*)tile->Rows[3] + first);
            s3l = TOperations.MultiplyAdd(x3, firstLeft, s3l);
            s3r = TOperations.MultiplyAdd(x3, firstRight, s3r);
            TVector x4 = TOperations.Broadcast((float*)tile->Rows[4] + first);
            s4l = TOperations.MultiplyAdd(x4, firstLeft, s4l);
            s4r = TOperations.MultiplyAdd(x4, firstRight, s4r);
            TVector x5 = TOperations.Broadcast((float*)tile->Rows[5] + first);
            s5l = TOperations.MultiplyAdd(x5, firstLeft, s5l);
            s5r = TOperations.MultiplyAdd(x5, firstRight, s5r);
            TVector secondLeft = TOperations.Load(right), secondRight = TOperations.Load(right + width);
            right += stride;
            TVector y0 = TOperations.Broadcast((float*)tile->Rows[0] + second);
            s0l = TOperations.MultiplyAdd(y0, secondLeft, s0l);
            s0r = TOperations.MultiplyAdd(y0, secondRight, s0r);
            TVector y1 = TOperations.Broadcast((float*)tile->Rows[1] + second);
            s1l = TOperations.MultiplyAdd(y1, secondLeft, s1l);
            s1r = TOperations.MultiplyAdd(y1, secondRight, s1r);
            TVector y2 = TOperations.Broadcast((float*)tile->Rows[2] + second);
            s2l = TOperations.MultiplyAdd(y2, secondLeft, s2l);
            s2r = TOperations.MultiplyAdd(y2, secondRight, s2r);
            TVector y3 = TOperations.Broadcast((float*)tile->Rows[3] + second);
            s3l = TOperations.MultiplyAdd(y3, secondLeft, s3l);
            s3r = TOperations.MultiplyAdd(y3, secondRight, s3r);
            TVector y4 = TOperations.Broadcast((float*)tile->Rows[4] + second);
            s4l = TOperations.MultiplyAdd(y4, secondLeft, s4l);
            s4r = TOperations.MultiplyAdd(y4, secondRight, s4r);
            TVector y5 = TOperations.Broadcast((float*)tile->Rows[5] + second);
            s5l = TOperations.MultiplyAdd(y5, secondLeft, s5l);
            s5r = TOperations.MultiplyAdd(y5, secondRight, s5r);

            offset += 2;
        }

        if ((tile->Depth & 1) != 0)
        {
            TVector left = TOperations.Load(right), rest = TOperations.Load(right + width);
            TVector z0 = TOperations.Broadcast((float*)tile->Rows[0] + *offset);
            s0l = TOperations.MultiplyAdd(z0, left, s0l);
            s0r = TOperations.MultiplyAdd(z0, rest, s0r);
            TVector z1 = TOperations.Broadcast((float*)tile->Rows[1] + *offset);
            s1l = TOperations.MultiplyAdd(z1, left, s1l);
            s1r = TOperations.MultiplyAdd(z1, rest, s1r);
            TVector z2 = TOperations.Broadcast((float*)tile->Rows[2] + *offset);
            s2l = TOperations.MultiplyAdd(z2, left, s2l);
            s2r = TOperations.MultiplyAdd(z2, rest, s2r);
            TVector z3 = TOperations.Broadcast((float*)tile->Rows[3] + *offset);
            s3l = TOperations.MultiplyAdd(z3, left, s3l);
            s3r = TOperations.MultiplyAdd(z3, rest, s3r);
            TVector z4 = TOperations.Broadcast((float*)tile->Rows[4] + *offset);
            s4l = TOperations.MultiplyAdd(z4, left, s4l);
            s4r = TOperations.MultiplyAdd(z4, rest, s4r);
            TVector z5 = TOperations.Broadcast((float*)tile->Rows[5] + *offset);
            s5l = TOperations.MultiplyAdd(z5, left, s5l);
            s5r = TOperations.MultiplyAdd(z5, rest, s5r);
        }

        TileOutput<TOperations, TVector>.Store(tile, 0, s0l, s0r);
        TileOutput<TOperations, TVector>.Store(tile, 1, s1l, s1r);
        TileOutput<TOperations, TVector>.Store(tile, 2, s2l, s2r);
        TileOutput<TOperations, TVector>.Store(tile, 3, s3l, s3r);
        TileOutput<TOperations, TVector>.Store(tile, 4, s4l, s4r);
        TileOutput<TOperations, TVector>.Store(tile, 5, s5l, s5r);
    }
}
