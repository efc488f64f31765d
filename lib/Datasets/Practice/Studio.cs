using FerLib.Datasets.Practice.Drawing;

namespace FerLib.Datasets.Practice;

/// <summary>How the pictures of a set are taken: in which ranges pose, place, light, background and noise of its clips lie.</summary>
internal sealed record Studio
{
    /// <summary>The drawn characters of the FERG-like set.</summary>
    public static Studio Ferg { get; } = new();

    /// <summary>The grey photographs of the JAFFE-like set.</summary>
    public static Studio Jaffe { get; } = new()
    {
        Reach = 0.7f,
        CenterY = 0.5f,
        Zoom = 0.90f,
        LightStrength = (0.55f, 0.95f),
        Noise = (2, 4),
        Warmth = 0,
        Tint = 0,
        BackgroundColor = 0,
    };

    /// <summary>
    /// The portraits of the KDEF-like set: soft, even light, a pale wall, the head at one place, so that its middle lies in the middle of the
    /// face box of <see cref="DataSetCatalog"/>.
    /// </summary>
    public static Studio Kdef { get; } = new()
    {
        Frame = new Frame(562, 762),
        Reach = 0.1f,
        Shift = 0.25f,
        CenterY = 0.495f,
        Zoom = 0.92f,
        ZoomRange = 0.02f,
        LightX = (-0.3f, 0.3f),
        LightY = (-0.5f, -0.3f),
        LightStrength = (0.45f, 0.6f),
        BackgroundLight = (0.68f, 0.76f),
        BackgroundColor = 0.12f,
        Noise = (1, 2.5f),
        Brightness = 0.05f,
        Warmth = 0.015f,
        Tint = 0.006f,
    };

    /// <summary>The color portraits of the Senthil-like set, cropped close around the face.</summary>
    public static Studio Senthil { get; } = new()
    {
        Frame = new Frame(140, 188),
        Reach = 0.7f,
        CenterY = 0.5f,
        Zoom = 1.0f,
        ZoomRange = 0.04f,
        LightX = (-0.25f, 0.25f),
        LightStrength = (0.5f, 0.65f),
        BackgroundColor = 0.4f,
        Noise = (1.5f, 3.5f),
    };

    /// <summary>The aligned snapshots of the UTKFace-like set: any light, any background, the face fills the picture.</summary>
    public static Studio UtkFace { get; } = new()
    {
        Frame = Frame.Square(200),
        CenterY = 0.49f,
        Zoom = 1.04f,
        LightX = (-0.9f, 0.9f),
        LightStrength = (0.4f, 0.85f),
        BackgroundLight = (0.25f, 0.8f),
        BackgroundColor = 0.6f,
        Noise = (1, 5),
        Brightness = 0.14f,
        Warmth = 0.05f,
        Tint = 0.015f,
    };

    /// <summary>The picture's size.</summary>
    public Frame Frame { get; init; } = Frame.Square(PracticeFace.Size);

    /// <summary>The head turned to the picture's right for good, in radians; the clip's own pose comes on top.</summary>
    public float Turn { get; init; }

    /// <summary>What covers a part of the face.</summary>
    public PracticeCover Cover { get; init; }

    /// <summary>How much the pose varies: 1 is about 0.22 radians to either side.</summary>
    public float Reach { get; init; } = 1;

    /// <summary>How much the face's place varies: 1 is three percent of a side.</summary>
    public float Shift { get; init; } = 1;

    /// <summary>Where the middle of the head is, as a part of the width.</summary>
    public float CenterX { get; init; } = 0.5f;

    /// <summary>Where the middle of the head is, as a part of the height.</summary>
    public float CenterY { get; init; } = 0.51f;

    /// <summary>How large the head is.</summary>
    public float Zoom { get; init; } = 0.95f;

    /// <summary>How much larger or smaller it may be.</summary>
    public float ZoomRange { get; init; } = 0.06f;

    /// <summary>Where the lamp is: -1 is the picture's left.</summary>
    public (float Low, float High) LightX { get; init; } = (-0.7f, 0.7f);

    /// <summary>Where the lamp is: -1 is above.</summary>
    public (float Low, float High) LightY { get; init; } = (-0.75f, -0.2f);

    /// <summary>How strong it is.</summary>
    public (float Low, float High) LightStrength { get; init; } = (0.5f, 0.9f);

    /// <summary>How bright the background is, 0..1.</summary>
    public (float Low, float High) BackgroundLight { get; init; } = (0.5f, 0.78f);

    /// <summary>How much color the background has: 0 none.</summary>
    public float BackgroundColor { get; init; } = 1;

    /// <summary>Grey levels of noise.</summary>
    public (float Low, float High) Noise { get; init; } = (0.6f, 1.9f);

    /// <summary>How much the exposure varies.</summary>
    public float Brightness { get; init; } = 0.10f;

    /// <summary>How much the balance of red and blue varies.</summary>
    public float Warmth { get; init; } = 0.03f;

    /// <summary>How much the part of green varies.</summary>
    public float Tint { get; init; } = 0.012f;
}
