using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>Draws people who do not exist: proportions, hair and skin from broad, overlapping ranges.</summary>
/// <remarks>
/// The ranges are ours and rough. They give the practice sets many different faces; they describe nobody, and no group of people.
/// </remarks>
internal static class MadeUpPerson
{
    // From dark to light; neighbours are mixed.
    private static readonly Rgb[] Skins =
        [Rgb.Hex(0x5A3624), Rgb.Hex(0x7A4E38), Rgb.Hex(0x9A6C50), Rgb.Hex(0xBC8E70), Rgb.Hex(0xD2A88C), Rgb.Hex(0xE2BEA4), Rgb.Hex(0xECCFBC)];
    private static readonly Rgb[] DarkHair = [Rgb.Hex(0x15110F), Rgb.Hex(0x1E1816), Rgb.Hex(0x2B211C), Rgb.Hex(0x33261F)];
    private static readonly Rgb[] FairHair =
        [Rgb.Hex(0x4A3426), Rgb.Hex(0x5E442F), Rgb.Hex(0x7A5A3A), Rgb.Hex(0x9C7A4C), Rgb.Hex(0xB8965E), Rgb.Hex(0x7E4428)];
    private static readonly Rgb[] Irises = [Rgb.Hex(0x3A2618), Rgb.Hex(0x4A3020), Rgb.Hex(0x5E4A2E), Rgb.Hex(0x4E6272), Rgb.Hex(0x55694E)];
    private static readonly PracticeHair[] Long =
        [PracticeHair.Flowing, PracticeHair.Bob, PracticeHair.Bun, PracticeHair.Fringe, PracticeHair.Curly, PracticeHair.Bun, PracticeHair.Cropped];
    private static readonly PracticeHair[] Short =
        [PracticeHair.Cropped, PracticeHair.Quiff, PracticeHair.Cropped, PracticeHair.Curly, PracticeHair.Quiff, PracticeHair.Cropped, PracticeHair.None];

    /// <summary>Draws a person.</summary>
    /// <param name="name">The name of the character: its hair falls the same way in every picture.</param>
    /// <param name="traits">What it is to look like.</param>
    /// <param name="random">Gives the rest.</param>
    public static PracticeCharacter Draw(string name, PersonTraits traits, CounterRandom random)
    {
        float Between(float low, float high) => low + (high - low) * random.NextSingle();
        float child = Math.Clamp((15 - traits.Age) / 14f, 0, 1), old = Math.Clamp((traits.Age - 32) / 50f, 0, 1);
        float broad = traits.Female ? 0 : 1 - child;
        Rgb hair = HairColor(traits, Between(0, 1), random);
        Rgb skin = SkinOf(Math.Clamp(traits.Tone + Between(-0.04f, 0.04f), 0, 1));
        float jaw = Between(0.62f, 0.74f) + Between(0, 0.06f) * broad;
        return new PracticeCharacter
        {
            Name = name,
            Style = PracticeStyle.ColorPhotographic,
            Hair = HairOf(traits, old, random),
            HairColor = hair,
            BrowColor = hair.Times(0.8f),
            Skin = skin,
            LipColor = skin.Mix(Rgb.Hex(0x9A3A3A), Between(0.38f, 0.55f)),
            IrisColor = traits.FairHair > 0.3f ? Irises[random.NextInt32(Irises.Length)] : Irises[random.NextInt32(2)],
            HeadWidth = Between(0.90f, 0.98f) + 0.04f * child,
            JawWidth = jaw + 0.04f * child,
            Chin = Between(1.19f, 1.27f) + Between(0, 0.05f) * broad - 0.12f * child,
            ChinWidth = jaw * Between(0.38f, 0.48f),
            Crown = -1.22f - 0.12f * child,
            EyeDistance = Between(0.385f, 0.415f) + 0.02f * child,
            EyeWidth = Between(0.245f, 0.275f) + 0.02f * child,
            EyeHeight = Between(0.27f, 0.33f) + 0.06f * child - 0.03f * old,
            EyeTilt = Between(0.0f, 0.06f),
            IrisSize = 0.135f + 0.012f * child,
            BrowHeight = Between(-0.40f, -0.35f) - 0.02f * child,
            BrowLength = Between(0.28f, 0.32f),
            BrowThickness = Between(0.055f, 0.085f) + Between(0.005f, 0.035f) * broad - 0.02f * child,
            NoseLength = Between(0.46f, 0.51f) - 0.07f * child + 0.02f * old,
            NoseWidth = Between(0.155f, 0.20f) - 0.02f * child,
            MouthHeight = Between(0.80f, 0.84f) + 0.02f * broad - 0.09f * child,
            MouthWidth = Between(0.305f, 0.355f) - 0.02f * child,
            LipThickness = Between(0.065f, 0.10f) - 0.015f * old,
            Lashes = traits.Female ? Between(0.05f, 0.4f) : 0,
            Folds = Math.Clamp(Between(0.4f, 0.7f) - 0.3f * child + 0.35f * old, 0, 1),
            Age = old,
            Stubble = broad > 0.9f ? Between(0, 0.45f) * Math.Clamp((traits.Age - 16) / 8f, 0, 1) : 0,
            ClothesColor = Rgb.Hex(0x70747A),
        };
    }

    private static Rgb SkinOf(float tone)
    {
        float at = tone * (Skins.Length - 1);
        int below = Math.Min((int)at, Skins.Length - 2);
        return Skins[below].Mix(Skins[below + 1], at - below);
    }

    private static Rgb HairColor(PersonTraits traits, float shade, CounterRandom random)
    {
        Rgb[] colors = random.NextSingle() < traits.FairHair ? FairHair : DarkHair;
        Rgb color = colors[random.NextInt32(colors.Length)];
        // Hair turns grey from about 40 on, at everybody's own pace.
        float grey = Math.Clamp((traits.Age - 40 - 20 * (shade - 0.5f)) / 28f, 0, 1);
        return color.Mix(Rgb.Hex(0xB9B5AF).Times(0.85f + 0.15f * shade), grey);
    }

    private static PracticeHair HairOf(PersonTraits traits, float old, CounterRandom random)
    {
        bool isLong = random.NextSingle() < (traits.Female ? 0.9f : 0.03f);
        int last = isLong || random.NextSingle() < 0.15f + 0.5f * old ? 0 : 1;
        PracticeHair[] styles = isLong ? Long : Short;
        PracticeHair drawn = styles[random.NextInt32(styles.Length - last)];
        return traits.Age <= 1 ? PracticeHair.None : drawn;
    }
}
