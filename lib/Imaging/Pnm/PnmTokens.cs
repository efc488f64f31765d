namespace FerLib.Imaging.Pnm;

/// <summary>The numbers of a PNM file's header and of its plain rasters, with white space and comments between them.</summary>
internal sealed class PnmTokens(EncodedFile file, int start)
{
    /// <summary>The byte that is read next.</summary>
    public int At { get; private set; } = start;

    /// <summary>Reads a whole number.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="most">The largest it may be.</param>
    /// <exception cref="ImageFormatException">There is no number, or it is too large.</exception>
    public int Number(string what, int most)
    {
        SkipSpace(what);
        int begin = At;
        long value = 0;
        for (; At < file.Length && char.IsAsciiDigit((char)file.Bytes[At]); At++)
            value = Math.Min(value * 10 + file.Bytes[At] - '0', int.MaxValue);
        if (At == begin)
            throw file.Error(begin, $"{what} is missing: expected a number, got the byte {file.Bytes[begin]:x2}");
        return value <= most ? (int)value : throw file.Error(begin, $"{what} is {value}, expected at most {most}");
    }

    /// <summary>Reads a 0 or a 1, which need no space between them.</summary>
    /// <exception cref="ImageFormatException">There is neither.</exception>
    public int Bit()
    {
        SkipSpace("a pixel");
        int value = file.Bytes[At++] - '0';
        return value is 0 or 1 ? value : throw file.Error(At - 1, $"a pixel is the byte {file.Bytes[At - 1]:x2}, expected 0 or 1");
    }

    /// <summary>Passes over the one white-space byte between a header and a raw raster.</summary>
    /// <exception cref="ImageFormatException">There is none.</exception>
    public void SkipOneSpace()
    {
        if (At >= file.Length || !IsSpace(file.Bytes[At]))
            throw file.Error(Math.Min(At, file.Length), "the header does not end with one white-space byte");
        At++;
    }

    public static bool IsSpace(byte value) => value is (byte)' ' or (>= 9 and <= 13);

    private void SkipSpace(string what)
    {
        bool isComment = false;
        for (; At < file.Length; At++)
        {
            byte value = file.Bytes[At];
            if (isComment)
                isComment = value is not ((byte)'\n' or (byte)'\r');
            else if (value == '#')
                isComment = true;
            else if (!IsSpace(value))
                return;
        }

        throw file.Error(file.Length, $"the file is truncated: it ends before {what}");
    }
}
