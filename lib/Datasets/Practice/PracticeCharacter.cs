namespace FerLib.Datasets.Practice;

/// <summary>What does not change about a practice face: proportions, colors, hair.</summary>
/// <remarks>
/// Lengths are in face units: the eyes lie at height 0, a face is about 2 wide and 2.6 high, x points to the picture's right and y down.
/// </remarks>
public sealed record PracticeCharacter
{
    /// <summary>The name in the files: "aia", "KA".</summary>
    public required string Name { get; init; }

    /// <summary>How the face is painted. Default: drawn.</summary>
    public PracticeStyle Style { get; init; }

    /// <summary>The skin's color.</summary>
    public Rgb Skin { get; init; } = Rgb.Hex(0xE9B894);

    /// <summary>The hair's color.</summary>
    public Rgb HairColor { get; init; } = Rgb.Hex(0x4A2E1F);

    /// <summary>The brows' color.</summary>
    public Rgb BrowColor { get; init; } = Rgb.Hex(0x3A2418);

    /// <summary>The lips' color.</summary>
    public Rgb LipColor { get; init; } = Rgb.Hex(0xC0605C);

    /// <summary>The irises' color.</summary>
    public Rgb IrisColor { get; init; } = Rgb.Hex(0x5B3A1E);

    /// <summary>The clothes' color.</summary>
    public Rgb ClothesColor { get; init; } = Rgb.Hex(0x4F6D8A);

    /// <summary>How the hair is worn.</summary>
    public PracticeHair Hair { get; init; } = PracticeHair.Cropped;

    /// <summary>Half the width of the head at the cheekbones.</summary>
    public float HeadWidth { get; init; } = 0.98f;

    /// <summary>Half the width at the mouth.</summary>
    public float JawWidth { get; init; } = 0.74f;

    /// <summary>Half the width of the chin.</summary>
    public float ChinWidth { get; init; } = 0.36f;

    /// <summary>Height of the chin, at rest.</summary>
    public float Chin { get; init; } = 1.26f;

    /// <summary>Height of the crown (negative).</summary>
    public float Crown { get; init; } = -1.22f;

    /// <summary>Distance of an eye from the middle.</summary>
    public float EyeDistance { get; init; } = 0.44f;

    /// <summary>Half the width of an eye.</summary>
    public float EyeWidth { get; init; } = 0.31f;

    /// <summary>How far an eye is open at rest, both lids.</summary>
    public float EyeHeight { get; init; } = 0.40f;

    /// <summary>How much higher an eye's outer corner is than its inner one.</summary>
    public float EyeTilt { get; init; } = 0.03f;

    /// <summary>Radius of an iris.</summary>
    public float IrisSize { get; init; } = 0.17f;

    /// <summary>Height of the brows (negative).</summary>
    public float BrowHeight { get; init; } = -0.46f;

    /// <summary>Half the length of a brow.</summary>
    public float BrowLength { get; init; } = 0.34f;

    /// <summary>Thickness of a brow.</summary>
    public float BrowThickness { get; init; } = 0.11f;

    /// <summary>Height of the nose's tip.</summary>
    public float NoseLength { get; init; } = 0.46f;

    /// <summary>Half the width of the nose.</summary>
    public float NoseWidth { get; init; } = 0.17f;

    /// <summary>Height of the mouth.</summary>
    public float MouthHeight { get; init; } = 0.82f;

    /// <summary>Half the width of the mouth at rest.</summary>
    public float MouthWidth { get; init; } = 0.36f;

    /// <summary>Thickness of the upper lip.</summary>
    public float LipThickness { get; init; } = 0.075f;

    /// <summary>Length of the lashes, 0..1.</summary>
    public float Lashes { get; init; }

    /// <summary>How deep the folds of the skin are, 0..1.</summary>
    public float Folds { get; init; } = 0.6f;

    /// <summary>How much the years show in a face at rest: folds that stay, heavier lids, 0..1. Default 0.</summary>
    public float Age { get; init; }

    /// <summary>How dark the shadow of a beard is, 0..1.</summary>
    public float Stubble { get; init; }
}
