using System.Numerics;

namespace FerLib.Datasets.Practice.Drawing;

/// <summary>Closed outlines as point lists, from few control points.</summary>
internal static class Outline
{
    private const int PointsPerSpan = 10;

    /// <summary>A smooth closed curve through the points (Catmull-Rom).</summary>
    public static Vector2[] Closed(params ReadOnlySpan<Vector2> through)
    {
        var points = new Vector2[through.Length * PointsPerSpan];
        for (int i = 0; i < through.Length; i++)
        {
            Vector2 a = through[(i + through.Length - 1) % through.Length], b = through[i];
            Vector2 c = through[(i + 1) % through.Length], d = through[(i + 2) % through.Length];
            for (int k = 0; k < PointsPerSpan; k++)
                points[i * PointsPerSpan + k] = CatmullRom(a, b, c, d, (float)k / PointsPerSpan);
        }

        return points;
    }

    /// <summary>A smooth open curve through the points (Catmull-Rom, end points doubled).</summary>
    public static Vector2[] Open(params ReadOnlySpan<Vector2> through)
    {
        int spans = through.Length - 1;
        var points = new Vector2[spans * PointsPerSpan + 1];
        for (int i = 0; i < spans; i++)
        {
            Vector2 a = through[Math.Max(i - 1, 0)], d = through[Math.Min(i + 2, spans)];
            for (int k = 0; k < PointsPerSpan; k++)
                points[i * PointsPerSpan + k] = CatmullRom(a, through[i], through[i + 1], d, (float)k / PointsPerSpan);
        }

        points[^1] = through[^1];
        return points;
    }

    /// <summary>An ellipse, turned by an angle in radians.</summary>
    public static Vector2[] Ellipse(Vector2 center, float radiusX, float radiusY, float angle = 0)
    {
        var points = new Vector2[28];
        (float sine, float cosine) = MathF.SinCos(angle);
        for (int i = 0; i < points.Length; i++)
        {
            (float s, float c) = MathF.SinCos(2 * MathF.PI * i / points.Length);
            (float x, float y) = (radiusX * c, radiusY * s);
            points[i] = center + new Vector2(x * cosine - y * sine, x * sine + y * cosine);
        }

        return points;
    }

    /// <summary>The outline of a pen stroke along a line, with a width at its start, middle and end.</summary>
    public static Vector2[] Stroke(ReadOnlySpan<Vector2> line, float start, float middle, float end)
    {
        var points = new Vector2[line.Length * 2];
        for (int i = 0; i < line.Length; i++)
        {
            float t = (float)i / (line.Length - 1);
            // The parabola through the three widths.
            float width = start * (1 - t) * (1 - 2 * t) + middle * 4 * t * (1 - t) + end * t * (2 * t - 1);
            Vector2 along = line[Math.Min(i + 1, line.Length - 1)] - line[Math.Max(i - 1, 0)];
            Vector2 across = along == Vector2.Zero ? Vector2.Zero : Vector2.Normalize(new Vector2(-along.Y, along.X));
            Vector2 half = across * Math.Max(width, 0) / 2;
            points[i] = line[i] + half;
            points[^(i + 1)] = line[i] - half;
        }

        return points;
    }

    private static Vector2 CatmullRom(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));
}
