namespace FerLib.Imaging.Tiff;

/// <summary>The strips or tiles of a TIFF picture: where they lie in the picture and in the file.</summary>
internal sealed class TiffChunks
{
    // A tile may be larger than a small picture; beyond that, tiles may cover this many times the picture's pixels.
    private const long MostTilePixels = 16L << 20;
    private const int MostCover = 4;

    private readonly EncodedFile _file;
    private readonly TiffDirectory _directory;
    private readonly TiffPixelFormat _format;
    private readonly bool _isTiled;
    private readonly int _height;
    private readonly int _across;
    private readonly int _down;
    private readonly int _planes;
    private readonly int _offsets;
    private readonly int _byteCounts;
    private readonly bool _hasByteCounts;

    /// <summary>Reads the fields.</summary>
    /// <exception cref="ImageFormatException">A field is missing or has no meaning, or the file cannot hold the picture.</exception>
    public TiffChunks(EncodedFile file, TiffDirectory directory, TiffPixelFormat format)
    {
        _file = file;
        _directory = directory;
        _format = format;
        Predictor = ReadPredictor();
        IsReversed = directory.Value(TiffTag.FillOrder, 1) == 2;
        _isTiled = directory.CountOf(TiffTag.TileWidth) > 0;
        (Width, _height) = _isTiled ? ReadTileSize() : (format.Width, ReadRowsPerStrip());
        _across = (int)((format.Width + (long)Width - 1) / Width);
        _down = (int)((format.Height + (long)_height - 1) / _height);
        _planes = format.IsPlanar ? format.Samples : 1;
        RowBytes = ((long)Width * SamplesInRow * format.Bits + 7) / 8;
        bool hasTileOffsets = _isTiled && directory.CountOf(TiffTag.TileOffsets) > 0; // some writers keep the strips' fields for tiles
        int offsetsTag = hasTileOffsets ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        int countsTag = hasTileOffsets ? TiffTag.TileByteCounts : TiffTag.StripByteCounts;
        _offsets = directory.OffsetOf(offsetsTag);
        _byteCounts = directory.OffsetOf(countsTag);
        _hasByteCounts = directory.CountOf(countsTag) > 0;
        CheckCounts(offsetsTag, countsTag);
        CheckBytes();
    }


    /// <summary>1 none, 2 horizontal differencing.</summary>
    public int Predictor { get; }

    /// <summary>Whether the lowest bit of each byte comes first (FillOrder 2).</summary>
    public bool IsReversed { get; }

    /// <summary>Columns of a chunk; the last tile may reach beyond the picture.</summary>
    public int Width { get; }

    /// <summary>Bytes of a chunk's row when expanded.</summary>
    public long RowBytes { get; }

    /// <summary>Samples from a pixel to the next.</summary>
    public int SamplesInRow => _format.IsPlanar ? 1 : _format.Samples;

    /// <summary>All chunks, plane by plane, left to right and top to bottom.</summary>
    public IEnumerable<TiffChunk> All()
    {
        long index = 0;
        for (int plane = 0; plane < _planes; plane++)
        {
            for (int row = 0; row < _down; row++)
            {
                for (int column = 0; column < _across; column++)
                    yield return At(index++, column, row, plane);
            }
        }
    }

    private int ReadPredictor()
    {
        long predictor = TiffCompression.HasPredictor(_format.Compression) ? _directory.Value(TiffTag.Predictor, 1) : 1;
        if (predictor is not (1 or 2))
            throw Refuse(TiffTag.Predictor, $"TIFF predictor {predictor} is not supported, only 1 and 2; save it without one, or as PNG");
        if (predictor == 2 && _format.Bits < 8)
            throw Refuse(TiffTag.Predictor, $"predictor 2 is for samples of 8 and 16 bits, these have {_format.Bits}");
        return (int)predictor;
    }

    private (int Width, int Height) ReadTileSize()
    {
        long width = _directory.Value(TiffTag.TileWidth, 0);
        long height = _directory.Value(TiffTag.TileLength, 0);
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            throw Refuse(TiffTag.TileWidth, $"a tile is {width} x {height} pixels, expected 1 to {int.MaxValue} each way");
        long coveredWidth = (_format.Width + width - 1) / width * width;
        long coveredHeight = (_format.Height + height - 1) / height * height;
        if (coveredWidth > Math.Max(MostTilePixels, MostCover * (long)_format.Width * _format.Height) / coveredHeight)
        {
            throw Refuse(
                TiffTag.TileWidth,
                $"tiles of {width} x {height} pixels are too large for a picture of {_format.Width} x {_format.Height}");
        }

        return ((int)width, (int)height);
    }

    private int ReadRowsPerStrip()
    {
        long rows = Math.Min(_directory.Value(TiffTag.RowsPerStrip, _format.Height), _format.Height);
        return rows > 0 ? (int)rows : throw Refuse(TiffTag.RowsPerStrip, "a strip has 0 rows");
    }

    private TiffChunk At(long index, int column, int row, int plane)
    {
        int y = row * _height;
        int rows = Math.Min(_height, _format.Height - y);
        long offset = _directory.ValueAt(_offsets, index);
        long left = _file.Length - offset;
        long bytes = _format.Compression == TiffCompression.None ? rows * RowBytes
            : _hasByteCounts ? Math.Min(left, _directory.ValueAt(_byteCounts, index)) : left;
        if (bytes > left || left <= 0)
            throw _file.Error(_file.Length, $"the file is truncated: row {y} is at byte {offset} and has {bytes} bytes");
        return new TiffChunk(column * Width, y, rows, plane, (int)offset, (int)bytes);
    }

    private void CheckCounts(int offsetsTag, int countsTag)
    {
        string kind = _isTiled ? "tile" : "strip";
        long chunks = (long)_across * _down * _planes;
        if (_directory.CountOf(offsetsTag) < chunks)
            throw Refuse(offsetsTag, $"there are {_directory.CountOf(offsetsTag)} {kind} offsets, expected {chunks}");
        if (_format.Compression == TiffCompression.None)
            return; // their sizes are known: what the file says of them is not read
        if (_directory.CountOf(countsTag) < (_hasByteCounts ? chunks : 0) || (!_hasByteCounts && chunks > 1))
            throw Refuse(countsTag, $"there are {_directory.CountOf(countsTag)} {kind} byte counts, expected {chunks}");
    }

    /// <summary>Holds the picture's bytes to those of the file, before anything is allocated.</summary>
    private void CheckBytes()
    {
        long need = RowBytes * _format.Height * _across * _planes;
        long expansion = TiffCompression.MostExpansion(_format.Compression);
        if (RowBytes > Array.MaxLength || need / expansion > _file.Length)
        {
            throw _file.Error(
                _file.Length, $"the file is truncated: {_format.Width} x {_format.Height} pixels need {need / expansion} bytes");
        }

        long bytes = 0;
        foreach (TiffChunk chunk in All())
            bytes += chunk.Bytes;
        // Strips that share their bytes could have a small file stand for any amount of work.
        if (bytes > _file.Length)
            throw Refuse(TiffTag.StripOffsets, $"strips or tiles overlap: together they have {bytes} bytes, the file has {_file.Length}");
        if (need / expansion > bytes)
        {
            throw _file.Error(
                _offsets, $"{_format.Width} x {_format.Height} pixels need {need} bytes, {bytes} compressed bytes cannot hold them");
        }
    }

    private ImageFormatException Refuse(int tag, string reason) => _file.Error(_directory.OffsetOf(tag), reason);
}
