using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FerLib.Imaging.Jpeg;

/// <summary>One component of a frame (grey, or Y, Cb, Cr): its sampling, its coefficients while scans bring them, its samples.</summary>
internal sealed class JpegComponent(int id, int horizontal, int vertical, int quantizationTable)
{
    private int _blockStride;
    private int _blockRows;
    private byte[] _samples = [];
    // Progressive only: blocks of 64 in zigzag order, row by row; afterwards the samples lie in the same memory.
    private short[] _coefficients = [];

    /// <summary>The identifier by which scans name the component.</summary>
    public int Id { get; } = id;

    /// <summary>Horizontal sampling factor, 1..4.</summary>
    public int Horizontal { get; } = horizontal;

    /// <summary>Vertical sampling factor, 1..4.</summary>
    public int Vertical { get; } = vertical;

    /// <summary>Which quantization table, 0..3.</summary>
    public int QuantizationTable { get; } = quantizationTable;

    /// <summary>The quantization table as it was when the component's first scan began: 64 factors, row-major.</summary>
    public short[]? Quantization { get; private set; }

    /// <summary>Blocks side by side that hold a part of the picture.</summary>
    public int BlocksAcross { get; private set; }

    /// <summary>Blocks one above the other that hold a part of the picture.</summary>
    public int BlocksDown { get; private set; }

    /// <summary>Samples along a side of a decoded block: 8, or 4, 2, 1 when the picture is reduced.</summary>
    public int BlockSize { get; private set; } = 8;

    /// <summary>Columns of samples that count.</summary>
    public int Width { get; private set; }

    /// <summary>Rows of samples that count.</summary>
    public int Height { get; private set; }

    /// <summary>Bytes from a row of samples to the next: whole MCUs.</summary>
    public int Stride => _blockStride * BlockSize;

    /// <summary>Blocks of whole MCUs.</summary>
    public int Blocks => _blockStride * _blockRows;

    /// <summary>Whether a scan has brought something of the component.</summary>
    public bool HasCome => Quantization is not null;

    /// <summary>Derives the component's size from the frame's, for blocks of <paramref name="blockSize"/> samples a side.</summary>
    public void SetSize(JpegFrame frame, int blockSize)
    {
        BlockSize = blockSize;
        Width = CeilingOfRatio(frame.Width * Horizontal * blockSize, frame.MostHorizontal * 8);
        Height = CeilingOfRatio(frame.Height * Vertical * blockSize, frame.MostVertical * 8);
        BlocksAcross = CeilingOfRatio(frame.Width * Horizontal, frame.MostHorizontal * 8);
        BlocksDown = CeilingOfRatio(frame.Height * Vertical, frame.MostVertical * 8);
        _blockStride = frame.McuColumns * Horizontal;
        _blockRows = frame.McuRows * Vertical;
    }

    /// <summary>Makes room when the component's first scan begins, and keeps its quantization table.</summary>
    /// <param name="quantization">64 factors, row-major; those past 32767 wrap, as the coefficients they meet would.</param>
    /// <param name="isProgressive">Whether coefficients are collected; else blocks become samples as they come.</param>
    public void Begin(short[] quantization, bool isProgressive)
    {
        if (HasCome)
            return;
        Quantization = quantization;
        if (isProgressive)
            _coefficients = new short[64 * Blocks];
        else
            _samples = new byte[Blocks * BlockSize * BlockSize];
    }

    /// <summary>A row of samples, 0..255, <see cref="Width"/> long.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.Slice(y * Stride, Width);

    /// <summary>The coefficients of a block of a progressive frame, in zigzag order.</summary>
    public Span<short> Coefficients(int x, int y) => _coefficients.AsSpan(64 * (y * _blockStride + x), 64);

    /// <summary>A bit for each coefficient that is not zero, the k-th of the block at bit k.</summary>
    public static ulong NonzeroBits(ReadOnlySpan<short> block)
    {
        ulong zeros = 0;
        for (int k = 0; k < 64; k += 16)
        {
            Vector128<short> low = Vector128.Equals(Vector128.Create(block.Slice(k, 8)), Vector128<short>.Zero);
            Vector128<short> high = Vector128.Equals(Vector128.Create(block.Slice(k + 8, 8)), Vector128<short>.Zero);
            zeros |= (ulong)Vector128.Narrow(low, high).ExtractMostSignificantBits() << k;
        }

        return ~zeros;
    }

    /// <summary>Turns the coefficients of a progressive frame into samples, after the last scan.</summary>
    public void TransformCoefficients()
    {
        short[] row = new short[64 * _blockStride];
        short[] block = new short[64];
        for (int y = 0; y < BlocksDown; y++)
        {
            // A row of blocks has twice as many bytes as its samples: they take the place of coefficients that were read before.
            _coefficients.AsSpan(y * row.Length, row.Length).CopyTo(row);
            for (int x = 0; x < BlocksAcross; x++)
            {
                ReadOnlySpan<short> coefficients = row.AsSpan(64 * x, 64);
                ulong waves = NonzeroBits(coefficients) & ~1UL;
                if (waves == 0)
                {
                    PlaceMean(coefficients[0], x, y);
                    continue;
                }

                Array.Clear(block);
                block[0] = coefficients[0];
                for (; waves != 0; waves &= waves - 1)
                {
                    int k = BitOperations.TrailingZeroCount(waves);
                    block[JpegSequentialScan.ZigZag[k]] = coefficients[k];
                }

                PlaceBlock(block, x, y);
            }
        }
    }

    /// <summary>Makes a block's samples of its coefficients.</summary>
    /// <param name="block">64 coefficients, row-major, not yet multiplied by the quantization table.</param>
    /// <param name="x">The block's column.</param>
    /// <param name="y">The block's row.</param>
    public void PlaceBlock(ReadOnlySpan<short> block, int x, int y)
    {
        if (BlockSize == 8)
            JpegInverseDct.Transform(block, Quantization, Target(x, y), Stride);
        else
            JpegReducedDct.Transform(block, Quantization, BlockSize, Target(x, y), Stride);
    }

    /// <summary>Makes a block's samples of its mean (DC) alone.</summary>
    public void PlaceMean(int mean, int x, int y) => JpegInverseDct.TransformMean(mean, Quantization![0], BlockSize, Target(x, y), Stride);

    private Span<byte> Samples => _coefficients.Length > 0 ? MemoryMarshal.AsBytes(_coefficients.AsSpan()) : _samples;

    private Span<byte> Target(int x, int y) => Samples[(y * BlockSize * Stride + x * BlockSize)..];

    private static int CeilingOfRatio(int value, int divisor) => (value + divisor - 1) / divisor;
}
