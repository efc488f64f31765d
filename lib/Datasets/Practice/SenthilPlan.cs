using System.Globalization;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the Senthil-like set: five men with sixteen pictures each, in identity folders; expressions, lamps and covers are mixed so
/// that none tells another.
/// </summary>
/// <remarks>Nothing about names is published: the folders <c>s1</c>..<c>s5</c> with files <c>1.jpg</c>..<c>16.jpg</c> are ours.</remarks>
internal static class SenthilPlan
{
    /// <summary>The set is always whole.</summary>
    public const int PublishedPictures = 80;

    private const ulong Key = 0x53656e746869;
    private const int PicturesPerMan = 16;

    private static readonly Studio[] Lamps =
    [
        Studio.Senthil,
        Studio.Senthil with { LightX = (-1, -0.8f), LightStrength = (0.75f, 0.9f) },
        Studio.Senthil with { LightX = (0.8f, 1), LightStrength = (0.75f, 0.9f) },
    ];

    // Of every eight pictures of an expression three are covered.
    private static readonly PracticeCover[] Covers =
        [PracticeCover.None, PracticeCover.DarkGlasses, PracticeCover.None, PracticeCover.None, PracticeCover.Scarf, PracticeCover.None, PracticeCover.Hand, PracticeCover.None];

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(ulong seed)
    {
        var pictures = new PracticePicture[PublishedPictures];
        int classes = Expressions.All.Count;
        for (int expression = 0; expression < classes; expression++)
        {
            // The pictures of an expression, in an order of their own: lamps and covers follow it, not the men.
            int[] shown = [.. Enumerable.Range(0, PublishedPictures).Where(i => (i + i / PicturesPerMan) % classes == expression)];
            var random = new CounterRandom(seed, Key, (ulong)expression);
            random.Shuffle<int>(shown);
            double[][] points = LatinHypercube.Draw(shown.Length, ClipPlan.Coordinates, random);
            IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(Expressions.All[expression]);
            for (int k = 0; k < shown.Length; k++)
            {
                int i = shown[k], man = i / PicturesPerMan;
                PracticeCharacter who = PracticeCast.Senthil[man];
                var plan = new ClipPlan(who, Lamps[k % Lamps.Length] with { Cover = Covers[(k + expression) % Covers.Length] }, points[k]);
                const double Moment = 0.5;
                pictures[i] = new PracticePicture(
                    string.Create(CultureInfo.InvariantCulture, $"senthil/{who.Name}/{i % PicturesPerMan + 1}.jpg"), Expressions.All[expression], who, i,
                    Performance.At(variants[k % variants.Count], plan.Peak, Moment, plan.Choice), plan, Moment, random.NextUInt32());
            }
        }

        return pictures;
    }

    /// <summary>Writes what was drawn: <c>file,subject,expression</c>.</summary>
    public static void WriteLabels(string root, IReadOnlyList<PracticePicture> pictures) => CsvTable.Write(
        Path.Combine(root, Manifest.LabelFileName),
        pictures.Select(picture => (IEnumerable<string?>)[picture.Path, picture.Character.Name, picture.Expression]).Prepend(["file", "subject", "expression"]));
}
