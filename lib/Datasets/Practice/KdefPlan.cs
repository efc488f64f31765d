using System.Globalization;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the KDEF-like set: whole people of 70 pictures (two sessions, seven expressions, five angles), with the published set's
/// black, misnamed and odd-sized files, and averaged faces beside them.
/// </summary>
internal static class KdefPlan
{
    private const ulong Key = 0x4b444546;
    private const int PeopleOfAGender = 35, PicturesOfAPerson = 70, MostInAMean = 4;

    // Radians of a half profile.
    private const float HalfTurn = 0.62f;

    private static readonly (string Code, string Expression)[] Codes =
    [
        ("AF", "fear"), ("AN", "anger"), ("DI", "disgust"), ("HA", "happiness"), ("NE", "neutral"), ("SA", "sadness"), ("SU", "surprise"),
    ];

    private static readonly string[] Angles = ["FL", "HL", "S", "HR", "FR"];

    private static readonly HashSet<string> Black =
    [
        "AF01SUFR", "AF10AFFR", "AF11NEHL", "AF20DIHL", "AM25DIFL", "AM34DIFR", "BF13NEHR", "BM21DIFL", "BM22DIHL", "BM24DIFL",
    ];

    private static readonly Dictionary<string, string> Misnamed = new() { ["AF31SAHL"] = "AF31V", ["AM31SUHR"] = "AM31H", ["FAFHR"] = "FAHR" };
    private static readonly HashSet<string> OddSized = ["AM05ANFR", "BM10ANFR"];

    /// <summary>Plans every picture of the set: as many whole people as are needed, and the 70 averaged faces.</summary>
    public static IReadOnlyList<PracticePicture> Make(PracticeOptions options, int wanted)
    {
        int people = (wanted + PicturesOfAPerson - 1) / PicturesOfAPerson;
        List<PracticePicture> pictures = [];
        double[][][] points = [.. Codes.Select((_, expression) => LatinHypercube.Draw(
            2 * people, ClipPlan.Coordinates, new CounterRandom(options.Seed, Key, (ulong)expression)))];
        for (int person = 0; person < people; person++)
        {
            (bool female, int id) = PersonAt(person);
            string name = string.Create(CultureInfo.InvariantCulture, $"{(female ? 'F' : 'M')}{id:00}");
            PracticeCharacter character = Actor(options.Seed, name, female, id);
            for (int session = 0; session < 2; session++)
            {
                for (int expression = 0; expression < Codes.Length; expression++)
                    AddShot(pictures, options.Seed, character, session, expression, points[expression][2 * person + session]);
            }
        }

        pictures.AddRange(Averages(pictures));
        return pictures;
    }

    /// <summary>Numbers 1 and 31 of both genders come first, so that a small set has the published set's oddities too.</summary>
    internal static (bool Female, int Id) PersonAt(int place)
    {
        int[] ids = [1, 31, .. Enumerable.Range(2, PeopleOfAGender - 1).Where(id => id != 31)];
        return (place % 2 == 0, ids[place / 2]);
    }

    private static PracticeCharacter Actor(ulong seed, string name, bool female, int id)
    {
        var random = new CounterRandom(seed, Key, female ? 1u : 0u, (ulong)id, 7);
        int[] ranges = [0, 0, 0, 4, 2, 3];
        return PracticePeople.Draw(random, name, female, ranges[random.NextInt32(ranges.Length)], random.NextDouble(20, 31));
    }

    private static void AddShot(
        List<PracticePicture> pictures, ulong seed, PracticeCharacter character, int session, int expression, double[] point)
    {
        (string code, string label) = Codes[expression];
        string folder = $"{"AB"[session]}{character.Name}";
        int clip = pictures.Count / Angles.Length;
        IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(label);
        for (int angle = 0; angle < Angles.Length; angle++)
        {
            string file = folder + code + Angles[angle];
            int turn = angle;
            var plan = new ClipPlan(character, point, view => Studio(view, turn));
            // The same moment from all angles: one face before five cameras, as the published set looks.
            pictures.Add(new PracticePicture(
                $"KDEF_and_AKDEF/KDEF/{folder}/{Misnamed.GetValueOrDefault(file, file)}.JPG", label, character, clip,
                Performance.At(variants[(clip + session) % variants.Count], plan.Peak, 0.5, plan.Choice), plan, 0.5,
                new CounterRandom(seed, Key, (ulong)clip, (ulong)angle).NextUInt32())
            {
                IsBlack = Black.Contains(file),
                OddSize = OddSized.Contains(file) ? (970, 633) : null,
            });
        }
    }

    /// <summary>The studio: a soft even light, a plain wall, the head at one place and seen from one of five angles.</summary>
    private static PracticeView Studio(PracticeView drawn, int angle)
    {
        var wall = new Rgb(0.80f, 0.79f, 0.76f);
        return drawn with
        {
            Yaw = 0.15f * drawn.Yaw + angle switch { 1 => -HalfTurn, 3 => HalfTurn, _ => 0 },
            Pitch = 0.3f * drawn.Pitch,
            Roll = 0.3f * drawn.Roll,
            // The middle of the face box: (281, 411) of 562 x 762, in a square of 762.
            CenterX = 0.5f + 0.25f * (drawn.CenterX - 0.5f),
            CenterY = 0.53f + 0.25f * (drawn.CenterY - 0.5f),
            Zoom = 0.68f + 0.3f * (drawn.Zoom - 0.9f),
            LightX = 0.35f * drawn.LightX,
            LightStrength = 0.6f * drawn.LightStrength,
            GazeX = 0.4f * drawn.GazeX,
            GazeY = 0.4f * drawn.GazeY,
            BackgroundTop = wall,
            BackgroundBottom = wall.Times(0.93f),
            Noise = 0.6f * drawn.Noise,
            Profile = angle switch { 0 => PracticeProfile.Left, 4 => PracticeProfile.Right, _ => PracticeProfile.None },
        };
    }

    /// <summary>The averaged faces: one a gender, expression and angle, in grey, from some of the people's first sessions.</summary>
    private static IEnumerable<PracticePicture> Averages(List<PracticePicture> pictures) =>
        from gender in (char[])['F', 'M']
        from code in Codes
        from angle in Angles
        let name = $"{gender}{code.Code}{angle}"
        let of = pictures.Where(picture => !picture.IsBlack && picture.OddSize is null && picture.Character.Name[0] == gender
            && picture.Path.Contains($"/A{gender}", StringComparison.Ordinal)
            && picture.Path.EndsWith($"{code.Code}{angle}.JPG", StringComparison.Ordinal)).Take(MostInAMean).ToArray()
        where of.Length > 0
        select of[0] with { Path = $"KDEF_and_AKDEF/AKDEF/{Misnamed.GetValueOrDefault(name, name)}.JPG", MeanOf = of };
}
