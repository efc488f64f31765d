using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the Senthil-like set: five men, sixteen pictures each, with expressions, light from the sides, dark glasses and a scarf. A
/// label file says what was drawn: the published set labels no expression.
/// </summary>
internal static class SenthilPlan
{
    private const ulong Key = 0x53454e54;
    private const int Men = 5;

    // Sixteen pictures: what is hidden, and where the light comes from. Every expression occurs twice, neutral four times.
    private static readonly (string Expression, PracticeCover Cover, float LightX)[] Shots =
    [
        ("neutral", PracticeCover.None, 0), ("happiness", PracticeCover.None, 0), ("sadness", PracticeCover.None, 0), ("anger", PracticeCover.None, 0),
        ("surprise", PracticeCover.None, 0), ("disgust", PracticeCover.None, 0), ("fear", PracticeCover.None, 0), ("neutral", PracticeCover.None, -1),
        ("neutral", PracticeCover.None, 1), ("happiness", PracticeCover.None, -1), ("surprise", PracticeCover.None, 1), ("anger", PracticeCover.DarkGlasses, 0),
        ("sadness", PracticeCover.DarkGlasses, 0), ("disgust", PracticeCover.DarkGlasses, 0), ("fear", PracticeCover.Scarf, 0),
        ("neutral", PracticeCover.Scarf, 0),
    ];

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(PracticeOptions options, int _)
    {
        List<PracticePicture> pictures = [];
        double[][] points = LatinHypercube.Draw(Men * Shots.Length, ClipPlan.Coordinates, new CounterRandom(options.Seed, Key));
        for (int man = 0; man < Men; man++)
        {
            string name = $"s{man + 1}";
            var random = new CounterRandom(options.Seed, Key, (ulong)man + 1);
            PracticeCharacter character = PracticePeople.Draw(random, name, female: false, skin: 3, age: random.NextDouble(19, 24)) with
            {
                ClothesColor = new Rgb(random.NextSingle(), random.NextSingle(), random.NextSingle()).Mix(Rgb.Hex(0x808080), 0.45f),
            };
            for (int shot = 0; shot < Shots.Length; shot++)
            {
                (string expression, PracticeCover cover, float lightX) = Shots[shot];
                int place = man * Shots.Length + shot;
                var plan = new ClipPlan(character, points[place], view => Room(view, cover, lightX));
                IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(expression);
                pictures.Add(new PracticePicture(
                    $"senthil/{name}/{shot + 1}.jpg", expression, character, place,
                    Performance.At(variants[place % variants.Count], plan.Peak, 0.5, plan.Choice), plan, 0.5,
                    new CounterRandom(options.Seed, Key, (ulong)man + 1, (ulong)shot + 1).NextUInt32())
                {
                    IsInLabelFile = true,
                });
            }
        }

        return pictures;
    }

    private static PracticeView Room(PracticeView drawn, PracticeCover cover, float lightX) => drawn with
    {
        CenterY = 0.52f + 0.4f * (drawn.CenterY - 0.5f),
        CenterX = 0.5f + 0.4f * (drawn.CenterX - 0.5f),
        Zoom = 0.80f + 0.3f * (drawn.Zoom - 0.9f),
        LightX = lightX == 0 ? 0.4f * drawn.LightX : lightX,
        LightStrength = lightX == 0 ? drawn.LightStrength : 1,
        Cover = cover,
    };
}
