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

    /// <summary>Turns the mouth of a face.</summary>
    /// <param name="who">Whose mouth.</param>
    /// <param name="face">The face from the front, once the action units have moved it.</param>
    /// <param name="side">The side that is seen.</param>
    public ProfileMouth(PracticeCharacter who, FaceShape face, int side)
    {
        MouthShape mouth = face.Mouth;
        float a(int unit) => face.Unit(unit, side);
        float forward = 0.07f * a(22) - 0.04f * a(12) - 0.04f * a(20) - 0.015f * a(24) + 0.015f * a(10) + 0.02f * a(27);
        float back = 0.72f * face.JawDrop;
        float cornerX = 0.79f - 0.5f * (who.MouthWidth - 0.36f) - 0.13f * a(12) - 0.12f * a(20) + 0.03f * a(17) + 0.03f * a(22) + 0.02f * a(23);
        float upper = 1.01f + forward, lower = 0.985f + forward - back + 0.025f * a(17);
        OuterUpper = Wrap(mouth.OuterUpper, upper, cornerX, side);
        InnerUpper = Wrap(mouth.InnerUpper, upper, cornerX, side);
        InnerLower = Wrap(mouth.InnerLower, lower, cornerX, side);
        OuterLower = Wrap(mouth.OuterLower, lower - 0.035f, cornerX, side);
        Gap = InnerLower[0].Y - InnerUpper[0].Y;
        UpperTeeth = Math.Min(mouth.UpperTeeth, Gap);
        LowerTeeth = Math.Min(mouth.LowerTeeth, Gap);

        Vector2 from = OuterUpper[0], to = InnerUpper[0];
        float round = 0.035f + 0.45f * mouth.UpperLip;
        UpperFront = Outline.Open(from, new(upper + 0.75f * round, from.Y + 0.45f * (to.Y - from.Y)), new(upper + 0.8f * round, from.Y + 0.78f * (to.Y - from.Y)), to);
        (from, to) = (InnerLower[0], OuterLower[0]);
        round = 0.02f + 0.42f * mouth.LowerLip;
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
            float start = upper.Y + UpperTeeth, hollow = Math.Min(0.13f, 0.4f * free);
            float x = Math.Min(upper.X, lower.X);
            line.Add(new(upper.X - 0.4f * hollow, start + 0.12f * free));
            line.Add(new(x - hollow, start + 0.45f * free));
            line.Add(new(lower.X - 0.7f * hollow, start + 0.85f * free));
        }

        if (LowerTeeth > 0.02f && free > 0)
            line.Add(lower - new Vector2(0, LowerTeeth));
        line.Add(lower);
        return [.. line];
    }

    private static Vector2[] Wrap(Vector2[] frontal, float front, float corner, int side)
    {
        var curve = new Vector2[Middle + 1];
        for (int i = 0; i <= Middle; i++)
        {
            float a = (float)i / Middle;
            curve[i] = new(corner + (front - corner) * MathF.Pow(1 - a * a, 0.62f), frontal[side == 0 ? Middle - i : Middle + i].Y);
        }

        return curve;
    }
}
