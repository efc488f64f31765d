using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>A height field (in pixels towards the viewer) that gives a flat painting its light and shade.</summary>
internal sealed class Relief(Frame frame)
{
    private readonly float[] _height = new float[frame.Width * frame.Height];

    /// <summary>Raises (or lowers) the surface where the mask covers it.</summary>
    public void Add(Mask mask, float height)
    {
        int left = Math.Max(mask.Left, 0), right = Math.Min(mask.Left + mask.Width, frame.Width);
        if (right <= left)
            return;
        for (int y = Math.Max(mask.Top, 0); y < Math.Min(mask.Top + mask.Height, frame.Height); y++)
        {
            ReadOnlySpan<float> cover = mask.Values.AsSpan((y - mask.Top) * mask.Width + left - mask.Left, right - left);
            Span<float> row = _height.AsSpan(y * frame.Width + left, right - left);
            int x = 0;
            for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
                (new Vector<float>(row[x..]) + new Vector<float>(cover[x..]) * height).CopyTo(row[x..]);
            for (; x < row.Length; x++)
                row[x] += cover[x] * height;
        }
    }

    /// <summary>Lets light fall on the picture where the mask covers it (Lambert, wrapped around, with a soft highlight).</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="mask">Where.</param>
    /// <param name="light">The direction towards the light, of length 1; z towards the viewer.</param>
    /// <param name="strength">0 leaves the picture flat, 1 is a single lamp.</param>
    /// <param name="gloss">How bright the highlight is.</param>
    /// <param name="shadow">The tint of the shadows: 1 is neutral, more keeps that channel brighter.</param>
    public void Light(Canvas canvas, Mask mask, Vector3 light, float strength, float gloss, Rgb shadow)
    {
        Vector3 half = Vector3.Normalize(light + Vector3.UnitZ);
        float facing = Wrapped(light.Z);
        for (int y = Math.Max(mask.Top, 0); y < Math.Min(mask.Top + mask.Height, frame.Height); y++)
        {
            int row = y * frame.Width, above = Math.Max(y - 1, 0) * frame.Width, below = Math.Min(y + 1, frame.Height - 1) * frame.Width;
            for (int x = Math.Max(mask.Left, 0); x < Math.Min(mask.Left + mask.Width, frame.Width); x++)
            {
                float cover = mask.Values[(y - mask.Top) * mask.Width + x - mask.Left];
                if (cover <= 0)
                    continue;
                float dx = (_height[row + Math.Min(x + 1, frame.Width - 1)] - _height[row + Math.Max(x - 1, 0)]) / 2;
                float dy = (_height[below + x] - _height[above + x]) / 2;
                float scale = 1 / MathF.Sqrt(1 + dx * dx + dy * dy);
                var normal = new Vector3(-dx * scale, -dy * scale, scale);
                // Relative to a surface that faces the viewer, so that the picture keeps its brightness.
                float shade = (Wrapped(Vector3.Dot(normal, light)) / facing - 1) * strength * cover;
                float glint = Math.Max(Vector3.Dot(normal, half), 0);
                glint *= glint;
                glint *= glint;
                glint *= glint;
                glint *= glint;
                glint *= gloss * cover;
                int i = (row + x) * 3;
                canvas.Pixels[i] = Lit(canvas.Pixels[i], shade, shadow.Red, glint);
                canvas.Pixels[i + 1] = Lit(canvas.Pixels[i + 1], shade, shadow.Green, glint);
                canvas.Pixels[i + 2] = Lit(canvas.Pixels[i + 2], shade, shadow.Blue, glint);
            }
        }
    }

    private static float Lit(float value, float shade, float tint, float glint) =>
        value * Math.Max(0.1f, 1 + (shade < 0 ? shade / tint : shade)) + glint;

    // Light wraps a little around a soft surface such as skin, which has no hard line between light and shade.
    private static float Wrapped(float cosine) => Math.Max(0, (cosine + 0.35f) / 1.35f);
}
