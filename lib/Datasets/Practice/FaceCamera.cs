using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Takes points of the face (face units) to the picture (pixels): a turned head, moved by depth, then placed in the frame.</summary>
internal sealed class FaceCamera
{
    // At zoom 1 the head's outline covers this part of the picture.
    private const float HeadArea = 0.50f;
    private readonly float _sineYaw, _cosineYaw, _sinePitch, _cosinePitch, _sineRoll, _cosineRoll;
    private readonly Vector2 _middle;

    /// <summary>
    /// Places a head so that its outline at rest has the view's position and size: a dropped jaw moves the chin, not the eyes, and the
    /// class is not told by where the face is or how large.
    /// </summary>
    /// <param name="view">Pose, position, zoom.</param>
    /// <param name="size">Rows and columns of the picture.</param>
    /// <param name="head">Control points of the head's outline at rest, in face units.</param>
    public FaceCamera(PracticeView view, int size, Vector2[] head)
    {
        (_sineYaw, _cosineYaw) = MathF.SinCos(view.Yaw);
        (_sinePitch, _cosinePitch) = MathF.SinCos(view.Pitch);
        (_sineRoll, _cosineRoll) = MathF.SinCos(view.Roll);
        (float area, Vector2 centroid) = Moments(Outline.Closed(head));
        Scale = size * view.Zoom * MathF.Sqrt(HeadArea / area);
        Vector2 target = new(size * view.CenterX, size * view.CenterY);
        _middle = Vector2.Zero;
        _middle = target - Project(centroid, 0);
    }

    /// <summary>Pixels per face unit.</summary>
    public float Scale { get; }

    /// <summary>The pixel of a point of the face.</summary>
    /// <param name="point">The point in face units.</param>
    /// <param name="surface">1: on the face's surface; 0: at the depth of the head's outline.</param>
    /// <param name="lift">How far before that, in face units.</param>
    public Vector2 Project(Vector2 point, float surface = 1, float lift = 0)
    {
        float x = point.X / 1.15f, y = (point.Y - 0.05f) / 1.45f;
        float depth = surface * 0.8f * MathF.Sqrt(Math.Max(0, 1 - x * x - y * y)) + lift;
        var turned = new Vector2(point.X * _cosineYaw + depth * _sineYaw, point.Y * _cosinePitch + depth * _sinePitch);
        return _middle + Scale * new Vector2(
            turned.X * _cosineRoll - turned.Y * _sineRoll, turned.X * _sineRoll + turned.Y * _cosineRoll);
    }

    /// <summary>The pixels of an outline.</summary>
    public Vector2[] Project(ReadOnlySpan<Vector2> points, float surface = 1, float lift = 0)
    {
        var pixels = new Vector2[points.Length];
        for (int i = 0; i < points.Length; i++)
            pixels[i] = Project(points[i], surface, lift);
        return pixels;
    }

    private static (float Area, Vector2 Centroid) Moments(Vector2[] polygon)
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
