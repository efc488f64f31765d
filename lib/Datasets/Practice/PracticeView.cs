namespace FerLib.Datasets.Practice;

/// <summary>What does change from picture to picture besides the expression: pose, camera, light, background, grain.</summary>
public sealed record PracticeView
{
    /// <summary>
    /// The head turned to the picture's right, in radians: -π/2 (a profile, its nose to the picture's left) .. π/2. From about 0.35 on what
    /// the nose and the edge of the face hide is not seen.
    /// </summary>
    public float Yaw { get; init; }

    /// <summary>The head bent down, in radians.</summary>
    public float Pitch { get; init; }

    /// <summary>The head tilted clockwise, in radians.</summary>
    public float Roll { get; init; }

    /// <summary>Where the middle of the head is, as a part of the picture's width.</summary>
    public float CenterX { get; init; } = 0.5f;

    /// <summary>Where the middle of the head is, as a part of the picture's height.</summary>
    public float CenterY { get; init; } = 0.5f;

    /// <summary>How large the head is: 1 nearly fills the picture.</summary>
    public float Zoom { get; init; } = 1;

    /// <summary>Where the light comes from: -1 is the picture's left, 1 its right.</summary>
    public float LightX { get; init; } = -0.35f;

    /// <summary>Where the light comes from: -1 is above, 1 below.</summary>
    public float LightY { get; init; } = -0.5f;

    /// <summary>How strong the lamp is against the light from all around, 0..1.</summary>
    public float LightStrength { get; init; } = 0.75f;

    /// <summary>How much stronger the expression is on the picture's right half of the face, -1..1.</summary>
    public float Asymmetry { get; init; }

    /// <summary>Where the eyes look, -1 (picture's left) .. 1.</summary>
    public float GazeX { get; init; }

    /// <summary>Where the eyes look, -1 (up) .. 1 (down).</summary>
    public float GazeY { get; init; }

    /// <summary>The background at the top.</summary>
    public Rgb BackgroundTop { get; init; } = Rgb.Hex(0xB9C7D6);

    /// <summary>The background at the bottom.</summary>
    public Rgb BackgroundBottom { get; init; } = Rgb.Hex(0x8FA3B8);

    /// <summary>How far bright and dark are apart: 1 as painted, 0.9 a tenth closer.</summary>
    public float Contrast { get; init; } = 1;

    /// <summary>Deviation of the sensor's noise in grey levels.</summary>
    public float Noise { get; init; } = 1.5f;

    /// <summary>What covers a part of the face. Default: nothing.</summary>
    public PracticeCover Cover { get; init; }

    /// <summary>What the exposure is brought to; null leaves it as painted.</summary>
    internal Exposure? Exposure { get; init; }
}
