using System.Numerics;
using System.Runtime.InteropServices;

namespace FerLib.Imaging.Png;

/// <summary>The five row filters of PNG: none, left, up, average, Paeth.</summary>
/// <remarks>Source: PNG specification (third edition), section 9, "Filtering". Sums are modulo 256.</remarks>
internal static class PngRowFilter
{
    /// <summary>How many filters there are; their numbers are 0..4.</summary>
    public const int Count = 5;

    /// <summary>Undoes a filter in place.</summary>
    /// <param name="filter">0..4.</param>
    /// <param name="row">The filtered row; holds the pixels afterwards.</param>
    /// <param name="above">The pixels of the row above, zeros for the first row; as long as <paramref name="row"/>.</param>
    /// <param name="distance">Bytes to the pixel on the left.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        above = above[..row.Length];
        int first = Math.Min(distance, row.Length);
        switch (filter)
        {
            case 1:
                for (int i = first; i < row.Length; i++)
                    row[i] += row[i - distance];
                break;
            case 2:
                AddUp(row, above);
                break;
            case 3:
                for (int i = 0; i < first; i++)
                    row[i] += (byte)(above[i] >> 1);
                for (int i = first; i < row.Length; i++)
                    row[i] += (byte)((row[i - distance] + above[i]) >> 1);
                break;
            case 4:
                for (int i = 0; i < first; i++)
                    row[i] += above[i];
                for (int i = first; i < row.Length; i++)
                    row[i] += Paeth(row[i - distance], above[i], above[i - distance]);
                break;
        }
    }

    /// <summary>Applies a filter.</summary>
    /// <param name="filter">0..4.</param>
    /// <param name="row">The pixels.</param>
    /// <param name="above">The pixels of the row above, zeros for the first row.</param>
    /// <param name="distance">Bytes to the pixel on the left.</param>
    /// <param name="target">Where the filtered row goes; as long as <paramref name="row"/>.</param>
    /// <returns>The sum of the filtered bytes' distances from 0 modulo 256, the measure by which an encoder chooses.</returns>
    public static long Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, Span<byte> target)
    {
        above = above[..row.Length];
        target = target[..row.Length];
        int first = Math.Min(distance, row.Length);
        switch (filter)
        {
            case 1:
                row[..first].CopyTo(target);
                for (int i = first; i < row.Length; i++)
                    target[i] = (byte)(row[i] - row[i - distance]);
                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                    target[i] = (byte)(row[i] - above[i]);
                break;
            case 3:
                for (int i = 0; i < first; i++)
                    target[i] = (byte)(row[i] - (above[i] >> 1));
                for (int i = first; i < row.Length; i++)
                    target[i] = (byte)(row[i] - ((row[i - distance] + above[i]) >> 1));
                break;
            case 4:
                for (int i = 0; i < first; i++)
                    target[i] = (byte)(row[i] - above[i]);
                for (int i = first; i < row.Length; i++)
                    target[i] = (byte)(row[i] - Paeth(row[i - distance], above[i], above[i - distance]));
                break;
            default:
                row.CopyTo(target);
                break;
        }

        long sum = 0;
        foreach (byte value in target)
            sum += Math.Abs((int)(sbyte)value);
        return sum;
    }

    /// <summary>Of left, above and upper left, the one nearest to left + above - upper left; ties go in that order.</summary>
    private static byte Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner)
            return (byte)left;
        return (byte)(toAbove <= toCorner ? above : corner);
    }

    private static void AddUp(Span<byte> row, ReadOnlySpan<byte> above)
    {
        int vectors = row.Length / Vector<byte>.Count * Vector<byte>.Count;
        Span<Vector<byte>> rowVectors = MemoryMarshal.Cast<byte, Vector<byte>>(row[..vectors]);
        ReadOnlySpan<Vector<byte>> aboveVectors = MemoryMarshal.Cast<byte, Vector<byte>>(above[..vectors]);
        for (int i = 0; i < rowVectors.Length; i++)
            rowVectors[i] += aboveVectors[i];
        for (int i = vectors; i < row.Length; i++)
            row[i] += above[i];
    }
}
