using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>
/// Where the parts of a face are when it is seen from the side, in face units, once the action units have moved them.
/// </summary>
/// <remarks>
/// The face looks to positive x; x = 0 is the plane of the ears, y is the height of <see cref="PracticeCharacter"/>. Heights come from
/// <see cref="FaceShape"/>: an action unit moves the same part as far up or down as from the front.
/// </remarks>
internal sealed class ProfileShape
{
    // The jaw turns about a point just before the ear: a dropped chin also goes back.
    private const float JawReach = 0.9f;
    private static readonly Vector2 Hinge = new(0.05f, 0.2f);
    private readonly PracticeCharacter _who;
    private readonly FaceShape _face;
    private readonly int _side;

    /// <summary>Turns a face to its side.</summary>
    /// <param name="who">Whose face.</param>
    /// <param name="face">The face from the front, once the action units have moved it.</param>
    /// <param name="side">The side that is seen: 1 when the face looks to the picture's left.</param>
    public ProfileShape(PracticeCharacter who, FaceShape face, int side)
    {
        (_who, _face, _side) = (who, face, side);
        Mouth = new ProfileMouth(who, face, side);
        NoseTip = new(1.03f + 0.40f * who.NoseLength - 0.01f * Unit(12), who.NoseLength - 0.75f * face.NoseLift + 0.02f * Unit(12));
        NoseWing = new(NoseTip.X - 0.245f, NoseTip.Y + 0.015f - 0.35f * face.NoseLift);
        EyeFront = new(0.83f - 0.02f * Unit(4), 0);
        EyeLength = 0.22f + 0.28f * who.EyeWidth;
        Skull =
        [
            new(0.60f, who.Crown + 0.20f), new(0.28f, who.Crown + 0.055f), new(Long(-0.16f), who.Crown), new(Long(-0.64f), who.Crown + 0.14f),
            new(Long(-0.96f), who.Crown + 0.48f), new(Long(-1.09f), -0.22f), new(Long(-1.00f), 0.16f), new(Long(-0.86f), 0.42f),
            new(Long(-0.77f), 0.64f),
        ];
        FrontLine = MakeFrontLine();
        Brow = MakeBrow();
        JawLine = Outline.Open(
            Dropped(new(0.80f, who.Chin + 0.01f)), Dropped(new(0.52f, who.Chin - 0.09f)), Dropped(new(0.26f, who.Chin - 0.22f)),
            Vector2.Lerp(new(0.07f, who.Chin - 0.40f), Dropped(new(0.07f, who.Chin - 0.40f)), 0.4f),
            new(-0.02f, who.Chin - 0.62f), new(-0.05f, 0.40f));
        Vector2[] back = Outline.Open([JawLine[^1], new(-0.4f, 0.60f), .. Skull.AsEnumerable().Reverse()]);
        Head = [.. FrontLine, .. JawLine.AsSpan(1), .. back.AsSpan(1, Array.IndexOf(back, Skull[2]) - 1)];
    }

    /// <summary>The skull from the top of the forehead over the crown to the nape.</summary>
    public Vector2[] Skull { get; }

    /// <summary>The outline of the face from the crown to the underside of the chin.</summary>
    public Vector2[] FrontLine { get; }

    /// <summary>The edge of the jaw from the chin to the ear.</summary>
    public Vector2[] JawLine { get; }

    /// <summary>The closed outline of the head.</summary>
    public Vector2[] Head { get; }

    /// <summary>The lips and what is between them.</summary>
    public ProfileMouth Mouth { get; }

    /// <summary>The tip of the nose.</summary>
    public Vector2 NoseTip { get; }

    /// <summary>The middle of the wing of the nose.</summary>
    public Vector2 NoseWing { get; }

    /// <summary>The front of the eye between its lids, at the height of the pupil; the cornea bulges a little before it.</summary>
    public Vector2 EyeFront { get; }

    /// <summary>How far the outer corner of the eye lies behind its front.</summary>
    public float EyeLength { get; }

    /// <summary>The inner, middle and outer point of the brow.</summary>
    public Vector2[] Brow { get; }

    /// <summary>The middle of the ear.</summary>
    public static Vector2 Ear { get; } = new(-0.10f, 0.15f);

    /// <summary>An action unit on the side that is seen.</summary>
    public float Unit(int unit) => _face.Unit(unit, _side);

    /// <summary>A point of the lower jaw, turned with it.</summary>
    public Vector2 Dropped(Vector2 point)
    {
        (float sine, float cosine) = MathF.SinCos(_face.JawDrop / JawReach);
        Vector2 arm = point - Hinge;
        // It slides forward as it turns: more than half of what the turn takes back.
        return Hinge + new Vector2(arm.X * cosine - 0.4f * arm.Y * sine, arm.X * sine + arm.Y * cosine);
    }

    /// <summary>The edge of a lid from the outer corner to the front, raised by an amount.</summary>
    public Vector2[] Lid(bool up, float raised)
    {
        const int Steps = 20;
        float slant = _face.LidSlants[_side], upper = _face.UpperLids[_side], lower = _face.LowerLids[_side];
        var points = new Vector2[Steps + 1];
        for (int i = 0; i <= Steps; i++)
        {
            float s = (float)i / Steps, rest = 1 - s;
            float arch = MathF.Pow(1 - rest * rest, up ? 0.85f : 1f);
            float height = up ? -(upper * (1 + slant * (1 - 1.7f * s)) + raised) * arch : (lower - raised) * arch;
            // The upper lid lies over the ball, the lower one a little behind it.
            float reach = up ? EyeLength - 0.012f * s : EyeLength - 0.055f * s;
            points[i] = new(EyeFront.X - EyeLength + reach * s, EyeFront.Y - _who.EyeTilt * rest + height);
        }

        return points;
    }

    /// <summary>The brow, laid round ridge and temple: never over the edge of the forehead, and flatter than from the front, where it is not foreshortened.</summary>
    private Vector2[] MakeBrow()
    {
        Vector2[] brow = [.. _face.Brows[_side].Select(point => new Vector2(1.02f - 0.66f * MathF.Pow(Math.Abs(point.X), 1.15f), point.Y))];
        brow[1].Y = 0.6f * brow[1].Y + 0.2f * (brow[0].Y + brow[2].Y);
        foreach (ref Vector2 point in brow.AsSpan())
        {
            float height = point.Y;
            point.X = Math.Min(point.X, FrontLine.MinBy(front => front.Y > 0 ? float.MaxValue : Math.Abs(front.Y - height)).X - 0.05f);
        }

        return brow;
    }

    private float Long(float x) => x * (0.5f + 0.5f * _who.HeadWidth / 0.96f);

    private Vector2[] MakeFrontLine()
    {
        float frown = Unit(4) * (1 - 0.6f * Unit(1)), wrinkle = Unit(9), brow = _who.BrowHeight;
        float ridge = brow + 0.10f + 0.07f * frown - 0.05f * Unit(1);
        Vector2 tip = NoseTip, under = new(1.005f + 0.01f * Unit(10), tip.Y + 0.12f - 0.02f * Unit(10));
        Vector2[] upper = Outline.Open(
            Skull[3], Skull[2], Skull[1], Skull[0], new(0.80f, _who.Crown + 0.42f), new(0.92f, -0.62f), new(0.97f, Math.Min(ridge - 0.12f, -0.42f)),
            new(0.985f + 0.022f * frown, ridge), new(0.935f + 0.012f * wrinkle, -0.07f + 0.03f * frown),
            new(0.975f + 0.02f * wrinkle, 0.09f), new(1.055f, 0.45f * tip.Y + 0.02f), new(tip.X - 0.055f, tip.Y - 0.10f),
            new(tip.X - 0.002f, tip.Y - 0.025f), new(tip.X - 0.012f, tip.Y + 0.04f), new(tip.X - 0.075f, tip.Y + 0.09f), under,
            Vector2.Lerp(under, Mouth.OuterUpper[0], 0.5f) - new Vector2(0.003f, 0), Mouth.OuterUpper[0]);
        float boss = 0.955f + 0.15f * (_who.ChinWidth - 0.34f), chin = _who.Chin, pout = Unit(17);
        Vector2 lip = Mouth.OuterLower[0];
        Vector2 round = Dropped(new(boss + 0.02f * pout, chin - 0.155f - 0.03f * pout));
        Vector2 hollow = new(Math.Min(lip.X, round.X) - 0.025f + 0.015f * pout, 0.55f * lip.Y + 0.45f * round.Y);
        Vector2[] lower = Outline.Open(
            lip, hollow, round, Dropped(new(boss - 0.02f, chin - 0.06f)), Dropped(new(boss - 0.075f, chin - 0.005f)), Dropped(new(0.80f, chin + 0.01f)));
        // Both halves of the skull pass the crown in one curve, without a corner.
        return [.. upper.AsSpan(Array.IndexOf(upper, Skull[2])), .. Mouth.UpperFront.AsSpan(1), .. Mouth.Between, .. Mouth.LowerFront, .. lower.AsSpan(1)];
    }
}
