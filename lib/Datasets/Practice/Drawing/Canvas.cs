using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>A picture under construction: red, green and blue as floats (0..1, may leave that range until the end).</summary>
internal sealed class Canvas(Frame frame)
{
    /// <summary>Columns and rows.</summary>
    public Frame Frame { get; } = frame;

    /// <summary>The samples, (y, x, channel) row-major.</summary>
    public float[] Pixels { get; } = new float[frame.Width * frame.Height * 3];

    /// <summary>Lays a color over the picture where the mask covers it.</summary>
    public void Paint(Mask mask, Rgb color, float opacity = 1) => Paint(mask, color, color, default, Vector2.UnitY, opacity);

    /// <summary>Lays a color ramp over the picture where the mask covers it.</summary>
    public void Paint(Mask mask, Rgb from, Rgb to, Vector2 start, Vector2 end, float opacity = 1)
    {
        Vector2 along = (end - start) / Vector2.DistanceSquared(end, start);
        bool flat = from == to;
        int left = Math.Max(mask.Left, 0), right = Math.Min(mask.Left + mask.Width, Frame.Width);
        for (int y = Math.Max(mask.Top, 0); y < Math.Min(mask.Top + mask.Height, Frame.Height); y++)
        {
            for (int x = left; x < right; x++)
            {
                float cover = mask.Values[(y - mask.Top) * mask.Width + x - mask.Left] * opacity;
                if (cover <= 0)
                    continue;
                Rgb color = flat ? from : from.Mix(to, Math.Clamp(Vector2.Dot(new Vector2(x, y) - start, along), 0, 1));
                int i = (y * Frame.Width + x) * 3;
                Pixels[i] += (color.Red - Pixels[i]) * cover;
                Pixels[i + 1] += (color.Green - Pixels[i + 1]) * cover;
                Pixels[i + 2] += (color.Blue - Pixels[i + 2]) * cover;
            }
        }
    }

    /// <summary>Multiplies the picture by a color where the mask covers it: shadows and blush.</summary>
    public void Multiply(Mask mask, Rgb color, float opacity = 1)
    {
        int left = Math.Max(mask.Left, 0), right = Math.Min(mask.Left + mask.Width, Frame.Width);
        for (int y = Math.Max(mask.Top, 0); y < Math.Min(mask.Top + mask.Height, Frame.Height); y++)
        {
            for (int x = left; x < right; x++)
            {
                float cover = mask.Values[(y - mask.Top) * mask.Width + x - mask.Left] * opacity;
                if (cover <= 0)
                    continue;
                int i = (y * Frame.Width + x) * 3;
                Pixels[i] *= 1 + (color.Red - 1) * cover;
                Pixels[i + 1] *= 1 + (color.Green - 1) * cover;
                Pixels[i + 2] *= 1 + (color.Blue - 1) * cover;
            }
        }
    }
}
