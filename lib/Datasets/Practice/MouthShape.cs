using System.Numerics;

namespace FerLib.Datasets.Practice;

/// <summary>The mouth as four curves from corner to corner, in face units.</summary>
/// <remarks>
/// The line between the lips follows the corners; opening adds (1 - |t|^p) above and below it, t in -1..1 from corner to corner. p = 2 is
/// round (surprise), a larger p is square (bared teeth, a stretched mouth).
/// </remarks>
internal sealed class MouthShape
{
    private const int Steps = 32;

    /// <summary>Moves the mouth of a face at rest.</summary>
    public MouthShape(FaceShape face, PracticeCharacter who)
    {
        float U(int unit) => face.Unit(unit);
        float parted = Math.Clamp(Math.Max(U(25), Math.Max(0.8f * U(26), U(27))), 0, 1);
        float width = who.MouthWidth + 0.14f * U(12) + 0.17f * U(20) - 0.05f * U(27) - 0.04f * U(26) * (1 - U(20)) * (1 - U(12))
            - 0.03f * U(23) - 0.03f * U(24) + 0.02f * U(10) - 0.04f * U(17) - 0.03f * U(22);
        float height = who.MouthHeight - 0.10f * U(10) * (1 - 0.4f * parted) - 0.06f * U(17) - 0.02f * U(12) + 0.06f * U(27);
        float raise = parted * (0.03f + 0.10f * U(10) + 0.05f * U(12) + 0.03f * U(20) + 0.04f * U(22)) + 0.13f * U(27);
        float drop = parted * (0.03f + 0.12f * U(16) + 0.15f * U(12) + 0.06f * U(20) + 0.05f * U(22)) + 0.09f * U(26) + 0.25f * U(27);
        float squareUp = 2 + 2.5f * Math.Max(U(10), Math.Max(0.8f * U(20), U(22)));
        float squareDown = 2 + 2.2f * Math.Max(U(16), Math.Max(0.8f * U(20), U(22))) * (1 - 0.7f * U(27));
        // 1 is a parabola, 0.5 an ellipse: the jaw's drop and a smile's pull round the opening.
        float round = 1 - 0.42f * Math.Max(Math.Max(U(27), 0.6f * U(26)), 0.75f * U(12));
        float tight = 1 - 0.6f * U(24) - 0.25f * U(23);
        UpperLip = who.LipThickness * tight * (1 - 0.1f * U(12) - 0.25f * U(20) - 0.2f * U(10));
        LowerLip = who.LipThickness * 1.35f * tight * (1 - 0.05f * U(12) - 0.3f * U(20) + 0.35f * U(17) * (1 - U(24)));
        Parted = parted;
        Center = new Vector2(0, height);

        for (int i = 0; i <= Steps; i++)
        {
            float t = 2f * i / Steps - 1;
            int side = t < 0 ? 0 : 1;
            float corner = -0.23f * face.Unit(12, side) + 0.19f * face.Unit(15, side) + 0.07f * face.Unit(20, side)
                + 0.06f * face.Unit(10, side) * (1 - face.Unit(12, side)) - 0.04f * face.Unit(27, side) + 0.05f * face.Unit(17, side);
            float x = t * width * (1 + 0.1f * face.Unit(12, side) - 0.1f * face.Unit(12));
            float a = MathF.Abs(t);
            // A smile is flat in the middle and turns up towards its ends: round, not a V.
            float line = height + corner * MathF.Pow(a, 1.8f + 0.6f * face.Unit(12, side)) + 0.012f * (1 - a) * MathF.Cos(3 * MathF.PI * t);
            float sneer = 0.5f * (1 + face.Unit(10, side) - face.Unit(10)) + 0.5f;
            float up = raise * sneer * MathF.Pow(1 - MathF.Pow(a, squareUp), round), down = drop * MathF.Pow(1 - MathF.Pow(a, squareDown), round);
            // The bow of the upper lip: two peaks beside the middle.
            float bow = MathF.Pow(1 - a * a, 0.8f) * (1 - 0.28f * MathF.Exp(-t * t * 60)) * (1 + 0.15f * MathF.Cos(2 * MathF.PI * a));
            InnerUpper[i] = new(x, line - up);
            InnerLower[i] = new(x, line + down);
            OuterUpper[i] = new(x * 1.03f, line - up - UpperLip * bow);
            OuterLower[i] = new(x * 1.03f, line + down + LowerLip * MathF.Pow(1 - a * a, 0.7f));
        }

        UpperTeeth = 0.07f * U(26) + 0.07f * U(27) + 0.17f * U(12) + 0.13f * U(10) + 0.06f * U(20) + 0.10f * U(22) - 0.05f * U(19);
        LowerTeeth = (0.13f * U(16) + 0.12f * U(20) + 0.12f * U(22)) * (1 - U(19));
    }

    /// <summary>The upper edge of the upper lip.</summary>
    public Vector2[] OuterUpper { get; } = new Vector2[Steps + 1];

    /// <summary>The lower edge of the upper lip.</summary>
    public Vector2[] InnerUpper { get; } = new Vector2[Steps + 1];

    /// <summary>The upper edge of the lower lip.</summary>
    public Vector2[] InnerLower { get; } = new Vector2[Steps + 1];

    /// <summary>The lower edge of the lower lip.</summary>
    public Vector2[] OuterLower { get; } = new Vector2[Steps + 1];

    /// <summary>The middle of the line between the lips.</summary>
    public Vector2 Center { get; }

    /// <summary>How far the lips are apart, 0..1.</summary>
    public float Parted { get; }

    /// <summary>Thickness of the upper lip.</summary>
    public float UpperLip { get; }

    /// <summary>Thickness of the lower lip.</summary>
    public float LowerLip { get; }

    /// <summary>How much of the upper teeth shows below the upper lip.</summary>
    public float UpperTeeth { get; }

    /// <summary>How much of the lower teeth shows above the lower lip.</summary>
    public float LowerTeeth { get; }
}
