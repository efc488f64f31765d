using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>Made-up people for the sets in photographic style with color: proportions, hair and skin from broad, overlapping ranges.</summary>
/// <remarks>
/// The age, gender and ethnicity in a practice file's name are codes of the published set's layout; the drawn face follows them only
/// roughly, and no result on it says anything about people.
/// </remarks>
internal static class PracticePeople
{
    private const double GrowsUp = 14;
    private static readonly PracticeHair[] LongHair = [PracticeHair.Bob, PracticeHair.Flowing, PracticeHair.Bun, PracticeHair.Fringe, PracticeHair.Curly];
    private static readonly PracticeHair[] ShortHair = [PracticeHair.Cropped, PracticeHair.Quiff, PracticeHair.Curly, PracticeHair.Cropped, PracticeHair.None];

    // The lightest and the darkest skin of each range; neighbouring ranges overlap.
    private static readonly (int Light, int Dark)[] Skins =
        [(0xF2CFB4, 0xC49470), (0xA9765A, 0x54362A), (0xF0D0AE, 0xBE946C), (0xCFA07C, 0x805640), (0xE6BE9C, 0x8E6248)];

    private static readonly int[] Hairs = [0x1C1614, 0x2E211A, 0x4A3222, 0x6B4A2E, 0x94683A, 0xB08A50];

    /// <summary>How many ranges of skin there are.</summary>
    public static int SkinRanges => Skins.Length;

    /// <summary>Draws a person.</summary>
    /// <param name="random">Whose numbers.</param>
    /// <param name="name">The name.</param>
    /// <param name="female">Which hair is likelier, and whether a beard's shadow can be.</param>
    /// <param name="skin">The range of the skin, 0..<see cref="SkinRanges"/> - 1.</param>
    /// <param name="age">Years: a child's proportions, folds, grey hair.</param>
    public static PracticeCharacter Draw(CounterRandom random, string name, bool female, int skin, double age)
    {
        float child = (float)Math.Clamp((GrowsUp - age) / GrowsUp, 0, 1), old = (float)Math.Clamp((age - 35) / 45, 0, 1);
        Rgb tone = Rgb.Hex(Skins[skin].Light).Mix(Rgb.Hex(Skins[skin].Dark), Next(0, 1));
        // Fair hair goes with the two lightest ranges only now and then; grey comes with age.
        int hair = skin is 0 or 4 ? random.NextInt32(Hairs.Length) : random.NextInt32(3);
        Rgb hairColor = Rgb.Hex(Hairs[hair]).Mix(Rgb.Hex(0xB9B6B2), old * Next(0.4f, 1));
        PracticeHair[] styles = female ? LongHair : ShortHair;
        PracticeHair style = styles[random.NextInt32(styles.Length)];
        if (style == PracticeHair.None && age is > 3 and < 30)
            style = PracticeHair.Cropped;
        float jaw = female ? Next(0.60f, 0.72f) : Next(0.68f, 0.80f);
        return new PracticeCharacter
        {
            Name = name,
            Style = PracticeStyle.ColorPhotographic,
            Hair = style,
            HairColor = hairColor,
            BrowColor = hairColor.Times(0.75f),
            Skin = tone,
            LipColor = tone.Mix(Rgb.Hex(female ? 0xA03C40 : 0x8A3E36), Next(0.35f, 0.55f)),
            IrisColor = Rgb.Hex(skin is 0 or 4 && random.NextInt32(2) == 0 ? 0x5C7A86 : 0x3C2A1C),
            ClothesColor = Rgb.Hex(0x84868A),
            HeadWidth = Next(0.91f, 0.98f) + 0.05f * child,
            JawWidth = jaw + 0.06f * child,
            ChinWidth = 0.42f * jaw,
            Chin = Next(1.20f, 1.31f) - 0.14f * child,
            Crown = -1.22f - 0.05f * child,
            EyeDistance = Next(0.39f, 0.43f),
            EyeWidth = Next(0.25f, 0.28f) + 0.03f * child,
            EyeHeight = Next(0.28f, 0.34f) + 0.05f * child,
            EyeTilt = Next(0.00f, 0.05f),
            IrisSize = 0.135f + 0.02f * child,
            BrowHeight = Next(-0.41f, -0.36f),
            BrowLength = Next(0.29f, 0.33f),
            BrowThickness = (female ? Next(0.055f, 0.08f) : Next(0.09f, 0.125f)) * (1 - 0.3f * child),
            NoseLength = Next(0.44f, 0.52f) - 0.08f * child,
            NoseWidth = Next(0.15f, 0.21f),
            MouthHeight = Next(0.79f, 0.85f) - 0.07f * child,
            MouthWidth = Next(0.31f, 0.37f),
            LipThickness = Next(0.065f, 0.10f) * (1 - 0.25f * old),
            Lashes = female ? Next(0.2f, 0.6f) : 0,
            Folds = Math.Clamp(0.35f + 0.65f * old - 0.3f * child, 0, 1),
            Stubble = female || age < 18 ? 0 : Next(0, 0.55f),
        };

        float Next(float low, float high) => low + (high - low) * random.NextSingle();
    }
}
