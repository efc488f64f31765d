using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>How much of each pixel a shape covers (0..1), over a rectangle that may reach beyond the picture.</summary>
internal sealed partial class Mask
{
    // Shapes are kept so far outside the picture that a blurred one does not fade at the picture's edge.
    private const int LeastMargin = 40;
    private const float MarginPart = 0.15f;

    private Mask(int left, int top, int width, int height, float[] values)
    {
        Left = left;
        Top = top;
        Width = width;
        Height = height;
        Values = values;
    }

    /// <summary>The first column in the picture's pixels.</summary>
    public int Left { get; }

    /// <summary>The first row in the picture's pixels.</summary>
    public int Top { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Coverage, row-major.</summary>
    public float[] Values { get; }

    /// <summary>A value for each pixel of a picture, (y, x) row-major; not copied.</summary>
    public static Mask Of(Frame frame, float[] values) => new(0, 0, frame.Width, frame.Height, values);

    /// <summary>Covers a closed polygon with exact area coverage, as font rasterizers do it: signed areas per edge, then a running sum.</summary>
    public static Mask Fill(ReadOnlySpan<Vector2> polygon, Frame frame) => FillAll([polygon.ToArray()], frame);

    /// <summary>Covers what lies in any of several closed polygons: a hundred strokes cost little more than one.</summary>
    public static Mask FillAll(ReadOnlySpan<Vector2[]> polygons, Frame frame)
    {
        Vector2 low = new(float.MaxValue), high = new(float.MinValue);
        foreach (Vector2[] polygon in polygons)
        {
            foreach (Vector2 point in polygon)
            {
                low = Vector2.Min(low, point);
                high = Vector2.Max(high, point);
            }
        }

        int margin = Math.Max(LeastMargin, (int)(MarginPart * frame.Side));
        int left = Math.Clamp((int)MathF.Floor(low.X), -margin, frame.Width + margin);
        int top = Math.Clamp((int)MathF.Floor(low.Y), -margin, frame.Height + margin);
        int width = Math.Clamp((int)MathF.Ceiling(high.X) + 1, -margin, frame.Width + margin) - left;
        int height = Math.Clamp((int)MathF.Ceiling(high.Y) + 1, -margin, frame.Height + margin) - top;
        if (width <= 0 || height <= 0)
            return new Mask(left, top, 0, 0, []);

        // Two columns more than the mask: an edge at the right border writes one past it.
        int stride = width + 2;
        var areas = new float[stride * height];
        var origin = new Vector2(left, top);
        foreach (Vector2[] polygon in polygons)
        {
            // Turned the same way round, overlapping polygons add up instead of cancelling out.
            float turn = polygons.Length > 1 && IsReversed(polygon) ? -1 : 1;
            for (int i = 0; i < polygon.Length; i++)
                AddEdge(areas, stride, width, height, polygon[i] - origin, polygon[(i + 1) % polygon.Length] - origin, turn);
        }

        var values = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            float sum = 0;
            for (int x = 0; x < width; x++)
            {
                sum += areas[y * stride + x];
                values[y * width + x] = Math.Min(MathF.Abs(sum), 1);
            }
        }

        return new Mask(left, top, width, height, values);
    }

    /// <summary>The part of this mask that lies inside another.</summary>
    public Mask Inside(Mask other)
    {
        int left = Math.Max(Left, other.Left), top = Math.Max(Top, other.Top);
        int width = Math.Min(Left + Width, other.Left + other.Width) - left;
        int height = Math.Min(Top + Height, other.Top + other.Height) - top;
        if (width <= 0 || height <= 0)
            return new Mask(left, top, 0, 0, []);
        var values = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> a = Values.AsSpan((y + top - Top) * Width + left - Left, width);
            ReadOnlySpan<float> b = other.Values.AsSpan((y + top - other.Top) * other.Width + left - other.Left, width);
            Span<float> row = values.AsSpan(y * width, width);
            int x = 0;
            for (; x <= width - Vector<float>.Count; x += Vector<float>.Count)
                (new Vector<float>(a[x..]) * new Vector<float>(b[x..])).CopyTo(row[x..]);
            for (; x < width; x++)
                row[x] = a[x] * b[x];
        }

        return new Mask(left, top, width, height, values);
    }

    private static bool IsReversed(Vector2[] polygon)
    {
        float area = 0;
        for (int i = 0; i < polygon.Length; i++)
        {
            Vector2 a = polygon[i], b = polygon[(i + 1) % polygon.Length];
            area += a.X * b.Y - b.X * a.Y;
        }

        return area < 0;
    }

    private static void AddEdge(float[] areas, int stride, int width, int height, Vector2 from, Vector2 to, float direction)
    {
        if (from.Y == to.Y)
            return;
        if (from.Y > to.Y)
        {
            (from, to) = (to, from);
            direction = -direction;
        }

        float slope = (to.X - from.X) / (to.Y - from.Y);
        int first = Math.Max(0, (int)MathF.Floor(from.Y));
        int last = Math.Min(height, (int)MathF.Ceiling(to.Y));
        for (int y = first; y < last; y++)
        {
            float above = Math.Max(y, from.Y), below = Math.Min(y + 1, to.Y);
            float area = (below - above) * direction;
            float x0 = Math.Clamp(from.X + (above - from.Y) * slope, 0, width);
            float x1 = Math.Clamp(from.X + (below - from.Y) * slope, 0, width);
            AddRow(areas.AsSpan(y * stride, stride), area, Math.Min(x0, x1), Math.Max(x0, x1));
        }
    }

    /// <summary>One edge within one row, between the columns x0 and x1: the area to its right, spread over the pixels it crosses.</summary>
    private static void AddRow(Span<float> row, float area, float x0, float x1)
    {
        int i0 = (int)x0, i1 = (int)MathF.Ceiling(x1);
        if (i1 <= i0 + 1)
        {
            float middle = 0.5f * (x0 + x1) - i0;
            row[i0] += area - area * middle;
            row[i0 + 1] += area * middle;
            return;
        }

        // The edge passes column x at the fraction (x - x0) / (x1 - x0) of its height; a pixel's area is the integral of that.
        float before = 0, integral = 0;
        for (int i = i0; i <= i1; i++)
        {
            float t = i + 1 - x0, length = x1 - x0;
            float next = t <= length ? t * t / (2 * length) : t - length / 2;
            float covered = area * (next - integral);
            row[i] += covered - before;
            (before, integral) = (covered, next);
        }
    }
}
