using System.Numerics;
using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>The mouth from the side: the curves of <see cref="MouthShape"/> wrapped round the arch of the teeth.</summary>
/// <remarks>
/// Heights are those of the frontal mouth. Each curve runs from the middle of the lips, on the outline of the face, back to the corner.
/// </remarks>
internal sealed class ProfileMouth
{
    private const int Middle = 16;

    // The corners lie farther back than they are seen from the front: as steep a line would be a caricature.
    private const float Steepness = 0.8f;

    /// <summary>Turns the mouth of a face.</summary>
    /// <param name="who">Whose mouth.</param>
    /// <param name="face">The face from the front, once the action units have moved it.</param>
    /// <param name="side">The side that is seen.</param>
    public ProfileMouth(PracticeCharacter who, FaceShape face, int side)
    {
        MouthShape mouth = face.Mouth;
        float a(int unit) => face.Unit(unit, side);
        float forward = 0.07f * a(22) - 0.04f * a(12) - 0.04f * a(20) - 0.015f * a(24) + 0.015f * a(10) + 0.02f * a(27);
        float back = 0.28f * face.JawDrop;
        // A dropped jaw rounds the opening, which would be a beak with straight edges.
        float bent = 0.45f * a(27) + 0.2f * a(26) * (1 - a(27)) + 0.2f * a(12), full = 0.02f * a(27);
        float cornerX = 0.77f - 0.5f * (who.MouthWidth - 0.36f) - 0.30f * face.JawDrop - 0.13f * a(12) - 0.12f * a(20) + 0.03f * a(17) + 0.03f * a(22) + 0.02f * a(23);
        float upper = 1.01f + forward, lower = 0.985f + forward - back + 0.025f * a(17);
        OuterUpper = Wrap(mouth.OuterUpper, upper, cornerX, side, 0.54f + bent);
        InnerUpper = Wrap(mouth.InnerUpper, upper, cornerX, side, 0.62f + bent);
        InnerLower = Wrap(mouth.InnerLower, lower, cornerX, side, 0.62f + bent);
        OuterLower = Wrap(mouth.OuterLower, lower - 0.035f, cornerX, side, 0.85f + bent);
        // Seen from the side, the middle of a smile is not as open as its curve from the front, and the lip of a dropped jaw rests on the chin.
        float closed = (0.3f * a(12) * (1 - a(27)) + 0.14f * a(27)) * (InnerLower[0].Y - InnerUpper[0].Y);
        for (int i = 0; i <= Middle; i++)
        {
            float share = 1 - (float)(i * i) / (Middle * Middle);
            InnerLower[i].Y -= closed * share;
            OuterLower[i].Y -= closed * share;
        }

        Gap = InnerLower[0].Y - InnerUpper[0].Y;
        UpperTeeth = Math.Min(mouth.UpperTeeth, Gap);
        LowerTeeth = Math.Min(mouth.LowerTeeth, Gap);

        Vector2 from = OuterUpper[0], to = InnerUpper[0];
        float round = 0.035f + full + 0.45f * mouth.UpperLip;
        UpperFront = Outline.Open(from, new(upper + 0.75f * round, from.Y + 0.45f * (to.Y - from.Y)), new(upper + 0.8f * round, from.Y + 0.78f * (to.Y - from.Y)), to);
        (from, to) = (InnerLower[0], OuterLower[0]);
        round = 0.02f + full + 0.42f * mouth.LowerLip;
        LowerFront = Outline.Open(from, new(lower + 0.85f * round, from.Y + 0.25f * (to.Y - from.Y)), new(lower + 0.7f * round, from.Y + 0.58f * (to.Y - from.Y)), to);
        Between = Gap < 0.015f ? [] : Opening();
    }

    /// <summary>The upper edge of the upper lip.</summary>
    public Vector2[] OuterUpper { get; }

    /// <summary>The lower edge of the upper lip.</summary>
    public Vector2[] InnerUpper { get; }

    /// <summary>The upper edge of the lower lip.</summary>
    public Vector2[] InnerLower { get; }

    /// <summary>The lower edge of the lower lip.</summary>
    public Vector2[] OuterLower { get; }

    /// <summary>The upper lip on the outline of the face, from its upper to its lower edge.</summary>
    public Vector2[] UpperFront { get; }

    /// <summary>The lower lip on the outline of the face, from its upper to its lower edge.</summary>
    public Vector2[] LowerFront { get; }

    /// <summary>The outline of the face between open lips: the teeth, and the hollow between them, through which one sees past the face.</summary>
    public Vector2[] Between { get; }

    /// <summary>The corner.</summary>
    public Vector2 Corner => InnerUpper[^1];

    /// <summary>How far the lips are apart in the middle.</summary>
    public float Gap { get; }

    /// <summary>How much of the upper teeth shows below the upper lip.</summary>
    public float UpperTeeth { get; }

    /// <summary>How much of the lower teeth shows above the lower lip.</summary>
    public float LowerTeeth { get; }

    private Vector2[] Opening()
    {
        Vector2 upper = InnerUpper[0] - new Vector2(0.035f, 0), lower = InnerLower[0] - new Vector2(0.035f, 0);
        float free = Gap - UpperTeeth - LowerTeeth;
        List<Vector2> line = [upper];
        if (UpperTeeth > 0.02f)
            line.Add(upper + new Vector2(0.002f, Math.Min(UpperTeeth, 0.9f * Gap)));
        if (free > 0.04f)
        {
            // The lips of this side hide what lies behind them.
            const int Steps = 8;
            float start = upper.Y + UpperTeeth, hollow = Math.Min(0.13f, 0.4f * free);
            for (int i = 1; i < Steps; i++)
            {
                float t = (float)i / Steps, y = start + t * free;
                float x = upper.X + t * (lower.X - upper.X) - hollow * MathF.Sin(MathF.PI * t);
                line.Add(new(Math.Max(x, Math.Max(FrontAt(InnerLower, y), FrontAt(InnerUpper, y))), y));
            }
        }

        if (LowerTeeth > 0.02f && free > 0)
            line.Add(lower - new Vector2(0, LowerTeeth));
        line.Add(lower);
        return [.. line];
    }

    /// <summary>Where a curve that runs backwards passes a height; far behind the face if it does not.</summary>
    private static float FrontAt(Vector2[] curve, float y)
    {
        for (int i = 1; i < curve.Length; i++)
        {
            Vector2 a = curve[i - 1], b = curve[i];
            if ((a.Y - y) * (b.Y - y) <= 0 && a.Y != b.Y)
                return a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y);
        }

        return float.MinValue;
    }

    private static Vector2[] Wrap(Vector2[] frontal, float front, float corner, int side, float round)
    {
        var curve = new Vector2[Middle + 1];
        float middle = frontal[Middle].Y;
        for (int i = 0; i <= Middle; i++)
        {
            float a = (float)i / Middle;
            curve[i] = new(corner + (front - corner) * MathF.Pow(1 - a * a, round), middle + Steepness * (frontal[side == 0 ? Middle - i : Middle + i].Y - middle));
        }

        return curve;
    }
}
