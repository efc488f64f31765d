using System.Buffers.Binary;

namespace FerLib.Imaging;

/// <summary>The orientation that cameras note in EXIF (and TIFF): how the stored rows and columns lie in the picture.</summary>
/// <remarks>Source: TIFF 6.0 and EXIF 2.3, tag 274. 1 is upright; 2 mirrored; 3 turned by 180 degrees; 4 upside down; 5 transposed;
/// 6 to be turned clockwise; 7 transposed along the other diagonal; 8 to be turned counterclockwise.</remarks>
internal static class ExifOrientation
{
    private const int Tag = 274;
    private const int Short = 3;

    /// <summary>Reads the orientation out of an EXIF block (a small TIFF file); 1 when it has none or cannot be read.</summary>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        bool little = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || !(little || exif.StartsWith("MM\0*"u8)))
            return 1;
        uint directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > exif.Length - 2)
            return 1;
        int entries = Word(exif, (int)directory, little);
        for (int at = (int)directory + 2; entries > 0 && at <= exif.Length - 12; entries--, at += 12)
        {
            if (Word(exif, at, little) == Tag && Word(exif, at + 2, little) == Short)
                return Word(exif, at + 8, little) is var value and >= 1 and <= 8 ? value : 1;
        }

        return 1;
    }

    /// <summary>Creates the picture into which rows of a stored picture are placed.</summary>
    public static Image CreateUpright(int storedWidth, int storedHeight, int channels, int orientation) =>
        IsTransposed(orientation) ? new Image(storedHeight, storedWidth, channels) : new Image(storedWidth, storedHeight, channels);

    /// <summary>Whether stored rows are columns of the upright picture.</summary>
    public static bool IsTransposed(int orientation) => orientation >= 5;

    /// <summary>Places a stored row where it belongs.</summary>
    /// <param name="row">The row's pixels.</param>
    /// <param name="y">Which stored row.</param>
    /// <param name="orientation">1..8.</param>
    /// <param name="target">The upright picture.</param>
    public static void PlaceRow(ReadOnlySpan<byte> row, int y, int orientation, Image target)
    {
        int channels = target.Channels;
        int pixels = row.Length / channels;
        bool transposed = IsTransposed(orientation);
        bool fromRight = orientation is 2 or 3 or 7 or 8; // along the stored row, backwards in the target
        bool fromBottom = orientation is 3 or 4 or 6 or 7; // down the stored rows, backwards in the target
        int across = transposed ? target.Width : target.Height;
        int line = fromBottom ? across - 1 - y : y;
        int step = (transposed ? target.Width : 1) * channels * (fromRight ? -1 : 1);
        int at = (transposed ? line : line * target.Width) * channels - (fromRight ? step * (pixels - 1) : 0);
        if (step == channels)
        {
            row.CopyTo(target.Pixels.AsSpan(at));
            return;
        }

        for (int i = 0; i < row.Length; i += channels, at += step)
            row.Slice(i, channels).CopyTo(target.Pixels.AsSpan(at, channels));
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
