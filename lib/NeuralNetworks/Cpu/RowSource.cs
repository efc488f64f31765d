namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Maps that are read row by row, whether they lie in memory or are worked out on the way: a normalization's output, a gradient.</summary>
/// <remarks>
/// What costs a few additions a number is cheaper to compute again than to write to memory and to read back, and takes no room. Reading
/// is safe from several threads at once.
/// </remarks>
internal abstract unsafe class RowSource(InputShape shape)
{
    /// <summary>Shape of one map (C, H, W).</summary>
    public InputShape Shape { get; } = shape;

    /// <summary>Writes pixels of one row.</summary>
    /// <param name="image">Position in the batch.</param>
    /// <param name="row">0..H-1.</param>
    /// <param name="column">First pixel, 0..W-1.</param>
    /// <param name="count">Pixels, at least 1, all inside the map.</param>
    /// <param name="destination">Receives channel 0 of the first pixel.</param>
    /// <param name="pixelStride">Floats between two pixels there, at least C; what lies between is left as it is.</param>
    public abstract void Read(int image, int row, int column, int count, float* destination, int pixelStride);

    /// <summary>Where neighboring rows lie one behind the other: in memory if they do there, or in the room given, into which they are read.</summary>
    /// <param name="line">First row, counted through the batch.</param>
    /// <param name="count">Rows.</param>
    /// <param name="room">Room for them.</param>
    public virtual float* Lines(int line, int count, float* room)
    {
        int length = Shape.Width * Shape.Channels;
        for (int i = 0; i < count; i++, line++)
            Read(line / Shape.Height, line % Shape.Height, 0, Shape.Width, room + i * length, Shape.Channels);
        return room;
    }

    /// <summary>Writes a rectangle that may reach over the borders, with zeros there and between the pixels.</summary>
    public void ReadWindow(int image, int top, int left, int rows, int columns, float* destination, int pixelStride)
    {
        int rowLength = columns * pixelStride;
        if (pixelStride > Shape.Channels)
            new Span<float>(destination, rows * rowLength).Clear();
        int first = Math.Clamp(left, 0, Shape.Width), end = Math.Clamp(left + columns, first, Shape.Width);
        for (int row = top; row < top + rows; row++, destination += rowLength)
        {
            if (row < 0 || row >= Shape.Height || first == end)
            {
                new Span<float>(destination, rowLength).Clear();
                continue;
            }

            new Span<float>(destination, (first - left) * pixelStride).Clear();
            Read(image, row, first, end - first, destination + (first - left) * pixelStride, pixelStride);
            new Span<float>(destination + (end - left) * pixelStride, (left + columns - end) * pixelStride).Clear();
        }
    }

    /// <summary>Writes a whole row, counted through the batch, into the inside of a map in memory.</summary>
    public void CopyLine(int line, FeatureMap destination)
    {
        int image = line / Shape.Height, row = line % Shape.Height;
        Read(image, row, 0, Shape.Width, destination.Data + destination.Offset(image, row, 0), Shape.Channels);
    }

    /// <summary>Writes the first <paramref name="count"/> maps into the inside of a map in memory.</summary>
    public void CopyTo(FeatureMap destination, int count)
    {
        for (int line = 0; line < count * Shape.Height; line++)
            CopyLine(line, destination);
    }
}
