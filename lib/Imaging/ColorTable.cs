namespace FerLib.Imaging;

/// <summary>The palette of a format that has no grey pictures of its own: a table of greys makes the picture grey.</summary>
internal sealed class ColorTable
{
    private readonly byte[] _colors;

    /// <summary>Creates a table.</summary>
    /// <param name="colors">Red, green, blue of each index; kept.</param>
    public ColorTable(byte[] colors)
    {
        _colors = colors;
        Channels = 1;
        for (int i = 0; i < colors.Length; i += 3)
        {
            if (colors[i] != colors[i + 1] || colors[i] != colors[i + 2])
                Channels = 3;
        }
    }

    /// <summary>How many colors there are.</summary>
    public int Count => _colors.Length / 3;

    /// <summary>Channels of a picture with these colors: 1 when every one is a grey, else 3.</summary>
    public int Channels { get; }

    /// <summary>Writes an index's color; <see cref="Channels"/> bytes.</summary>
    public void Write(int index, Span<byte> pixel)
    {
        if (Channels == 1)
            pixel[0] = _colors[3 * index];
        else
            _colors.AsSpan(3 * index, 3).CopyTo(pixel);
    }
}
