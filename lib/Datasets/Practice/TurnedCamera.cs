using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>Sees a head that is turned far, up to a profile: the nose hides the far cheek, the face's edge hides what lies behind it.</summary>
/// <remarks>
/// Along a row of the turned face, going from the near side to the far one, a point is hidden where an earlier one already reached farther;
/// it is moved to that edge. Shapes that cross the edge then end there.
/// </remarks>
internal sealed class TurnedCamera : FaceCamera
{
    private const int Rows = 192, Columns = 161;
    private const float Top = -1.4f, Bottom = 1.75f, Reach = 1.25f;
    private readonly HeadSurface _head;
    private readonly float _side, _sine, _cosine, _sinePitch, _cosinePitch, _sineRoll, _cosineRoll;
    private readonly float[,] _seen = new float[Rows, Columns];
    private readonly Vector2 _middle;

    /// <summary>Places a head so that what is seen of it at rest has its middle at the view's place.</summary>
    /// <param name="view">Pose, position, zoom.</param>
    /// <param name="frame">The picture's size.</param>
    /// <param name="rest">The head at rest.</param>
    /// <param name="head">The head as its muscles moved it.</param>
    /// <param name="outline">Control points of the outline at rest, from the front: a head has the same size from everywhere.</param>
    public TurnedCamera(PracticeView view, Frame frame, HeadSurface rest, HeadSurface head, Vector2[] outline)
    {
        _head = head;
        _side = view.Yaw < 0 ? -1 : 1;
        (_sine, _cosine) = MathF.SinCos(Math.Abs(view.Yaw));
        (_sinePitch, _cosinePitch) = MathF.SinCos(view.Pitch);
        (_sineRoll, _cosineRoll) = MathF.SinCos(view.Roll);
        (float area, Vector2 centroid) = Moments(Outline.Closed(outline));
        Scale = ScaleFor(view, frame, area);
        for (int row = 0; row < Rows; row++)
            FillRow(row);
        float front = Enumerable.Range(-8, 17).Max(i => SeenAt(rest, i / 20f, 0.2f)), back = BackOfSkull();
        _middle = new Vector2(frame.Width * view.CenterX, frame.Height * view.CenterY) - Scale * new Vector2(_side * (front + back) / 2, centroid.Y);
    }

    /// <summary>-1 when the nose points to the picture's left, 1 when to its right.</summary>
    public float Side => _side;

    /// <summary>Half the width that a turned ellipse shows.</summary>
    /// <param name="width">Half its width.</param>
    /// <param name="depth">Half its depth.</param>
    public float Turned(float width, float depth) => MathF.Sqrt(width * width * _cosine * _cosine + depth * depth * _sine * _sine);

    /// <summary>Where a depth in the middle of the head comes to lie across the picture.</summary>
    public float Shift(float depth) => depth * _sine;

    /// <inheritdoc/>
    public override Vector2 Project(Vector2 point, float surface = 1, float lift = 0)
    {
        float x = _side * point.X, depth = _head.Depth(x, point.Y) + lift;
        float across = Math.Max(Seen(x, point.Y), x * _cosine + depth * _sine);
        return Place(across, point.Y, depth);
    }

    /// <summary>Whether a point of the face lies behind another one, or so near the face's edge that it may.</summary>
    public bool Hides(Vector2 point)
    {
        const float Near = 0.02f;
        float x = _side * point.X;
        return Seen(x - Near, point.Y) > SeenAt(_head, x, point.Y);
    }

    /// <summary>The pixel of a point in space, whatever may hide it.</summary>
    /// <param name="x">Distance from the middle: negative on the near side.</param>
    /// <param name="y">Height.</param>
    /// <param name="depth">Distance before the plane of the ears.</param>
    public Vector2 Space(float x, float y, float depth) => Place(x * _cosine + depth * _sine, y, depth);

    /// <summary>The pixel of a point of the plane that the picture shows, towards the nose and down.</summary>
    public Vector2 Place(float across, float y, float depth = 0)
    {
        var turned = new Vector2(_side * across, y * _cosinePitch + depth * _cosine * _sinePitch);
        return _middle + Scale * new Vector2(
            turned.X * _cosineRoll - turned.Y * _sineRoll, turned.X * _sineRoll + turned.Y * _cosineRoll);
    }

    /// <summary>The outline of the face: from the crown down its far or front edge to the chin, and back up along the near jaw.</summary>
    public Vector2[] FaceOutline()
    {
        const int Steps = 90;
        var points = new Vector2[2 * (Steps + 1)];
        for (int i = 0; i <= Steps; i++)
        {
            float y = _head.Top + (_head.Bottom - _head.Top) * (0.5f - 0.5f * MathF.Cos(MathF.PI * i / Steps));
            points[i] = Place(Seen(Reach, y), y);
            points[^(i + 1)] = Space(-_head.HalfWidth(y), y, _head.Edge(y));
        }

        return points;
    }

    /// <summary>The height of the face towards the viewer, in pixels, for light to fall on; beside the face that of its edge.</summary>
    public Mask Heights(Frame frame)
    {
        const int Samples = 220;
        var values = new float[frame.Width * frame.Height];
        for (int row = 0; row < frame.Height; row++)
        {
            float y = Math.Clamp((row - _middle.Y) / Scale, _head.Top, _head.Bottom), half = _head.HalfWidth(y);
            Span<float> line = values.AsSpan(row * frame.Width, frame.Width);
            int reached = -1;
            float before = 0;
            for (int i = 0; i <= Samples; i++)
            {
                float x = half * (2f * i / Samples - 1), depth = _head.Depth(x, y);
                int column = (int)MathF.Round(_middle.X * _side + Scale * (x * _cosine + depth * _sine) + (_side < 0 ? frame.Width - 1 : 0));
                float height = Scale * (depth * _cosine - x * _sine);
                if (column <= reached && reached >= 0)
                    continue;
                int first = Math.Max(reached + 1, 0), last = Math.Min(column, frame.Width - 1);
                for (int k = first; k <= last; k++)
                    line[k] = reached < 0 ? height : before + (height - before) * (k - reached) / (column - reached);
                (reached, before) = (Math.Max(column, 0), height);
            }

            if (reached >= 0 && reached < frame.Width)
                line[(reached + 1)..].Fill(before);
            if (_side < 0)
                line.Reverse();
        }

        return Mask.Of(frame, values);
    }

    private float BackOfSkull() => Shift(HeadSurface.SkullMiddle) - Turned(0.95f, HeadSurface.SkullDepth);

    private float SeenAt(HeadSurface head, float x, float y) => x * _cosine + head.Depth(x, y) * _sine;

    private void FillRow(int row)
    {
        float y = Top + (Bottom - Top) * row / (Rows - 1), half = _head.HalfWidth(y), farthest = float.MinValue;
        for (int column = 0; column < Columns; column++)
        {
            float x = Math.Clamp(Reach * (2f * column / (Columns - 1) - 1), -half, half);
            farthest = Math.Max(farthest, SeenAt(_head, x, y));
            _seen[row, column] = farthest;
        }
    }

    /// <summary>How far across the picture the face reaches at a height, from the near side to a point.</summary>
    private float Seen(float x, float y)
    {
        float row = Math.Clamp((y - Top) / (Bottom - Top), 0, 1) * (Rows - 1), column = Math.Clamp((x / Reach + 1) / 2, 0, 1) * (Columns - 1);
        int r = Math.Min((int)row, Rows - 2), c = Math.Min((int)column, Columns - 2);
        float above = _seen[r, c] + (_seen[r, c + 1] - _seen[r, c]) * (column - c);
        float below = _seen[r + 1, c] + (_seen[r + 1, c + 1] - _seen[r + 1, c]) * (column - c);
        return above + (below - above) * (row - r);
    }
}
