using System.Globalization;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// The plan of the UTKFace-like set: every picture another made-up face, with age, gender and ethnicity in its name as the published set has
/// them, and the published set's three names that lack one. A label file says which expression was drawn: the published set labels none.
/// </summary>
internal static class UtkFacePlan
{
    private const ulong Key = 0x55544b46;

    // The published pictures by ethnicity (0..4) and gender (0 male, 1 female): what the practice set is proportioned by.
    private static readonly int[,] Published = { { 5477, 4601 }, { 2318, 2208 }, { 1575, 1859 }, { 2261, 1714 }, { 760, 932 } };

    private static readonly string[] BadNames =
        ["39_1_20170116174525125.jpg.chip.jpg", "61_1_20170109142408075.jpg.chip.jpg", "61_1_20170109150557335.jpg.chip.jpg"];

    // Most pictures of the published set show adults of 20 to 40 and small children.
    private static readonly (int From, int To, double Share)[] Ages =
        [(1, 2, 0.05), (3, 12, 0.08), (13, 19, 0.07), (20, 29, 0.31), (30, 39, 0.19), (40, 54, 0.15), (55, 74, 0.11), (75, 100, 0.035), (101, 116, 0.005)];

    private static readonly DateTime FirstMoment = new(2017, 1, 9, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(PracticeOptions options, int wanted)
    {
        (int Ethnicity, int Gender)[] faces = [.. FacesOf(Math.Max(wanted - BadNames.Length, 0))];
        new CounterRandom(options.Seed, Key).Shuffle<(int Ethnicity, int Gender)>(faces);
        List<PracticePicture> pictures = [];
        int expressions = Expressions.All.Count, all = faces.Length + BadNames.Length;
        double[][][] points = [.. Enumerable.Range(0, expressions).Select(expression => LatinHypercube.Draw(
            (all + expressions - 1) / expressions, ClipPlan.Coordinates, new CounterRandom(options.Seed, Key, (ulong)expression + 1)))];
        for (int i = 0; i < all; i++)
        {
            bool isBad = i >= faces.Length;
            (int ethnicity, int gender) = isBad ? (0, 1) : faces[i];
            var random = new CounterRandom(options.Seed, Key, 100, (ulong)i);
            int age = isBad ? int.Parse(BadNames[i - faces.Length].AsSpan(0, 2), CultureInfo.InvariantCulture) : AgeOf(random.NextDouble(), random.NextDouble());
            // A picture every few seconds, so that no two have one time.
            DateTime moment = FirstMoment.AddMilliseconds(i * 29_123L + random.NextInt32(20_000));
            string name = isBad ? BadNames[i - faces.Length] : string.Create(
                CultureInfo.InvariantCulture, $"{age}_{gender}_{ethnicity}_{moment:yyyyMMddHHmmssfff}.jpg.chip.jpg");
            PracticeCharacter character = PracticePeople.Draw(random, name, gender == 1, ethnicity, age) with
            {
                ClothesColor = new Rgb(random.NextSingle(), random.NextSingle(), random.NextSingle()).Mix(Rgb.Hex(0x707070), 0.4f),
            };
            string expression = Expressions.All[i % expressions];
            var plan = new ClipPlan(character, points[i % expressions][i / expressions]);
            IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(expression);
            pictures.Add(new PracticePicture(
                $"UTKFace/{name}", expression, character, i, Performance.At(variants[random.NextInt32(variants.Count)], plan.Peak, 0.5, plan.Choice),
                plan, 0.5, random.NextUInt32())
            {
                IsInLabelFile = !isBad,
            });
        }

        return pictures;
    }

    /// <summary>The published proportions: the largest remainders get what rounding down leaves.</summary>
    private static IEnumerable<(int Ethnicity, int Gender)> FacesOf(int count)
    {
        double total = Published.Cast<int>().Sum();
        (int Ethnicity, int Gender, double Share)[] cells =
        [
            .. from ethnicity in Enumerable.Range(0, Published.GetLength(0))
               from gender in Enumerable.Range(0, 2)
               select (ethnicity, gender, count * Published[ethnicity, gender] / total),
        ];
        int left = count - cells.Sum(cell => (int)cell.Share);
        HashSet<(int, int)> more = [.. cells.OrderByDescending(cell => cell.Share - Math.Floor(cell.Share)).Take(left).Select(cell => (cell.Ethnicity, cell.Gender))];
        return cells.SelectMany(cell => Enumerable.Repeat(
            (cell.Ethnicity, cell.Gender), (int)cell.Share + (more.Contains((cell.Ethnicity, cell.Gender)) ? 1 : 0)));
    }

    private static int AgeOf(double which, double within)
    {
        foreach ((int from, int to, double share) in Ages)
        {
            if (which < share)
                return from + (int)(within * (to - from + 1));
            which -= share;
        }

        return Ages[0].From;
    }
}
