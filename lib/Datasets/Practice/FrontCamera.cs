using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Sees a face from the front or nearly so: points move by their depth on one ellipsoid, and nothing hides another.</summary>
internal sealed class FrontCamera : FaceCamera
{
    private readonly float _sineYaw, _cosineYaw, _sinePitch, _cosinePitch, _sineRoll, _cosineRoll;
    private readonly Vector2 _middle;

    /// <summary>
    /// Places a head so that its outline at rest has the view's position and size: a dropped jaw moves the chin, not the eyes, and the
    /// class is not told by where the face is or how large.
    /// </summary>
    /// <param name="view">Pose, position, zoom.</param>
    /// <param name="frame">The picture's size.</param>
    /// <param name="head">Control points of the head's outline at rest, in face units.</param>
    public FrontCamera(PracticeView view, Frame frame, Vector2[] head)
    {
        (_sineYaw, _cosineYaw) = MathF.SinCos(view.Yaw);
        (_sinePitch, _cosinePitch) = MathF.SinCos(view.Pitch);
        (_sineRoll, _cosineRoll) = MathF.SinCos(view.Roll);
        (float area, Vector2 centroid) = Moments(Outline.Closed(head));
        Scale = ScaleFor(view, frame, area);
        Vector2 target = new(frame.Width * view.CenterX, frame.Height * view.CenterY);
        _middle = Vector2.Zero;
        _middle = target - Project(centroid, 0);
    }

    /// <inheritdoc/>
    public override Vector2 Project(Vector2 point, float surface = 1, float lift = 0)
    {
        float x = point.X / 1.15f, y = (point.Y - 0.05f) / 1.45f;
        float depth = surface * 0.8f * MathF.Sqrt(Math.Max(0, 1 - x * x - y * y)) + lift;
        var turned = new Vector2(point.X * _cosineYaw + depth * _sineYaw, point.Y * _cosinePitch + depth * _sinePitch);
        return _middle + Scale * new Vector2(
            turned.X * _cosineRoll - turned.Y * _sineRoll, turned.X * _sineRoll + turned.Y * _cosineRoll);
    }
}
