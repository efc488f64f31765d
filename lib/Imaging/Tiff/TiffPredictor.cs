using System.Buffers.Binary;

namespace FerLib.Imaging.Tiff;

/// <summary>Undoes horizontal differencing (predictor 2): each sample is stored as its difference from the pixel on the left.</summary>
/// <remarks>Source: TIFF 6.0, section 14. Sums are modulo 2^bits; 16-bit samples are in the file's byte order.</remarks>
internal static class TiffPredictor
{
    /// <summary>Turns differences into samples, in place.</summary>
    /// <param name="row">A row of a strip or tile.</param>
    /// <param name="bits">8 or 16.</param>
    /// <param name="samples">Samples from a pixel to the next.</param>
    /// <param name="isLittle">The byte order of 16-bit samples.</param>
    public static void Undo(Span<byte> row, int bits, int samples, bool isLittle)
    {
        if (bits == 8)
        {
            for (int i = samples; i < row.Length; i++)
                row[i] += row[i - samples];
            return;
        }

        int step = 2 * samples;
        for (int i = step; i < row.Length; i += 2)
        {
            Span<byte> sample = row[i..];
            ReadOnlySpan<byte> left = row[(i - step)..];
            if (isLittle)
            {
                int sum = BinaryPrimitives.ReadUInt16LittleEndian(sample) + BinaryPrimitives.ReadUInt16LittleEndian(left);
                BinaryPrimitives.WriteUInt16LittleEndian(sample, (ushort)sum);
            }
            else
            {
                int sum = BinaryPrimitives.ReadUInt16BigEndian(sample) + BinaryPrimitives.ReadUInt16BigEndian(left);
                BinaryPrimitives.WriteUInt16BigEndian(sample, (ushort)sum);
            }
        }
    }
}
