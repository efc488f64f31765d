using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>The made-up characters of the practice sets, under the names of the published ones.</summary>
public static class PracticeCast
{
    /// <summary>Six drawn characters under FERG's names.</summary>
    public static IReadOnlyList<PracticeCharacter> Ferg { get; } =
    [
        new()
        {
            Name = "aia", Hair = PracticeHair.Flowing, HairColor = Rgb.Hex(0x2B1A17), BrowColor = Rgb.Hex(0x24140F), Skin = Rgb.Hex(0xC98A62),
            LipColor = Rgb.Hex(0xA94A4C), IrisColor = Rgb.Hex(0x4A2A12), ClothesColor = Rgb.Hex(0xC2506B), EyeWidth = 0.33f, EyeHeight = 0.46f,
            IrisSize = 0.195f, Lashes = 1, LipThickness = 0.10f, JawWidth = 0.68f, ChinWidth = 0.27f, Chin = 1.2f, HeadWidth = 0.96f,
            BrowThickness = 0.085f, NoseLength = 0.43f, NoseWidth = 0.15f, MouthHeight = 0.79f, Folds = 0.3f, EyeTilt = 0.05f,
        },
        new()
        {
            Name = "bonnie", Hair = PracticeHair.Bob, HairColor = Rgb.Hex(0xA8481F), BrowColor = Rgb.Hex(0x7E3416), Skin = Rgb.Hex(0xF6CBB0),
            LipColor = Rgb.Hex(0xCF5F62), IrisColor = Rgb.Hex(0x3E8A55), ClothesColor = Rgb.Hex(0x3F7F86), EyeWidth = 0.34f, EyeHeight = 0.5f,
            IrisSize = 0.20f, Lashes = 0.8f, LipThickness = 0.085f, JawWidth = 0.74f, ChinWidth = 0.3f, Chin = 1.16f, HeadWidth = 1.02f,
            BrowThickness = 0.09f, NoseLength = 0.40f, NoseWidth = 0.13f, MouthHeight = 0.76f, Folds = 0.25f, EyeDistance = 0.46f,
        },
        new()
        {
            Name = "jules", Hair = PracticeHair.Quiff, HairColor = Rgb.Hex(0xC9963F), BrowColor = Rgb.Hex(0x8A6022), Skin = Rgb.Hex(0xF0C19C),
            LipColor = Rgb.Hex(0xC67868), IrisColor = Rgb.Hex(0x3B74B8), ClothesColor = Rgb.Hex(0x4C5C8C), EyeWidth = 0.30f, EyeHeight = 0.40f,
            IrisSize = 0.175f, LipThickness = 0.065f, JawWidth = 0.78f, ChinWidth = 0.4f, Chin = 1.32f, HeadWidth = 0.96f, BrowThickness = 0.13f,
            NoseLength = 0.5f, NoseWidth = 0.18f, MouthHeight = 0.87f, BrowHeight = -0.45f, Folds = 0.5f,
        },
        new()
        {
            Name = "malcolm", Hair = PracticeHair.Cropped, HairColor = Rgb.Hex(0x17110F), BrowColor = Rgb.Hex(0x120C0A), Skin = Rgb.Hex(0x8A5A3C),
            LipColor = Rgb.Hex(0x8C4A42), IrisColor = Rgb.Hex(0x3A2010), ClothesColor = Rgb.Hex(0xC9A23C), EyeWidth = 0.30f, EyeHeight = 0.41f,
            IrisSize = 0.175f, LipThickness = 0.11f, JawWidth = 0.84f, ChinWidth = 0.46f, Chin = 1.3f, HeadWidth = 1.0f, BrowThickness = 0.135f,
            NoseLength = 0.48f, NoseWidth = 0.22f, MouthHeight = 0.86f, MouthWidth = 0.39f, Stubble = 0.5f, Folds = 0.6f,
        },
        new()
        {
            Name = "mery", Hair = PracticeHair.Fringe, HairColor = Rgb.Hex(0x5B3524), BrowColor = Rgb.Hex(0x44261A), Skin = Rgb.Hex(0xE8B48E),
            LipColor = Rgb.Hex(0xBE5560), IrisColor = Rgb.Hex(0x6A5A9C), ClothesColor = Rgb.Hex(0x7B5AA0), EyeWidth = 0.33f, EyeHeight = 0.44f,
            IrisSize = 0.185f, Lashes = 0.7f, LipThickness = 0.08f, JawWidth = 0.8f, ChinWidth = 0.36f, Chin = 1.14f, HeadWidth = 1.06f,
            BrowThickness = 0.095f, NoseLength = 0.42f, NoseWidth = 0.16f, MouthHeight = 0.77f, Folds = 0.4f, EyeDistance = 0.47f,
        },
        new()
        {
            Name = "ray", Hair = PracticeHair.Curly, HairColor = Rgb.Hex(0x6E6A66), BrowColor = Rgb.Hex(0x4E4A46), Skin = Rgb.Hex(0xD9A27E),
            LipColor = Rgb.Hex(0xB0645A), IrisColor = Rgb.Hex(0x5E6E3A), ClothesColor = Rgb.Hex(0x5A7A4C), EyeWidth = 0.285f, EyeHeight = 0.37f,
            IrisSize = 0.165f, LipThickness = 0.065f, JawWidth = 0.7f, ChinWidth = 0.32f, Chin = 1.36f, HeadWidth = 0.92f, BrowThickness = 0.15f,
            NoseLength = 0.54f, NoseWidth = 0.21f, MouthHeight = 0.9f, BrowHeight = -0.43f, Folds = 0.9f, EyeDistance = 0.41f,
        },
    ];

    /// <summary>Ten photographic subjects under JAFFE's codes.</summary>
    public static IReadOnlyList<PracticeCharacter> Jaffe { get; } =
    [
        Subject("KA", PracticeHair.Bob, 0x2A2422, 0xD8B49A, 0.93f, 0.68f, 1.24f) with { EyeWidth = 0.27f, EyeHeight = 0.30f, BrowThickness = 0.07f, Lashes = 0.3f },
        Subject("KL", PracticeHair.Flowing, 0x3A2A20, 0xE2C0A6, 0.90f, 0.62f, 1.22f) with { EyeWidth = 0.26f, EyeHeight = 0.33f, BrowThickness = 0.065f, Lashes = 0.5f, LipThickness = 0.085f },
        Subject("KM", PracticeHair.Fringe, 0x1E1A1A, 0xD2A88C, 0.97f, 0.72f, 1.20f) with { EyeWidth = 0.26f, EyeHeight = 0.28f, BrowThickness = 0.08f },
        Subject("KR", PracticeHair.Cropped, 0x26201E, 0xB98A6C, 0.94f, 0.76f, 1.28f) with { EyeWidth = 0.25f, EyeHeight = 0.28f, BrowThickness = 0.115f, Stubble = 0.35f, NoseWidth = 0.2f },
        Subject("MK", PracticeHair.Bun, 0x4A3A30, 0xE6C8B0, 0.91f, 0.64f, 1.23f) with { EyeWidth = 0.27f, EyeHeight = 0.32f, BrowThickness = 0.06f, Lashes = 0.4f },
        Subject("NA", PracticeHair.Quiff, 0x3C3430, 0xC89E80, 0.96f, 0.79f, 1.31f) with { EyeWidth = 0.25f, EyeHeight = 0.29f, BrowThickness = 0.12f, NoseWidth = 0.19f, NoseLength = 0.5f },
        Subject("NM", PracticeHair.Curly, 0x221C1A, 0x8E6248, 0.94f, 0.70f, 1.22f) with { EyeWidth = 0.27f, EyeHeight = 0.33f, BrowThickness = 0.08f, LipThickness = 0.11f, NoseWidth = 0.21f, Lashes = 0.3f },
        Subject("TM", PracticeHair.Flowing, 0x5A4A3C, 0xDDB89E, 0.95f, 0.69f, 1.26f) with { EyeWidth = 0.25f, EyeHeight = 0.31f, BrowThickness = 0.07f, EyeTilt = 0.06f },
        Subject("UY", PracticeHair.Bob, 0x6E665E, 0xDAB69C, 0.98f, 0.74f, 1.18f) with { EyeWidth = 0.26f, EyeHeight = 0.29f, BrowThickness = 0.075f, Folds = 1 },
        Subject("YM", PracticeHair.None, 0x3A302A, 0x9C6E52, 0.93f, 0.73f, 1.27f) with { EyeWidth = 0.26f, EyeHeight = 0.30f, BrowThickness = 0.10f, Stubble = 0.6f, LipThickness = 0.095f, NoseWidth = 0.2f },
    ];

    /// <summary>
    /// Seventy people under KDEF's ids, women and men in turn, all in the same grey T-shirt. Those whose pictures are misnamed or black come first.
    /// </summary>
    public static IReadOnlyList<PracticeCharacter> Kdef { get; } =
    [
        .. Enumerable.Range(1, 35).OrderBy(id => id is 1 or 31 ? 0 : 1).ThenBy(id => id).SelectMany(id => new[] { Actor('F', id), Actor('M', id) }),
    ];

    /// <summary>Five men under the names of the Senthil-like set's folders.</summary>
    public static IReadOnlyList<PracticeCharacter> Senthil { get; } =
    [
        .. Enumerable.Range(1, 5).Select(id =>
        {
            var random = new CounterRandom((ulong)id, 's');
            var traits = new PersonTraits(20 + random.NextInt32(20), Female: false, 0.15f + 0.12f * id, 0.05f);
            return MadeUpPerson.Draw(FormattableString.Invariant($"s{id}"), traits, random) with
            {
                ClothesColor = new Rgb(0.3f + 0.5f * random.NextSingle(), 0.3f + 0.5f * random.NextSingle(), 0.3f + 0.5f * random.NextSingle()),
            };
        }),
    ];

    private static PracticeCharacter Actor(char gender, int id)
    {
        var random = new CounterRandom((ulong)id, gender);
        var traits = new PersonTraits(random.NextInt32(11) + 20, gender == 'F', 0.55f + 0.45f * random.NextSingle(), 0.75f);
        return MadeUpPerson.Draw(FormattableString.Invariant($"{gender}{id:00}"), traits, random) with { ClothesColor = Rgb.Hex(0x8E9296), Stubble = 0 };
    }

    private static PracticeCharacter Subject(string name, PracticeHair hair, int hairColor, int skin, float head, float jaw, float chin) => new()
    {
        Name = name,
        Style = PracticeStyle.Photographic,
        Hair = hair,
        HairColor = Rgb.Hex(hairColor),
        BrowColor = Rgb.Hex(hairColor).Times(0.8f),
        Skin = Rgb.Hex(skin),
        LipColor = Rgb.Hex(skin).Mix(Rgb.Hex(0x8A3030), 0.5f),
        IrisColor = Rgb.Hex(0x3A2A20),
        ClothesColor = Rgb.Hex(0x6A6A6E),
        HeadWidth = head,
        JawWidth = jaw,
        Chin = chin,
        ChinWidth = 0.42f * jaw,
        EyeDistance = 0.40f,
        IrisSize = 0.135f,
        BrowHeight = -0.38f,
        BrowLength = 0.31f,
        NoseLength = 0.48f,
        MouthHeight = 0.82f,
        MouthWidth = 0.33f,
        Folds = 0.6f,
    };
}
