using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Tests.Datasets;

/// <summary>Grey pictures like clouds: the spectrum of photographs, and no two alike.</summary>
internal static class Clouds
{
    /// <summary>Draws the picture of a number: grids of 2 x 2, 4 x 4 ... random levels, the finer the weaker, one over the other.</summary>
    public static Image Draw(ulong number, int side)
    {
        var random = new CounterRandom(number, 0x436C6F7564);
        double[] levels = new double[side * side];
        for (int grid = 2; grid <= side / 2; grid *= 2)
        {
            var coarse = new Image(grid, grid, 1);
            for (int i = 0; i < coarse.Pixels.Length; i++)
                coarse.Pixels[i] = (byte)random.NextInt32(256);
            byte[] fine = Resizer.Resize(coarse, side, side).Pixels;
            for (int i = 0; i < levels.Length; i++)
                levels[i] += (fine[i] - 127.5) / Math.Sqrt(grid);
        }

        return new Image(side, side, 1, [.. levels.Select(level => (byte)Math.Clamp(128 + 0.6 * level, 0, 255))]);
    }

    /// <summary>Every level times a gain and plus an offset, clipped.</summary>
    public static Image Brightened(Image image, double gain, double offset) => new(image.Width, image.Height, image.Channels,
        [.. image.Pixels.Select(level => (byte)Math.Clamp(Math.Round(gain * level + offset), 0, 255))]);

    /// <summary>A copy that a data set might hold: rescaled, encoded as JPEG, or with another brightness, as a random number says.</summary>
    /// <returns>The file's bytes.</returns>
    public static byte[] Copy(Image image, int kind, CounterRandom random)
    {
        switch (kind)
        {
            case 0:
                double scale = random.NextInt32(2) == 0 ? 0.5 : 0.78;
                return PngEncoder.Encode(Resizer.Resize(image, (int)(scale * image.Width), (int)(scale * image.Height)));
            case 1:
                return JpegEncoder.Encode(image, new JpegEncoderOptions { Quality = 60 + random.NextInt32(31) });
            case 2:
                return PngEncoder.Encode(Brightened(image, random.NextDouble(0.8, 1.25), 0));
            default:
                return PngEncoder.Encode(Brightened(image, 1, random.NextDouble(-20, 20)));
        }
    }
}
