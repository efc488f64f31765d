using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Takes points of the face (face units) to the picture (pixels): a turned head, moved by depth, then placed in the frame.</summary>
internal abstract class FaceCamera
{
    // At zoom 1 the outline of a head that is seen from the front covers this part of a square picture.
    private const float HeadArea = 0.50f;

    /// <summary>Pixels per face unit.</summary>
    public float Scale { get; protected init; }

    /// <summary>The pixel of a point of the face.</summary>
    /// <param name="point">The point in face units.</param>
    /// <param name="surface">1: on the face's surface; 0: at the depth of the head's outline.</param>
    /// <param name="lift">How far before that, in face units.</param>
    public abstract Vector2 Project(Vector2 point, float surface = 1, float lift = 0);

    /// <summary>The pixels of an outline.</summary>
    public Vector2[] Project(ReadOnlySpan<Vector2> points, float surface = 1, float lift = 0)
    {
        var pixels = new Vector2[points.Length];
        for (int i = 0; i < points.Length; i++)
            pixels[i] = Project(points[i], surface, lift);
        return pixels;
    }

    /// <summary>Pixels per face unit for a head whose outline has an area, in square face units.</summary>
    protected static float ScaleFor(PracticeView view, Frame frame, float area) => frame.Side * view.Zoom * MathF.Sqrt(HeadArea / area);

    /// <summary>Area and centroid of a polygon.</summary>
    protected static (float Area, Vector2 Centroid) Moments(Vector2[] polygon)
    {
        float area = 0;
        Vector2 sum = default;
        for (int i = 0; i < polygon.Length; i++)
        {
            Vector2 a = polygon[i], b = polygon[(i + 1) % polygon.Length];
            float cross = a.X * b.Y - b.X * a.Y;
            area += cross / 2;
            sum += (a + b) * (cross / 6);
        }

        return (MathF.Abs(area), sum / area);
    }
}
