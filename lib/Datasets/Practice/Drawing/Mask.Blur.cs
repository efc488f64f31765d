using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>Soft edges.</summary>
internal sealed partial class Mask
{
    // From this deviation on, in pixels, a mask four times coarser shows the same blur for a sixteenth of the work.
    private const float CoarseFrom = 6;
    private const int Coarse = 4;

    // A blur of less than half a pixel does not show.
    private const float Sharp = 0.5f;

    /// <summary>The mask with soft edges: three box filters, close to a Gaussian of the given deviation in pixels.</summary>
    public Mask Blur(float deviation)
    {
        if (deviation >= CoarseFrom)
            return BlurCoarsely(deviation);
        if (deviation < Sharp || Width == 0)
            return this;
        // Boxes of whole pixels would make an edge jump from hard to soft when the face grows by a percent: the pixels at a box's ends
        // count in part, so that its variance is a third of the wanted one.
        float variance = deviation * deviation / 3;
        int radius = (int)((MathF.Sqrt(12 * variance + 1) - 1) / 2);
        float whole = radius * (radius + 1) * (2 * radius + 1) / 3f;
        float part = Math.Clamp((variance * (2 * radius + 1) - whole) / (2 * ((radius + 1) * (radius + 1) - variance)), 0, 1);
        int grow = 3 * (radius + 1);
        int width = Width + 2 * grow, height = Height + 2 * grow;
        var values = new float[width * height];
        for (int y = 0; y < Height; y++)
            Values.AsSpan(y * Width, Width).CopyTo(values.AsSpan((y + grow) * width + grow));
        var line = new float[Math.Max(width, height)];
        for (int y = grow; y < height - grow; y++)
            SmoothRow(values.AsSpan(y * width, width), line.AsSpan(0, width), radius, part);
        SmoothColumns(values, width, height, radius, part);
        return new Mask(Left - grow, Top - grow, width, height, values);
    }

    private Mask BlurCoarsely(float deviation)
    {
        int width = (Width + Coarse - 1) / Coarse, height = (Height + Coarse - 1) / Coarse;
        var values = new float[width * height];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                values[y / Coarse * width + x / Coarse] += Values[y * Width + x] * (1f / (Coarse * Coarse));
        }

        // Making it coarse and fine again blurs already: the variance of a box of 4 pixels and of the spline's 4 coarse ones.
        const float Already = 5.25f;
        return new Mask(0, 0, width, height, values).Blur(MathF.Sqrt(deviation * deviation - Already) / Coarse).Enlarge(Left, Top);
    }

    /// <summary>
    /// The mask four times finer, by quadratic B-splines: light falls on the slopes of a blurred mask, and those of straight lines
    /// between the coarse pixels would show as facets.
    /// </summary>
    private Mask Enlarge(int left, int top)
    {
        int width = Width * Coarse, height = Height * Coarse;
        var values = new float[width * height];
        var column = new float[Width];
        for (int y = 0; y < height; y++)
        {
            int middle = y / Coarse, above = Math.Max(middle - 1, 0), below = Math.Min(middle + 1, Height - 1);
            (float a, float b, float c) = Spline(y % Coarse);
            for (int x = 0; x < Width; x++)
                column[x] = a * Values[above * Width + x] + b * Values[middle * Width + x] + c * Values[below * Width + x];
            for (int x = 0; x < Width; x++)
            {
                float before = column[Math.Max(x - 1, 0)], here = column[x], after = column[Math.Min(x + 1, Width - 1)];
                for (int fine = 0; fine < Coarse; fine++)
                {
                    (a, b, c) = Spline(fine);
                    values[y * width + x * Coarse + fine] = a * before + b * here + c * after;
                }
            }
        }

        return new Mask(left + Left * Coarse, top + Top * Coarse, width, height, values);
    }

    private static (float Before, float Here, float After) Spline(int fine)
    {
        float t = (fine + 0.5f) / Coarse - 0.5f;
        return (0.5f * (0.5f - t) * (0.5f - t), 0.75f - t * t, 0.5f * (0.5f + t) * (0.5f + t));
    }

    private static void SmoothRow(Span<float> row, Span<float> other, int radius, float part)
    {
        BoxRow(row, other, radius, part);
        BoxRow(other, row, radius, part);
        BoxRow(row, other, radius, part);
        other.CopyTo(row);
    }

    private static void BoxRow(ReadOnlySpan<float> source, Span<float> target, int radius, float part)
    {
        float sum = 0, scale = 1f / (2 * radius + 1 + 2 * part);
        if (radius == 0 && source.Length > 2)
        {
            target[0] = (source[0] + part * source[1]) * scale;
            target[^1] = (source[^1] + part * source[^2]) * scale;
            Mean(source, source[1..], source[2..], target[1..^1], part, scale);
            return;
        }

        for (int i = 0; i < Math.Min(radius, source.Length); i++)
            sum += source[i];
        for (int i = 0; i < source.Length; i++)
        {
            if (i + radius < source.Length)
                sum += source[i + radius];
            float ends = (i - radius > 0 ? source[i - radius - 1] : 0) + (i + radius + 1 < source.Length ? source[i + radius + 1] : 0);
            target[i] = Math.Max(0, sum + part * ends) * scale;
            if (i - radius >= 0)
                sum -= source[i - radius];
        }
    }

    private static void SmoothColumns(float[] values, int width, int height, int radius, float part)
    {
        // Whole rows are added and subtracted at a time: the same sums as column by column, in the order of memory.
        var other = new float[values.Length];
        BoxColumns(values, other, width, height, radius, part);
        BoxColumns(other, values, width, height, radius, part);
        BoxColumns(values, other, width, height, radius, part);
        other.CopyTo(values, 0);
    }

    private static void BoxColumns(float[] source, float[] target, int width, int height, int radius, float part)
    {
        var sum = new float[width];
        var outside = new float[width];
        float scale = 1f / (2 * radius + 1 + 2 * part);
        for (int y = 0; y < Math.Min(radius, height); y++)
            Add(sum, source.AsSpan(y * width, width), 1);
        for (int y = 0; y < height; y++)
        {
            if (y + radius < height)
                Add(sum, source.AsSpan((y + radius) * width, width), 1);
            ReadOnlySpan<float> before = y - radius > 0 ? source.AsSpan((y - radius - 1) * width, width) : outside;
            ReadOnlySpan<float> after = y + radius + 1 < height ? source.AsSpan((y + radius + 1) * width, width) : outside;
            Span<float> row = target.AsSpan(y * width, width);
            Mean(before, sum, after, row, part, scale);
            if (y - radius >= 0)
                Add(sum, source.AsSpan((y - radius) * width, width), -1);
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> row, float sign)
    {
        int x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(sum[x..]) + sign * new Vector<float>(row[x..])).CopyTo(sum[x..]);
        for (; x < row.Length; x++)
            sum[x] += sign * row[x];
    }

    /// <summary>(middle + part * (before + after)) * scale, not below 0.</summary>
    private static void Mean(
        ReadOnlySpan<float> before, ReadOnlySpan<float> middle, ReadOnlySpan<float> after, Span<float> target, float part, float scale)
    {
        int x = 0;
        for (; x <= target.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> ends = new Vector<float>(before[x..]) + new Vector<float>(after[x..]);
            (Vector.Max(Vector<float>.Zero, new Vector<float>(middle[x..]) + part * ends) * scale).CopyTo(target[x..]);
        }

        for (; x < target.Length; x++)
            target[x] = Math.Max(0, middle[x] + part * (before[x] + after[x])) * scale;
    }
}
