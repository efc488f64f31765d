using FerLib.Datasets.Practice.Drawing;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the KDEF-like set: women and men in turn, each in two sessions with seven expressions from five angles, with the published
/// names and mistakes.
/// </summary>
/// <remarks>
/// The angles of one expression and session are one moment, seen by five cameras. A left profile shows the person's left side: the nose
/// points to the picture's left.
/// </remarks>
internal static class KdefPlan
{
    /// <summary>The pictures of one person: 2 sessions, 7 expressions, 5 angles.</summary>
    public const int PicturesPerPerson = 70;

    /// <summary>70 people.</summary>
    public const int PublishedPictures = 4900;

    private const ulong Key = 0x4b444546;

    // Columns x rows that two of the published files are reported to have.
    private static readonly Frame OddFrame = new(970, 633);

    private static readonly (string Code, string Expression)[] Shown =
    [
        ("AF", "fear"), ("AN", "anger"), ("DI", "disgust"), ("HA", "happiness"), ("NE", "neutral"), ("SA", "sadness"), ("SU", "surprise"),
    ];

    private static readonly (string Code, float Turn)[] Angles =
        [("FL", -MathF.PI / 2), ("HL", -MathF.PI / 4), ("S", 0), ("HR", MathF.PI / 4), ("FR", MathF.PI / 2)];

    private static readonly string[] Black =
    [
        "AF01SUFR", "AF10AFFR", "AF11NEHL", "AF20DIHL", "AM25DIFL", "AM34DIFR", "BF13NEHR", "BM21DIFL", "BM22DIHL", "BM24DIFL",
    ];

    private static readonly string[] OddlySized = ["AM05ANFR", "BM10ANFR"];

    private static readonly Dictionary<string, string> Misnamed = new() { ["AF31SAHL"] = "AF31V", ["AM31SUHR"] = "AM31H" };

    /// <summary>Whole people: as many as hold at least so many pictures.</summary>
    public static int Fit(int pictures) => Math.Min((pictures + PicturesPerPerson - 1) / PicturesPerPerson * PicturesPerPerson, PublishedPictures);

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(ulong seed, int size)
    {
        int people = size / PicturesPerPerson;
        double[][][] points = [.. Shown.Select((_, expression) =>
            LatinHypercube.Draw(2 * people, ClipPlan.Coordinates, new CounterRandom(seed, Key, (ulong)expression)))];
        List<PracticePicture> pictures = [];
        for (int sitting = 0; sitting < 2 * people; sitting++)
        {
            PracticeCharacter who = PracticeCast.Kdef[sitting / 2];
            for (int expression = 0; expression < Shown.Length; expression++)
                AddShot(pictures, seed, who, sitting, expression, points[expression][sitting]);
        }

        return [.. pictures.OrderBy(picture => picture.Path, StringComparer.Ordinal)];
    }

    private static void AddShot(List<PracticePicture> pictures, ulong seed, PracticeCharacter who, int sitting, int expression, double[] point)
    {
        (string code, string name) = Shown[expression];
        string folder = (sitting % 2 == 0 ? "A" : "B") + who.Name;
        IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(name);
        ActionUnits apex = variants[(sitting + expression) % variants.Count];
        for (int angle = 0; angle < Angles.Length; angle++)
        {
            string file = folder + code + Angles[angle].Code;
            Studio studio = Studio.Kdef with { Turn = Angles[angle].Turn };
            bool isBlack = Black.Contains(file), isOdd = OddlySized.Contains(file);
            var plan = new ClipPlan(who, isOdd ? studio with { Frame = OddFrame } : studio, point);
            const double Moment = 0.5;
            pictures.Add(new PracticePicture(
                $"KDEF_and_AKDEF/KDEF/{folder}/{Misnamed.GetValueOrDefault(file, file)}.JPG", name, who, sitting * Shown.Length + expression,
                Performance.At(apex, plan.Peak, Moment, plan.Choice), plan, Moment,
                new CounterRandom(seed, Key, (ulong)sitting, (ulong)expression, (ulong)angle).NextUInt32())
            {
                IsBlack = isBlack,
                Stack = isBlack || isOdd ? null : who.Name[..1] + code + Angles[angle].Code,
            });
        }
    }
}
