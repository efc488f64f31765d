using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The register tile of 12 rows by two vectors: the innermost loops of every convolution and matrix product.</summary>
/// <remarks>24 sums, four right factors and two left ones fill the 32 registers of AVX-512. Written out by hand because sums in an array would live in memory.</remarks>
internal static unsafe class TwelveRowTile<TOperations, TVector>
    where TOperations : struct, IVectorOperations<TVector>
    where TVector : unmanaged
{
    /// <summary>output[r][j] (+)= bias[j] + sum over k of row[r][offset[k]] right[k][j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(TileArguments* tile)
    {
        TVector s0l = TOperations.Zero, s1l = TOperations.Zero, s2l = TOperations.Zero, s3l = TOperations.Zero,
            s4l = TOperations.Zero, s5l = TOperations.Zero, s6l = TOperations.Zero, s7l = TOperations.Zero,
            s8l = TOperations.Zero, s9l = TOperations.Zero, s10l = TOperations.Zero, s11l = TOperations.Zero;
        TVector s0r = TOperations.Zero, s1r = TOperations.Zero, s2r = TOperations.Zero, s3r = TOperations.Zero,
            s4r = TOperations.Zero, s5r = TOperations.Zero, s6r = TOperations.Zero, s7r = TOperations.Zero,
            s8r = TOperations.Zero, s9r = TOperations.Zero, s10r = TOperations.Zero, s11r = TOperations.Zero;
        int width = TOperations.Width;
        int* offset = tile->Offsets;
        float* right = tile->Right;
        nint stride = tile->RightStride;
        int* pairsEnd = offset + (tile->Depth & ~1);
        // Two steps a turn: one load of a row's address serves two left factors.
        while (offset < pairsEnd)
        {
            nint first = offset[0], second = offset[1];
            TVector firstLeft = TOperations.Load(right), firstRight = TOperations.Load(right + width);
            right += stride;
            TVector secondLeft = TOperations.Load(right), secondRight = TOperations.Load(right + width);
            right += stride;

            float* row0 = (float*)tile->Rows[0];
            TVector x0 = TOperations.Broadcast(row0 + first), y0 = TOperations.Broadcast(row0 + second);
            s0l = TOperations.MultiplyAdd(x0, firstLeft, s0l);
            s0r = TOperations.MultiplyAdd(x0, firstRight, s0r);
            s0l = TOperations.MultiplyAdd(y0, secondLeft, s0l);
            s0r = TOperations.MultiplyAdd(y0, secondRight, s0r);

            float* row1 = (float*)tile->Rows[1];
            TVector x1 = TOperations.Broadcast(row1 + first), y1 = TOperations.Broadcast(row1 + second);
            s1l = TOperations.MultiplyAdd(x1, firstLeft, s1l);
            s1r = TOperations.MultiplyAdd(x1, firstRight, s1r);
            s1l = TOperations.MultiplyAdd(y1, secondLeft, s1l);
            s1r = TOperations.MultiplyAdd(y1, secondRight, s1r);

            float* row2 = (float*)tile->Rows[2];
            TVector x2 = TOperations.Broadcast(row2 + first), y2 = TOperations.Broadcast(row2 + second);
            s2l = TOperations.MultiplyAdd(x2, firstLeft, s2l);
            s2r = TOperations.MultiplyAdd(x2, firstRight, s2r);
            s2l = TOperations.MultiplyAdd(y2, secondLeft, s2l);
            s2r = TOperations.MultiplyAdd(y2, secondRight, s2r);

            float* row3 = (float*)tile->Rows[3];
            TVector x3 = TOperations.Broadcast(row3 + first), y3 = TOperations.Broadcast(row3 + second);
            s3l = TOperations.MultiplyAdd(x3, firstLeft, s3l);
            s3r = TOperations.MultiplyAdd(x3, firstRight, s3r);
            s3l = TOperations.MultiplyAdd(y3, secondLeft, s3l);
            s3r = TOperations.MultiplyAdd(y3, secondRight, s3r);

            float* row4 = (float*)tile->Rows[4];
            TVector x4 = TOperations.Broadcast(row4 + first), y4 = TOperations.Broadcast(row4 + second);
            s4l = TOperations.MultiplyAdd(x4, firstLeft, s4l);
            s4r = TOperations.MultiplyAdd(x4, firstRight, s4r);
            s4l = TOperations.MultiplyAdd(y4, secondLeft, s4l);
            s4r = TOperations.MultiplyAdd(y4, secondRight, s4r);

            float* row5 = (float*)tile->Rows[5];
            TVector x5 = TOperations.Broadcast(row5 + first), y5 = TOperations.Broadcast(row5 + second);
            s5l = TOperations.MultiplyAdd(x5, firstLeft, s5l);
            s5r = TOperations.MultiplyAdd(x5, firstRight, s5r);
            s5l = TOperations.MultiplyAdd(y5, secondLeft, s5l);
            s5r = TOperations.MultiplyAdd(y5, secondRight, s5r);

            float* row6 = (float*)tile->Rows[6];
            TVector x6 = TOperations.Broadcast(row6 + first), y6 = TOperations.Broadcast(row6 + second);
            s6l = TOperations.MultiplyAdd(x6, firstLeft, s6l);
            s6r = TOperations.MultiplyAdd(x6, firstRight, s6r);
            s6l = TOperations.MultiplyAdd(y6, secondLeft, s6l);
            s6r = TOperations.MultiplyAdd(y6, secondRight, s6r);

            float* row7 = (float*)tile->Rows[7];
            TVector x7 = TOperations.Broadcast(row7 + first), y7 = TOperations.Broadcast(row7 + second);
            s7l = TOperations.MultiplyAdd(x7, firstLeft, s7l);
            s7r = TOperations.MultiplyAdd(x7, firstRight, s7r);
            s7l = TOperations.MultiplyAdd(y7, secondLeft, s7l);
            s7r = TOperations.MultiplyAdd(y7, secondRight, s7r);

            float* row8 = (float*)tile->Rows[8];
            TVector x8 = TOperations.Broadcast(row8 + first), y8 = TOperations.Broadcast(row8 + second);
            s8l = TOperations.MultiplyAdd(x8, firstLeft, s8l);
            s8r = TOperations.MultiplyAdd(x8, firstRight, s8r);
            s8l = TOperations.MultiplyAdd(y8, secondLeft, s8l);
            s8r = TOperations.MultiplyAdd(y8, secondRight, s8r);

            float* row9 = (float*)tile->Rows[9];
            TVector x9 = TOperations.Broadcast(row9 + first), y9 = TOperations.Broadcast(row9 + second);
            s9l = TOperations.MultiplyAdd(x9, firstLeft, s9l);
            s9r = TOperations.MultiplyAdd(x9, firstRight, s9r);
            s9l = TOperations.MultiplyAdd(y9, secondLeft, s9l);
            s9r = TOperations.MultiplyAdd(y9, secondRight, s9r);

            float* row10 = (float*)tile->Rows[10];
            TVector x10 = TOperations.Broadcast(row10 + first), y10 = TOperations.Broadcast(row10 + second);
            s10l = TOperations.MultiplyAdd(x10, firstLeft, s10l);
            s10r = TOperations.MultiplyAdd(x10, firstRight, s10r);
            s10l = TOperations.MultiplyAdd(y10, secondLeft, s10l);
            s10r = TOperations.MultiplyAdd(y10, secondRight, s10r);

            float* row11 = (float*)tile->Rows[11];
            TVector x11 = TOperations.Broadcast(row11 + first), y11 = TOperations.Broadcast(row11 + second);
            s11l = TOperations.MultiplyAdd(x11, firstLeft, s11l);
            s11r = TOperations.MultiplyAdd(x11, firstRight, s11r);
            s11l = TOperations.MultiplyAdd(y11, secondLeft, s11l);
            s11r = TOperations.MultiplyAdd(y11, secondRight, s11r);

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
            TVector z6 = TOperations.Broadcast((float*)tile->Rows[6] + *offset);
            s6l = TOperations.MultiplyAdd(z6, left, s6l);
            s6r = TOperations.MultiplyAdd(z6, rest, s6r);
            TVector z7 = TOperations.Broadcast((float*)tile->Rows[7] + *offset);
            s7l = TOperations.MultiplyAdd(z7, left, s7l);
            s7r = TOperations.MultiplyAdd(z7, rest, s7r);
            TVector z8 = TOperations.Broadcast((float*)tile->Rows[8] + *offset);
            s8l = TOperations.MultiplyAdd(z8, left, s8l);
            s8r = TOperations.MultiplyAdd(z8, rest, s8r);
            TVector z9 = TOperations.Broadcast((float*)tile->Rows[9] + *offset);
            s9l = TOperations.MultiplyAdd(z9, left, s9l);
            s9r = TOperations.MultiplyAdd(z9, rest, s9r);
            TVector z10 = TOperations.Broadcast((float*)tile->Rows[10] + *offset);
            s10l = TOperations.MultiplyAdd(z10, left, s10l);
            s10r = TOperations.MultiplyAdd(z10, rest, s10r);
            TVector z11 = TOperations.Broadcast((float*)tile->Rows[11] + *offset);
            s11l = TOperations.MultiplyAdd(z11, left, s11l);
            s11r = TOperations.MultiplyAdd(z11, rest, s11r);
        }

        TileOutput<TOperations, TVector>.Store(tile, 0, s0l, s0r);
        TileOutput<TOperations, TVector>.Store(tile, 1, s1l, s1r);
        TileOutput<TOperations, TVector>.Store(tile, 2, s2l, s2r);
        TileOutput<TOperations, TVector>.Store(tile, 3, s3l, s3r);
        TileOutput<TOperations, TVector>.Store(tile, 4, s4l, s4r);
        TileOutput<TOperations, TVector>.Store(tile, 5, s5l, s5r);
        TileOutput<TOperations, TVector>.Store(tile, 6, s6l, s6r);
        TileOutput<TOperations, TVector>.Store(tile, 7, s7l, s7r);
        TileOutput<TOperations, TVector>.Store(tile, 8, s8l, s8r);
        TileOutput<TOperations, TVector>.Store(tile, 9, s9l, s9r);
        TileOutput<TOperations, TVector>.Store(tile, 10, s10l, s10r);
        TileOutput<TOperations, TVector>.Store(tile, 11, s11l, s11r);
    }
}
