using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>The head as a surface: how far each point of the face lies before the plane of the ears. The two halves are alike.</summary>
/// <remarks>Lengths are face units; a head is about as deep as it is wide and a half (the proportions of an adult skull, by eye).</remarks>
internal sealed class HeadSurface
{
    /// <summary>The middle of the skull: as high as this, and so far behind the plane of the ears.</summary>
    public const float SkullHeight = -0.35f, SkullMiddle = -0.18f;

    /// <summary>Half the length of the skull from front to back.</summary>
    public const float SkullDepth = 1.02f;

    /// <summary>The exponent of the skull's outline: 2 is an ellipse, more is squarer.</summary>
    public const float SkullRoundness = 2.3f;

    private const int Rows = 128;
    private const float NoseRoot = -0.16f;

    // How far the nose stands out, by the part of the way from its root to its tip: a bridge, a round tip, and back to the lip.
    private static readonly Vector2[] NoseProfile = Outline.Open(
        new(0, 0), new(0.03f, 0.22f), new(0.105f, 0.5f), new(0.215f, 0.8f), new(0.265f, 0.92f), new(0.272f, 1.02f), new(0.225f, 1.12f), new(0.09f, 1.2f), new(0, 1.3f));
    private readonly FaceShape _face;
    private readonly PracticeCharacter _who;
    private readonly Vector2[] _profile;
    private readonly float[] _halfWidths = new float[Rows];
    private readonly float _jawAngle, _noseTip;

    /// <summary>The surface of a head whose muscles have moved.</summary>
    public HeadSurface(PracticeCharacter who, FaceShape face)
    {
        (_who, _face) = (who, face);
        (Top, Bottom) = (who.Crown, who.Chin + face.JawDrop);
        _jawAngle = who.MouthHeight - 0.04f;
        _noseTip = who.NoseLength - face.NoseLift;
        Vector2[] outline = Outline.Closed(face.HeadControls());
        for (int row = 0; row < Rows; row++)
            _halfWidths[row] = Across(outline, Top + (Bottom - Top) * (row + 0.5f) / Rows);
        float mouth = face.Mouth.Center.Y + 0.3f * face.JawDrop;
        // From the brow down to under the chin, as (depth, height).
        Vector2[] profile =
        [
            new(Skull(-0.62f), -0.62f), new(Skull(-0.48f) + 0.01f, -0.48f), new(0.865f, who.BrowHeight + 0.09f), new(0.80f, -0.1f), new(0.775f, 0.05f), new(0.80f, 0.32f),
            new(0.855f, _noseTip + 0.14f), new(0.885f, mouth - 0.08f), new(0.87f, mouth + 0.08f), new(0.825f, mouth + 0.2f + 0.4f * face.JawDrop),
            new(0.87f - 0.2f * face.JawDrop, Bottom - 0.14f), new(0.84f - 0.25f * face.JawDrop, Bottom - 0.06f), new(0.78f - 0.3f * face.JawDrop, Bottom - 0.015f),
            new(0.70f - 0.3f * face.JawDrop, Bottom),
        ];
        _profile = Outline.Open(profile);
    }

    /// <summary>The height of the crown.</summary>
    public float Top { get; }

    /// <summary>The height of the chin, with the jaw where it is.</summary>
    public float Bottom { get; }

    /// <summary>Half the width of the head at a height.</summary>
    public float HalfWidth(float y)
    {
        float at = Math.Clamp((y - Top) / (Bottom - Top) * Rows - 0.5f, 0, Rows - 1);
        int below = Math.Min((int)at, Rows - 2);
        return _halfWidths[below] + (_halfWidths[below + 1] - _halfWidths[below]) * (at - below);
    }

    /// <summary>The depth of the outline that is seen from the front: the plane of the ears, and before it along the jaw.</summary>
    public float Edge(float y)
    {
        float part = Math.Clamp((y - _jawAngle) / (Bottom - _jawAngle), 0, 1), below = Math.Clamp((y - 0.1f) / (_jawAngle - 0.1f), 0, 1);
        // Behind the plane of the ears at their height, and from the angle of the jaw forward to the chin.
        return (0.70f - 0.3f * _face.JawDrop) * MathF.Pow(part, 1.3f) - 0.10f * (1 - below);
    }

    /// <summary>The depth of a point of the face.</summary>
    /// <param name="x">Its distance from the middle, on either side.</param>
    /// <param name="y">Its height.</param>
    public float Depth(float x, float y)
    {
        float across = Math.Min(Math.Abs(x) / Math.Max(HalfWidth(y), 0.01f), 1), edge = Edge(y);
        float depth = edge + (Profile(y) - edge) * MathF.Sqrt(Math.Max(0, 1 - MathF.Pow(across, 2.3f)));
        return depth + Nose(x, y) + Muzzle(x, y) - Socket(x, y);
    }

    private float Profile(float y) =>
        y <= _profile[0].Y ? Skull(y) : At(_profile, y);

    /// <summary>The depth of a line of (depth, height) at a height; its ends go on.</summary>
    private static float At(Vector2[] line, float y)
    {
        int at = 1;
        while (at < line.Length - 1 && line[at].Y < y)
            at++;
        Vector2 a = line[at - 1], b = line[at];
        return a.X + (b.X - a.X) * Math.Clamp((y - a.Y) / Math.Max(b.Y - a.Y, 1e-4f), 0, 1);
    }

    private float Skull(float y)
    {
        float part = Math.Abs(y - SkullHeight) / (SkullHeight - _who.Crown);
        return SkullMiddle + SkullDepth * MathF.Pow(Math.Max(0, 1 - MathF.Pow(part, SkullRoundness)), 1 / SkullRoundness);
    }

    private float Nose(float x, float y)
    {
        float down = (y - NoseRoot) / (_noseTip - NoseRoot);
        float height = At(NoseProfile, down);
        if (height <= 0)
            return 0;
        float width = 0.09f + (_who.NoseWidth - 0.07f) * Math.Clamp(down * down, 0, 1);
        float across = Math.Min(Math.Abs(x) / width, 1);
        // The ridge, and at its foot the wing of the nostril.
        float wing = 0.09f * Bump(Math.Abs(x) - 0.72f * _who.NoseWidth, 0.085f) * Bump(y - _noseTip - 0.02f, 0.11f);
        return height * MathF.Pow(1 - across * across, 1.3f) + wing;
    }

    /// <summary>Lips stand before the teeth; between parted lips the face is hollow.</summary>
    private float Muzzle(float x, float y)
    {
        MouthShape mouth = _face.Mouth;
        int middle = mouth.InnerUpper.Length / 2;
        float upper = mouth.InnerUpper[middle].Y, lower = mouth.InnerLower[middle].Y;
        float part = Math.Min(Math.Abs(x) / Math.Abs(mouth.InnerUpper[0].X), 1), lips = 1 - part * part;
        float round = 0.05f * Bump(x, 0.42f) * Bump(y - mouth.Center.Y, 0.34f);
        float swell = 0.045f * Bump(y - upper + 0.55f * mouth.UpperLip, 0.05f + mouth.UpperLip) + 0.045f * Bump(y - lower - 0.5f * mouth.LowerLip, 0.04f + mouth.LowerLip);
        float gap = lower - upper > 0.03f && y > upper && y < lower ? MathF.Sin(MathF.PI * (y - upper) / (lower - upper)) : 0;
        // The corners lie back along the arch of the teeth.
        float corner = 0.15f * Bump(Math.Abs(x) - 0.40f, 0.30f) * Bump(y - mouth.Center.Y - 0.3f * (lower - upper), 0.36f + 0.5f * (lower - upper));
        return round + lips * (swell - 0.16f * gap) - corner;
    }

    private float Socket(float x, float y)
    {
        float eye = Math.Abs(x) - _who.EyeDistance;
        return 0.09f * Bump(eye, 0.38f) * Bump(y, 0.27f) - 0.035f * Bump(eye, 0.22f) * Bump(y, 0.16f);
    }

    /// <summary>1 in the middle, 0 from a distance on, smooth.</summary>
    private static float Bump(float distance, float reach)
    {
        float part = Math.Min(distance * distance / (reach * reach), 1);
        return (1 - part) * (1 - part);
    }

    private static float Across(Vector2[] outline, float y)
    {
        float half = 0;
        for (int i = 0; i < outline.Length; i++)
        {
            Vector2 a = outline[i], b = outline[(i + 1) % outline.Length];
            if (a.Y <= y != b.Y <= y)
                half = Math.Max(half, Math.Abs(a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y)));
        }

        return half;
    }
}
