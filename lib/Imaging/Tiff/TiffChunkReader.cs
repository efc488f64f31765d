using System.IO.Compression;
using FerLib.Imaging.Lzw;

namespace FerLib.Imaging.Tiff;

/// <summary>Expands strips and tiles, row by row.</summary>
internal sealed class TiffChunkReader(EncodedFile file, TiffDirectory directory, TiffPixelFormat format, TiffChunks chunks)
{
    private readonly byte[] _row = new byte[chunks.RowBytes];
    private LzwStream? _lzw;

    /// <summary>Takes an expanded row.</summary>
    /// <param name="row">Its bytes; reused for the next row.</param>
    /// <param name="y">Which row of the picture it is.</param>
    public delegate void RowAction(ReadOnlySpan<byte> row, int y);

    /// <summary>Expands a chunk's rows that are inside the picture.</summary>
    /// <exception cref="ImageFormatException">The data are damaged, or end too early.</exception>
    public void Read(TiffChunk chunk, RowAction take)
    {
        using Stream data = Open(chunk);
        try
        {
            for (int y = 0; y < chunk.Rows; y++)
            {
                data.ReadExactly(_row);
                if (chunks.Predictor == 2)
                    TiffPredictor.Undo(_row, format.Bits, chunks.SamplesInRow, directory.IsLittle);
                take(_row, chunk.Y + y);
            }

            // Reading on has zlib compare its checksum where the data end here.
            if (data is ZLibStream)
                _ = data.Read(_row.AsSpan(0, 1));
        }
        catch (EndOfStreamException exception)
        {
            throw file.Error(chunk.Offset, $"the compressed data ends before the {chunk.Rows} rows from row {chunk.Y} on do", exception);
        }
        // zlib answers a preset dictionary, which the format does not allow, with an error that is an IOException.
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            string reason = data is ZLibStream ? "the compressed data is damaged" : exception.Message;
            throw file.Error(chunk.Offset, reason, exception);
        }
    }

    private Stream Open(TiffChunk chunk)
    {
        ReadOnlyMemory<byte> bytes = file.Memory.Slice(chunk.Offset, chunk.Bytes);
        if (chunks.IsReversed)
            bytes = Reversed(bytes.Span);
        switch (format.Compression)
        {
            case TiffCompression.None:
                return new MemoryBytesStream(bytes);
            case TiffCompression.PackBits:
                return new TiffPackBitsStream(bytes);
            case TiffCompression.Lzw:
                if (bytes.Length > 1 && bytes.Span[0] == 0 && (bytes.Span[1] & 1) == 1)
                {
                    throw file.Error(
                        chunk.Offset,
                        "old-style LZW (lowest bits first, before TIFF 6.0) is not supported; save it anew (tiffcp -c lzw in.tif out.tif)");
                }

                _lzw ??= new LzwStream(LzwVariant.Tiff, 8);
                _lzw.Open(bytes);
                return _lzw;
            default:
                return new ZLibStream(new MemoryBytesStream(bytes), CompressionMode.Decompress);
        }
    }

    private static byte[] Reversed(ReadOnlySpan<byte> bytes)
    {
        byte[] reversed = new byte[bytes.Length];
        for (int i = 0; i < reversed.Length; i++)
        {
            int value = bytes[i];
            value = ((value & 0x55) << 1) | ((value >> 1) & 0x55);
            value = ((value & 0x33) << 2) | ((value >> 2) & 0x33);
            reversed[i] = (byte)((value << 4) | (value >> 4));
        }

        return reversed;
    }
}
