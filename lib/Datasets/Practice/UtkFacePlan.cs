using System.Globalization;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the UTKFace-like set: every picture another made-up face, with age, gender and ethnicity codes in its name as often as in
/// the published set, and three of its misspelled names.
/// </summary>
/// <remarks>
/// The codes are drawn only roughly: years as proportions, folds and grey hair, the rest as skin and hair from broad, overlapping ranges.
/// They show how a slice by such codes is made. No result on these pictures says anything about people or about any group of them.
/// </remarks>
internal static class UtkFacePlan
{
    /// <summary>All files of the published set, with those whose names cannot be read.</summary>
    public const int PublishedPictures = 23_708;

    private const ulong Key = 0x55544b46;

    // One for each expression beside the misspelled ones.
    private const int FewestPictures = 10;

    /// <summary>Names of the published set that lack the ethnicity; they are in every set, of whatever size.</summary>
    private static readonly (string Name, int Age, int Gender)[] Misspelled =
    [
        ("39_1_20170116174525125", 39, 1), ("61_1_20170109142408075", 61, 1), ("61_1_20170109150557335", 61, 1),
    ];

    // How many readable files of the published set have each ethnicity (0 White, 1 Black, 2 Asian, 3 Indian, 4 others) and gender (0 male, 1 female).
    private static readonly (int Ethnicity, int Gender, int Count)[] Published =
    [
        (0, 0, 5477), (0, 1, 4601), (1, 0, 2318), (1, 1, 2208), (2, 0, 1575), (2, 1, 1859), (3, 0, 2261), (3, 1, 1714), (4, 0, 760), (4, 1, 932),
    ];

    // Broad and overlapping: the skin's range from 0 (darkest) to 1 (lightest), and how likely hair is brown, red or fair.
    private static readonly (float Darkest, float Lightest, float FairHair)[] Ranges =
        [(0.62f, 1, 0.6f), (0, 0.5f, 0.08f), (0.5f, 0.95f, 0.1f), (0.22f, 0.75f, 0.08f), (0.3f, 0.9f, 0.25f)];

    // Upper ends of the age groups, and which part of the pictures lies at or below them: about as in the published set.
    private static readonly (int Age, double Part)[] Ages =
        [(0, 0), (2, 0.07), (9, 0.13), (17, 0.18), (25, 0.33), (35, 0.62), (45, 0.75), (55, 0.86), (65, 0.93), (80, 0.98), (100, 0.9985), (116, 1)];

    /// <summary>Any number, but all expressions and all misspelled names.</summary>
    public static int Fit(int pictures) => Math.Max(pictures, FewestPictures);

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(ulong seed, int size)
    {
        int named = size - Misspelled.Length, classes = Expressions.All.Count;
        int[] order = [.. Enumerable.Range(0, named)];
        new CounterRandom(seed, Key).Shuffle<int>(order);
        double[][][] points = [.. Enumerable.Range(0, classes).Select(expression => LatinHypercube.Draw(
            (size - expression + classes - 1) / classes, ClipPlan.Coordinates + 1, new CounterRandom(seed, Key, (ulong)expression)))];
        HashSet<string> stamps = [.. Misspelled.Select(file => file.Name[^17..])];
        var pictures = new PracticePicture[size];
        for (int i = 0; i < size; i++)
        {
            var random = new CounterRandom(seed, Key, (ulong)classes, (ulong)i);
            double[] point = points[i % classes][i / classes];
            if (i >= named)
            {
                (string name, int age, int gender) = Misspelled[i - named];
                pictures[i] = Picture(i, name, age, gender, random.NextInt32(Ranges.Length), point, random);
            }
            else
            {
                (int ethnicity, int gender) = CodesOf(order[i], named);
                int age = AgeOf(point[^1]);
                string stamp = Stamp(random);
                while (!stamps.Add(stamp))
                    stamp = Stamp(random);
                pictures[i] = Picture(
                    i, string.Create(CultureInfo.InvariantCulture, $"{age}_{gender}_{ethnicity}_{stamp}"), age, gender, ethnicity, point, random);
            }
        }

        return pictures;
    }

    /// <summary>Writes what was drawn, for the files whose names can be read: <c>file,expression</c>.</summary>
    public static void WriteLabels(string root, IReadOnlyList<PracticePicture> pictures) => CsvTable.Write(
        Path.Combine(root, Manifest.LabelFileName),
        pictures.SkipLast(Misspelled.Length).Select(picture => (IEnumerable<string?>)[picture.Path, picture.Expression]).Prepend(["file", "expression"]));

    private static PracticePicture Picture(int i, string name, int age, int gender, int ethnicity, double[] point, CounterRandom random)
    {
        (float darkest, float lightest, float fair) = Ranges[ethnicity];
        var traits = new PersonTraits(age, gender == 1, darkest + (lightest - darkest) * random.NextSingle(), fair);
        string expression = Expressions.All[i % Expressions.All.Count];
        PracticeCharacter who = MadeUpPerson.Draw(name, traits, random);
        who = who with { ClothesColor = who.IrisColor.Mix(new Rgb(random.NextSingle(), random.NextSingle(), random.NextSingle()), 0.7f) };
        var plan = new ClipPlan(who, Studio.UtkFace, point);
        const double Moment = 0.5;
        IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(expression);
        return new PracticePicture(
            $"UTKFace/{name}.jpg.chip.jpg", expression, who, i,
            Performance.At(variants[random.NextInt32(variants.Count)], plan.Peak, Moment, plan.Choice), plan, Moment, random.NextUInt32());
    }

    /// <summary>The codes of one of n pictures, so that all of them together have the published proportions; with all, the published counts.</summary>
    private static (int Ethnicity, int Gender) CodesOf(int rank, int pictures)
    {
        const int All = PublishedPictures - 3;
        long at = (2L * rank + 1) * All / (2L * pictures);
        foreach ((int ethnicity, int gender, int count) in Published)
        {
            if (at < count)
                return (ethnicity, gender);
            at -= count;
        }

        throw new InvalidOperationException($"The published counts do not add up to {All}.");
    }

    private static int AgeOf(double part)
    {
        int group = Array.FindIndex(Ages, 1, age => part < age.Part);
        ((int low, double from), (int high, double to)) = (Ages[group - 1], Ages[group]);
        return low + 1 + (int)((part - from) / (to - from) * (high - low));
    }

    /// <summary>A moment of the days on which the published pictures were named: yyyymmddHHMMSSFFF.</summary>
    private static string Stamp(CounterRandom random) => string.Create(
        CultureInfo.InvariantCulture,
        $"201701{random.NextInt32(17) + 3:00}{random.NextInt32(24):00}{random.NextInt32(60):00}{random.NextInt32(60):00}{random.NextInt32(1000):000}");
}
