using System.Numerics;

namespace FerLib.Datasets.Practice;

/// <summary>
/// Where the parts of a face are, in face units, once the action units have moved them. Side 0 is the picture's left.
/// </summary>
internal sealed class FaceShape
{
    private readonly PracticeCharacter _who;
    private readonly ActionUnits _units;
    private readonly float _asymmetry;

    /// <summary>Moves the parts of a face at rest.</summary>
    public FaceShape(PracticeCharacter who, ActionUnits units, float asymmetry)
    {
        (_who, _units, _asymmetry) = (who, units, asymmetry);
        for (int side = 0; side < 2; side++)
        {
            MoveBrow(side);
            MoveEye(side);
        }

        JawDrop = 0.08f * Unit(26) + 0.20f * Unit(27);
        Mouth = new MouthShape(this, who);
        NoseLift = 0.06f * Unit(9) + 0.02f * Unit(10);
    }

    /// <summary>The inner, middle and outer point of each brow.</summary>
    public Vector2[][] Brows { get; } = new Vector2[2][];

    /// <summary>The middle of each eye.</summary>
    public Vector2[] EyeCenters { get; } = new Vector2[2];

    /// <summary>How far each upper lid is above the middle of the eye.</summary>
    public float[] UpperLids { get; } = new float[2];

    /// <summary>How far each lower lid is below the middle of the eye.</summary>
    public float[] LowerLids { get; } = new float[2];

    /// <summary>How much higher the outer half of each upper lid stands than the inner half.</summary>
    public float[] LidSlants { get; } = new float[2];

    /// <summary>How far the chin has gone down.</summary>
    public float JawDrop { get; }

    /// <summary>How far the wings of the nose are pulled up.</summary>
    public float NoseLift { get; }

    /// <summary>The lips and what is between them.</summary>
    public MouthShape Mouth { get; }

    /// <summary>-1 for the picture's left, 1 for its right.</summary>
    public static int SignOf(int side) => side == 0 ? -1 : 1;

    /// <summary>An action unit, mean of both sides.</summary>
    public float Unit(int unit) => (float)_units[unit];

    /// <summary>An action unit on one side.</summary>
    public float Unit(int unit, int side) => Math.Clamp((float)_units[unit] * (1 + SignOf(side) * _asymmetry), 0, 1.2f);

    /// <summary>The outline of head and jaw.</summary>
    /// <param name="atRest">Whether the jaw is left where it is at rest.</param>
    public Vector2[] HeadControls(bool atRest = false)
    {
        float w = _who.HeadWidth, drop = atRest ? 0 : JawDrop;
        float jaw = _who.JawWidth + (atRest ? 0 : 0.03f * Unit(12) + 0.02f * Unit(20) - 0.03f * Unit(27));
        float chin = _who.Chin + drop, mouth = _who.MouthHeight + 0.4f * drop;
        Vector2[] right =
        [
            new(0.55f * w, _who.Crown + 0.13f), new(0.92f * w, -0.72f), new(w, -0.2f), new(0.97f * w, 0.25f),
            new(jaw, mouth), new(_who.ChinWidth, chin - 0.07f),
        ];
        return
        [
            new(0, _who.Crown), .. right, new(0, chin),
            .. right.Reverse().Select(point => new Vector2(-point.X, point.Y)),
        ];
    }

    private void MoveBrow(int side)
    {
        float a1 = Unit(1, side), a2 = Unit(2, side), a4 = Unit(4, side), a9 = Unit(9, side);
        float length = _who.BrowLength, x = _who.EyeDistance + 0.02f, y = _who.BrowHeight;
        var inner = new Vector2(x - 0.72f * length, y + 0.05f);
        var middle = new Vector2(x + 0.12f * length, y - 0.06f);
        var outer = new Vector2(x + 0.98f * length, y + 0.05f);
        inner.X -= 0.10f * a4 + 0.03f * a9;
        inner.Y += -0.21f * a1 + 0.21f * a4 * (1 - 0.85f * a1) + 0.06f * a9 - 0.03f * a2;
        middle.Y += -0.08f * a1 - 0.18f * a2 + 0.11f * a4 * (1 - 0.6f * a1) + 0.08f * a9;
        outer.Y += -0.13f * a2 - 0.05f * a4 * (1 - a1) + 0.09f * a1 * (1 - a2) + 0.04f * a9;
        middle.X -= 0.05f * a4;
        int sign = SignOf(side);
        Brows[side] = [new(sign * inner.X, inner.Y), new(sign * middle.X, middle.Y), new(sign * outer.X, outer.Y)];
    }

    private void MoveEye(int side)
    {
        float a1 = Unit(1, side), a2 = Unit(2, side), a4 = Unit(4, side), a5 = Unit(5, side), a6 = Unit(6, side);
        float a7 = Unit(7, side), a9 = Unit(9, side), a43 = Unit(43, side);
        float open = _who.EyeHeight;
        EyeCenters[side] = new(SignOf(side) * _who.EyeDistance, 0);
        UpperLids[side] = open * Math.Max(0.06f,
            0.53f * (1 + 0.5f * a5 - 0.34f * a7 - 0.16f * a6 - 0.22f * a9 - 0.75f * a43 - 0.12f * a4 * (1 - a1)));
        LowerLids[side] = open * Math.Max(0.03f, 0.47f * (1 - 0.62f * a6 - 0.42f * a7 - 0.3f * a9 + 0.10f * a5 * (1 - a7)));
        LidSlants[side] = 0.5f * a4 * (1 - a1) - 0.38f * a1 * (1 - a2);
    }
}
