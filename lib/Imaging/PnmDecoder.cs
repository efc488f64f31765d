using FerLib.Imaging.Pnm;

namespace FerLib.Imaging;

/// <summary>
/// Reads PNM, the portable maps of netpbm: PBM, PGM and PPM, plain (P1, P2, P3) and raw (P4, P5, P6). PAM (P7) is refused by name.
/// </summary>
/// <remarks>
/// <para>PBM and PGM give a grey picture, PPM red-green-blue; of several pictures in a file the first is read. A sample becomes
/// (value * 255 + maximum / 2) / maximum, the nearest, halves upwards, as netpbm's pamdepth does. A sample above the maximum is an
/// error.</para>
/// <para>Memory: besides the file, 3 bytes a pixel of the declared size. A size that the bytes there are cannot hold is refused before
/// anything is allocated.</para>
/// <para>Source: netpbm, "pbm", "pgm", "ppm" (format specifications).</para>
/// </remarks>
public sealed class PnmDecoder : IImageDecoder
{
    private const int MostMaximum = 65535;

    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["PNM"];

    /// <summary>Whether the bytes begin as a PNM file does: P and a digit from 1 to 7, white space, then a number or a comment.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 'P' || bytes[1] is < (byte)'1' or > (byte)'7')
            return false;
        int at = 2;
        while (at < bytes.Length && PnmTokens.IsSpace(bytes[at]))
            at++;
        if (at < bytes.Length && bytes[at] == '#')
            return true;
        // P7 goes on with words: "WIDTH 3".
        if (at == 2 || at == bytes.Length)
            return false;
        return bytes[1] == '7' ? char.IsAsciiLetterUpper((char)bytes[at]) : char.IsAsciiDigit((char)bytes[at]);
    }

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        if (!Recognizes(bytes.Span))
            throw input.Error(0, "the file does not begin with a PNM header");
        int type = bytes.Span[1] - '0';
        if (type == 7)
            throw input.Error(0, "PAM (P7) is not supported; save it as PPM (pamtopnm in.pam > out.ppm) or as PNG");
        var tokens = new PnmTokens(input, 2);
        int width = tokens.Number("the width", int.MaxValue - 1);
        int height = tokens.Number("the height", int.MaxValue - 1);
        bool isBits = type is 1 or 4;
        int maximum = isBits ? 1 : tokens.Number("the maximum value", MostMaximum);
        if (maximum == 0)
            throw input.Error(tokens.At - 1, $"the maximum value is 0, expected 1 to {MostMaximum}");
        int channels = type is 3 or 6 ? 3 : 1;
        input.CheckSize(width, height, channels, 2);
        if (type > 3)
            tokens.SkipOneSpace();

        long samples = (long)width * height * channels;
        long need = type switch
        {
            1 => samples,
            2 or 3 => 2 * samples, // a digit and a space each, one of them in the header
            4 => (long)height * ((width + 7) / 8),
            _ => maximum < 256 ? samples : 2 * samples,
        };
        if (need > input.Length - tokens.At)
        {
            throw input.Error(
                input.Length, $"the file is truncated: {width} x {height} pixels need {need} bytes, {input.Length - tokens.At} are there");
        }

        var image = new Image(width, height, channels);
        if (type == 4)
            ReadRawBits(input.Bytes[tokens.At..], image);
        else if (type > 4)
            ReadRaw(input, tokens.At, maximum, image.Pixels);
        else
            ReadPlain(tokens, isBits, maximum, image.Pixels);
        return image;
    }

    /// <summary>PBM says 1 for black.</summary>
    private static void ReadRawBits(ReadOnlySpan<byte> raster, Image image)
    {
        int rowBytes = (image.Width + 7) / 8;
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int x = i % image.Width;
            int bit = raster[i / image.Width * rowBytes + x / 8] >> (7 - x % 8) & 1;
            image.Pixels[i] = (byte)(255 - 255 * bit);
        }
    }

    private static void ReadRaw(EncodedFile input, int at, int maximum, byte[] pixels)
    {
        int bytes = maximum < 256 ? 1 : 2;
        ReadOnlySpan<byte> raster = input.Bytes.Slice(at, pixels.Length * bytes);
        if (maximum == 255)
        {
            raster.CopyTo(pixels);
            return;
        }

        for (int i = 0; i < pixels.Length; i++)
        {
            int value = bytes == 1 ? raster[i] : raster[2 * i] << 8 | raster[2 * i + 1];
            if (value > maximum)
                throw input.Error(at + (long)i * bytes, $"a sample is {value}, the maximum value is {maximum}");
            pixels[i] = Scale(value, maximum);
        }
    }

    private static void ReadPlain(PnmTokens tokens, bool isBits, int maximum, byte[] pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = isBits ? (byte)(255 - 255 * tokens.Bit()) : Scale(tokens.Number("a sample", maximum), maximum);
    }

    private static byte Scale(int value, int maximum) => (byte)((value * 255 + maximum / 2) / maximum);
}
