namespace FerLib.Imaging.Tiff;

/// <summary>How a TIFF picture's samples lie in the file, checked against what is read here and against the limits.</summary>
internal sealed class TiffLayout
{
    private readonly EncodedFile _file;
    private readonly TiffDirectory _directory;
    private readonly long _rowsPerStrip;
    private readonly long _stripsPerPlane;
    private readonly int _stripOffsets;

    /// <summary>Reads the fields.</summary>
    /// <exception cref="ImageFormatException">A field is missing, has no meaning, or names a kind of TIFF that is not read.</exception>
    public TiffLayout(EncodedFile file, TiffDirectory directory)
    {
        _file = file;
        _directory = directory;
        long width = directory.Value(TiffTag.ImageWidth, 0);
        long height = directory.Value(TiffTag.ImageLength, 0);
        RefuseOtherKinds();

        long photometric = directory.Value(TiffTag.PhotometricInterpretation, -1);
        Channels = photometric == 2 ? 3 : 1;
        IsInverted = photometric == 0;
        file.CheckSize(width, height, Channels, directory.OffsetOf(TiffTag.ImageWidth));
        Width = (int)width;
        Height = (int)height;

        long samples = directory.Value(TiffTag.SamplesPerPixel, 1);
        if (samples < Channels || samples > 16)
            throw file.Error(directory.OffsetOf(TiffTag.SamplesPerPixel), $"a pixel has {samples} samples, expected {Channels} to 16");
        Samples = (int)samples;
        Bits = (int)directory.Value(TiffTag.BitsPerSample, 1);
        for (long i = 1; i < Math.Min(samples, directory.CountOf(TiffTag.BitsPerSample)); i++)
        {
            if (directory.Value(TiffTag.BitsPerSample, 1, i) != Bits)
                throw file.Error(directory.OffsetOf(TiffTag.BitsPerSample), "samples of different depths are not supported");
        }

        if (!(Bits is 8 or 16 || (Bits is 1 or 2 or 4 && Samples == 1)))
        {
            throw file.Error(
                directory.OffsetOf(TiffTag.BitsPerSample),
                $"{Bits}-bit samples, {Samples} a pixel, are not supported, only 8 and 16 bits (grey also 1, 2, 4)");
        }

        if (Bits < 8 && directory.Value(TiffTag.FillOrder, 1) != 1)
            throw file.Error(directory.OffsetOf(TiffTag.FillOrder), "bits from the low end (FillOrder 2) are not supported");

        Alpha = Samples > Channels && directory.CountOf(TiffTag.ExtraSamples) > 0 ? (int)directory.Value(TiffTag.ExtraSamples, 0) : 0;
        Orientation = (int)directory.Value(TiffTag.Orientation, 1);
        if (Orientation is < 1 or > 8)
            Orientation = 1;
        IsPlanar = Samples > 1 && directory.Value(TiffTag.PlanarConfiguration, 1) == 2;
        RowBytes = ((IsPlanar ? 1L : Samples) * Width * Bits + 7) / 8;
        _rowsPerStrip = Math.Clamp(directory.Value(TiffTag.RowsPerStrip, height), 0, height);
        if (_rowsPerStrip == 0)
            throw file.Error(directory.OffsetOf(TiffTag.RowsPerStrip), "a strip has 0 rows");
        _stripsPerPlane = (height + _rowsPerStrip - 1) / _rowsPerStrip;
        _stripOffsets = directory.OffsetOf(TiffTag.StripOffsets);
        CheckStrips();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Channels of the decoded picture: 1 or 3.</summary>
    public int Channels { get; }

    /// <summary>Samples a pixel, alpha and others included.</summary>
    public int Samples { get; }

    /// <summary>Bits a sample.</summary>
    public int Bits { get; }

    /// <summary>Whether 0 is white.</summary>
    public bool IsInverted { get; }

    /// <summary>What the first extra sample is: 1 alpha that the colors are multiplied by, 2 alpha, 0 anything else.</summary>
    public int Alpha { get; }

    /// <summary>1..8, as in EXIF.</summary>
    public int Orientation { get; }

    /// <summary>Whether each sample has a plane of its own.</summary>
    public bool IsPlanar { get; }

    /// <summary>Bytes of a row (of one plane, when planar).</summary>
    public long RowBytes { get; }

    /// <summary>A row's bytes in the file.</summary>
    /// <param name="plane">The sample when planar, else 0.</param>
    /// <param name="y">The stored row.</param>
    /// <exception cref="ImageFormatException">The strip is not in the file.</exception>
    public ReadOnlySpan<byte> Row(int plane, int y)
    {
        long strip = plane * _stripsPerPlane + y / _rowsPerStrip;
        long offset = _directory.ValueAt(_stripOffsets, strip) + y % _rowsPerStrip * RowBytes;
        if (offset > _file.Length - RowBytes)
            throw _file.Error(_file.Length, $"the file is truncated: row {y} is at byte {offset} and has {RowBytes} bytes");
        return _file.Bytes.Slice((int)offset, (int)RowBytes);
    }

    private void RefuseOtherKinds()
    {
        long compression = _directory.Value(TiffTag.Compression, 1);
        if (compression != 1)
        {
            string name = compression switch
            {
                2 or 3 or 4 => "CCITT fax",
                5 => "LZW",
                6 or 7 => "JPEG",
                8 or 32946 => "deflate",
                32773 => "PackBits",
                _ => "unknown",
            };
            throw Refuse(TiffTag.Compression, $"TIFF compression {compression} ({name}) is not supported; save it uncompressed, or as PNG");
        }

        if (_directory.CountOf(TiffTag.TileWidth) > 0 || _directory.CountOf(TiffTag.TileOffsets) > 0)
            throw Refuse(TiffTag.TileWidth, "tiled TIFF is not supported; save it with strips, or as PNG");
        long photometric = _directory.Value(TiffTag.PhotometricInterpretation, -1);
        if (photometric is not (0 or 1 or 2))
        {
            string name = photometric switch
            {
                -1 => "missing",
                3 => "palette",
                4 => "transparency mask",
                5 => "CMYK",
                6 => "YCbCr",
                8 or 9 or 10 => "CIE Lab",
                _ => "unknown",
            };
            throw Refuse(
                TiffTag.PhotometricInterpretation,
                $"TIFF photometric interpretation {photometric} ({name}) is not supported, only grey and RGB; save it as one of them");
        }

        if (_directory.Value(TiffTag.SampleFormat, 1) != 1)
            throw Refuse(TiffTag.SampleFormat, "signed or floating-point samples are not supported, only unsigned whole numbers");
    }

    private void CheckStrips()
    {
        int planes = IsPlanar ? Samples : 1;
        if (RowBytes * Height > _file.Length / planes)
            throw _file.Error(_file.Length, $"the file is truncated: {Width} x {Height} pixels need {RowBytes * Height * planes} bytes");
        if (_directory.CountOf(TiffTag.StripOffsets) < _stripsPerPlane * planes)
        {
            throw Refuse(
                TiffTag.StripOffsets,
                $"there are {_directory.CountOf(TiffTag.StripOffsets)} strip offsets, expected {_stripsPerPlane * planes}");
        }
    }

    private ImageFormatException Refuse(int tag, string reason) => _file.Error(_directory.OffsetOf(tag), reason);
}
