namespace FerLib.Imaging.Jpeg;

/// <summary>A component's samples on their way into a file, as whole blocks.</summary>
internal sealed class JpegPlane
{
    private JpegPlane(int width, int height)
    {
        BlocksAcross = (width + 7) / 8;
        BlocksDown = (height + 7) / 8;
        Samples = new byte[64L * BlocksAcross * BlocksDown];
    }

    /// <summary>Blocks side by side.</summary>
    public int BlocksAcross { get; }

    /// <summary>Blocks one above the other.</summary>
    public int BlocksDown { get; }

    /// <summary>The samples, 0..255, rows of <see cref="Stride"/> bytes.</summary>
    public byte[] Samples { get; }

    /// <summary>Bytes from a row to the next.</summary>
    public int Stride => 8 * BlocksAcross;

    /// <summary>Takes a picture apart: grey, or Y, Cb, Cr.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="across">Pixels side by side that share a chroma sample: 1 or 2.</param>
    /// <param name="down">Pixels one above the other that share a chroma sample: 1 or 2.</param>
    public static JpegPlane[] Split(Image image, int across, int down)
    {
        int width = image.Width;
        int height = image.Height;
        var luma = new JpegPlane(width, height);
        if (image.IsGrey)
        {
            for (int y = 0; y < height; y++)
            {
                image.Pixels.AsSpan(y * width, width).CopyTo(luma.Row(y));
                luma.Row(y)[width..].Fill(luma.Row(y)[width - 1]);
            }

            luma.RepeatRow(height - 1);
            return [luma];
        }

        var blue = new JpegPlane((width + across - 1) / across, (height + down - 1) / down);
        var red = new JpegPlane((width + across - 1) / across, (height + down - 1) / down);
        // As many rows of chroma as share a sample; the last pixel repeated as far as samples of whole blocks reach.
        byte[][] blueRows = [new byte[across * blue.Stride], new byte[across * blue.Stride]];
        byte[][] redRows = [new byte[across * blue.Stride], new byte[across * blue.Stride]];
        for (int y = 0; y < height; y += down)
        {
            for (int i = 0; i < down; i++)
            {
                int from = Math.Min(y + i, height - 1);
                Span<byte> row = luma.Row(from);
                JpegColor.SplitRow(image.Pixels.AsSpan(3 * from * width, 3 * width), row, blueRows[i], redRows[i]);
                row[width..].Fill(row[width - 1]);
                blueRows[i].AsSpan(width).Fill(blueRows[i][width - 1]);
                redRows[i].AsSpan(width).Fill(redRows[i][width - 1]);
            }

            Downsample(blueRows[0], blueRows[1], across, down, blue.Row(y / down));
            Downsample(redRows[0], redRows[1], across, down, red.Row(y / down));
        }

        luma.RepeatRow(height - 1);
        blue.RepeatRow((height - 1) / down);
        red.RepeatRow((height - 1) / down);
        return [luma, blue, red];
    }

    /// <summary>Means of 1, 2 or 4 samples; halves are rounded down and up in turn, so that no bias is left.</summary>
    /// <remarks>Source: libjpeg's jcsample.c.</remarks>
    private static void Downsample(ReadOnlySpan<byte> top, ReadOnlySpan<byte> bottom, int across, int down, Span<byte> target)
    {
        if (across == 1)
        {
            top.CopyTo(target);
            return;
        }

        for (int x = 0; x < target.Length; x++)
        {
            int sum = top[2 * x] + top[2 * x + 1];
            target[x] = down == 1
                ? (byte)((sum + (x & 1)) >> 1)
                : (byte)((sum + bottom[2 * x] + bottom[2 * x + 1] + 1 + (x & 1)) >> 2);
        }
    }

    private Span<byte> Row(int y) => Samples.AsSpan(y * Stride, Stride);

    private void RepeatRow(int last)
    {
        for (int y = last + 1; y < 8 * BlocksDown; y++)
            Row(last).CopyTo(Row(y));
    }
}
