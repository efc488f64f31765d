namespace FerLib.Imaging.Tiff;

/// <summary>What a TIFF picture's samples mean, checked against what is read here and against the limits.</summary>
internal sealed class TiffPixelFormat
{
    private const int WhiteIsZero = 0;
    private const int Rgb = 2;
    private const int PaletteIndex = 3;

    // At most four samples of 16 bits, so that the work for a pixel has a limit.
    private const int MostBits = 64;

    private readonly TiffDirectory _directory;
    private readonly EncodedFile _file;

    /// <summary>Reads the fields.</summary>
    /// <exception cref="ImageFormatException">A field is missing, has no meaning, or names a kind of TIFF that is not read.</exception>
    public TiffPixelFormat(EncodedFile file, TiffDirectory directory)
    {
        _file = file;
        _directory = directory;
        Compression = TiffCompression.Read(file, directory); // first of all: JPEG inside explains a YCbCr picture
        long photometric = directory.Value(TiffTag.PhotometricInterpretation, -1);
        if (photometric is not (>= 0 and <= 3))
        {
            throw Refuse(
                TiffTag.PhotometricInterpretation,
                $"TIFF photometric interpretation {photometric} ({NameOf(photometric)}) is not supported, only grey, RGB and palette; "
                + "save it as one of them");
        }

        long width = directory.Value(TiffTag.ImageWidth, 0);
        long height = directory.Value(TiffTag.ImageLength, 0);
        IsInverted = photometric == WhiteIsZero;
        Channels = photometric is Rgb or PaletteIndex ? 3 : 1;
        Colors = photometric == Rgb ? 3 : 1;
        file.CheckSize(width, height, Channels, directory.OffsetOf(TiffTag.ImageWidth));
        Width = (int)width;
        Height = (int)height;

        (Samples, Bits) = ReadDepth();
        Palette = photometric == PaletteIndex ? ReadPalette() : [];
        (AlphaSample, IsPremultiplied) = FindAlpha();
        int orientation = (int)directory.Value(TiffTag.Orientation, 1);
        Orientation = orientation is >= 1 and <= 8 ? orientation : 1;
        IsPlanar = Samples > 1 && directory.Value(TiffTag.PlanarConfiguration, 1) == 2;
    }

    /// <summary>One of <see cref="TiffCompression"/>.</summary>
    public int Compression { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Channels of the decoded picture: 1 or 3.</summary>
    public int Channels { get; }

    /// <summary>Samples that are the color: 3 in RGB, 1 in grey and in a palette picture.</summary>
    public int Colors { get; }

    /// <summary>Samples a pixel, alpha and others included.</summary>
    public int Samples { get; }

    /// <summary>Bits a sample: 8 or 16, with one sample also 1, 2 or 4.</summary>
    public int Bits { get; }

    /// <summary>Whether 0 is white.</summary>
    public bool IsInverted { get; }

    /// <summary>Red, green, blue of each index; empty when the samples are no indices.</summary>
    public byte[] Palette { get; }

    /// <summary>Which sample is alpha; -1 when none is.</summary>
    public int AlphaSample { get; }

    /// <summary>Whether the colors are multiplied by alpha already.</summary>
    public bool IsPremultiplied { get; }

    /// <summary>1..8, as in EXIF.</summary>
    public int Orientation { get; }

    /// <summary>Whether each sample has a plane of its own.</summary>
    public bool IsPlanar { get; }

    private (int Samples, int Bits) ReadDepth()
    {
        long samples = _directory.Value(TiffTag.SamplesPerPixel, 1);
        if (samples < Colors || samples > MostBits)
            throw Refuse(TiffTag.SamplesPerPixel, $"a pixel has {samples} samples, expected at least {Colors} and at most {MostBits} bits");
        long bits = _directory.Value(TiffTag.BitsPerSample, 1);
        for (long i = 0; i < samples; i++)
        {
            if (i < _directory.CountOf(TiffTag.BitsPerSample) && _directory.Value(TiffTag.BitsPerSample, 1, i) != bits)
                throw Refuse(TiffTag.BitsPerSample, "samples of different depths are not supported; save it as PNG");
            if (i < _directory.CountOf(TiffTag.SampleFormat) && _directory.Value(TiffTag.SampleFormat, 1, i) is not (1 or 4))
            {
                throw Refuse(
                    TiffTag.SampleFormat,
                    "signed, complex or floating-point samples are not supported, only unsigned whole numbers; save it with 8 or 16 bits");
            }
        }

        if (!(bits == 8 || bits is 1 or 2 or 4 && samples == 1 || bits == 16 && Channels == Colors) || samples * bits > MostBits)
        {
            throw Refuse(
                TiffTag.BitsPerSample,
                $"{bits}-bit samples, {samples} a pixel, are not supported, only 8 and 16 bits (one sample also 1, 2, 4; a palette not 16) "
                + $"and {MostBits} bits a pixel at most; save it as PNG");
        }

        return ((int)samples, (int)bits);
    }

    /// <summary>The color map: all reds, all greens, all blues, 16 bits each.</summary>
    /// <remarks>The high byte is taken: writers store a byte v as 257 v or as 256 v. A map without a value above 255 holds bytes, as old
    /// writers stored them.</remarks>
    private byte[] ReadPalette()
    {
        int colors = 1 << Bits;
        if (_directory.CountOf(TiffTag.ColorMap) < 3 * colors)
            throw Refuse(TiffTag.ColorMap, $"the color map has {_directory.CountOf(TiffTag.ColorMap)} values, expected {3 * colors}");
        int at = _directory.OffsetOf(TiffTag.ColorMap);
        long[] map = new long[3 * colors];
        for (int i = 0; i < map.Length; i++)
            map[i] = _directory.ValueAt(at, i);
        int shift = map.Max() < 256 ? 0 : 8;
        byte[] palette = new byte[map.Length];
        for (int i = 0; i < palette.Length; i++)
            palette[i] = (byte)(map[i % 3 * colors + i / 3] >> shift);
        return palette;
    }

    /// <summary>The first extra sample that says it is alpha. Writers that leave the field out of RGB with four samples mean alpha, not
    /// multiplied.</summary>
    private (int Sample, bool IsPremultiplied) FindAlpha()
    {
        if (Colors == 3 && Samples == 4 && _directory.CountOf(TiffTag.ExtraSamples) == 0)
            return (3, false);
        long extras = Math.Min(Samples - Colors, _directory.CountOf(TiffTag.ExtraSamples));
        for (int i = 0; i < extras; i++)
        {
            if (_directory.Value(TiffTag.ExtraSamples, 0, i) is var kind and (1 or 2))
                return (Colors + i, kind == 1);
        }

        return (-1, false);
    }

    private static string NameOf(long photometric) => photometric switch
    {
        -1 => "missing",
        4 => "transparency mask",
        5 => "CMYK",
        6 => "YCbCr",
        8 or 9 or 10 => "CIE Lab",
        32803 => "color filter array",
        32844 => "LogL",
        32845 => "LogLuv",
        34892 => "linear raw",
        _ => "unknown",
    };

    private ImageFormatException Refuse(int tag, string reason) => _file.Error(_directory.OffsetOf(tag), reason);
}
