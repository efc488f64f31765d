namespace FerLib.Imaging.Png;

/// <summary>The few colors of a picture, and which of them each pixel has.</summary>
/// <param name="Colors">Up to 256 colors, three bytes each.</param>
/// <param name="Indices">One number a pixel, row-major.</param>
internal sealed record PngIndexedPixels(byte[] Colors, byte[] Indices)
{
    /// <summary>The most colors that a PNG palette holds.</summary>
    public const int MostColors = 256;

    /// <summary>The color table of a picture in red, green and blue, or null if it has more than 256 colors.</summary>
    /// <remarks>
    /// Colors are ordered by red less blue. Along a scale from a warm to a cold color, neighbours then have neighbouring numbers, and
    /// the row filters of PNG work on the numbers almost as well as on grey.
    /// </remarks>
    public static PngIndexedPixels? Of(Image image)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        var numbers = new Dictionary<int, byte>();
        for (int p = 0; p < pixels.Length; p += 3)
        {
            if (numbers.TryAdd(Key(pixels[p..]), 0) && numbers.Count > MostColors)
                return null;
        }

        int[] ordered = [.. numbers.Keys.OrderBy(key => (key >> 16) - (key & 255)).ThenBy(key => key)];
        byte[] colors = new byte[3 * ordered.Length];
        for (int i = 0; i < ordered.Length; i++)
        {
            numbers[ordered[i]] = (byte)i;
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) =
                ((byte)(ordered[i] >> 16), (byte)(ordered[i] >> 8), (byte)ordered[i]);
        }

        byte[] indices = new byte[pixels.Length / 3];
        for (int i = 0; i < indices.Length; i++)
            indices[i] = numbers[Key(pixels[(3 * i)..])];
        return new PngIndexedPixels(colors, indices);
    }

    private static int Key(ReadOnlySpan<byte> color) => (color[0] << 16) | (color[1] << 8) | color[2];
}
