using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>The plan of the JAFFE-like set: ten subjects, 2 to 4 takes of every expression, 213 pictures with the published names.</summary>
internal static class JaffePlan
{
    private const ulong Key = 0x4a41464645;

    // In the order of the serial numbers.
    private static readonly string[] Subjects = ["KM", "KA", "YM", "KR", "NM", "MK", "UY", "KL", "TM", "NA"];
    private static readonly (string Code, string Expression)[] Order =
    [
        ("NE", "neutral"), ("HA", "happiness"), ("SA", "sadness"), ("SU", "surprise"), ("AN", "anger"), ("DI", "disgust"), ("FE", "fear"),
    ];

    // Serial numbers that do not occur, up to 219.
    private static readonly int[] Gaps = [8, 12, 21, 76, 108, 183];

    /// <summary>The set is always whole.</summary>
    public const int PublishedPictures = 213;

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(ulong seed)
    {
        List<PracticePicture> pictures = [];
        double[][][] points = [.. Order.Select((_, expression) =>
            LatinHypercube.Draw(Subjects.Length, ClipPlan.Coordinates, new CounterRandom(seed, Key, (ulong)expression)))];
        int serial = 0, clip = 0;
        for (int who = 0; who < Subjects.Length; who++)
        {
            string subject = Subjects[who];
            PracticeCharacter character = PracticeCast.Jaffe.First(one => one.Name == subject);
            for (int expression = 0; expression < Order.Length; expression++, clip++)
            {
                (string code, string name) = Order[expression];
                var random = new CounterRandom(seed, Key, (ulong)expression, (ulong)who);
                var plan = new ClipPlan(character, Studio.Jaffe, points[expression][who]);
                IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(name);
                ActionUnits apex = variants[(who + expression) % variants.Count];
                foreach (int take in Takes(subject, code))
                {
                    do
                        serial++;
                    while (Gaps.Contains(serial));
                    // One sitting: the takes of an expression share light and camera, and differ a little in pose and strength.
                    double time = 0.3 + 0.15 * take;
                    pictures.Add(new PracticePicture(
                        FormattableString.Invariant($"jaffe/{subject}.{code}{take}.{serial}.tiff"), name, character, clip,
                        Performance.At(apex, plan.Peak, time, plan.Choice), plan, 1.6 * time, random.NextUInt32()));
                }
            }
        }

        return pictures;
    }

    private static int[] Takes(string subject, string code) => (subject + "." + code) switch
    {
        "KA.FE" or "KA.HA" or "KL.DI" or "KM.HA" or "KM.SA" or "YM.FE" => [1, 2, 3, 4],
        "KM.DI" => [1, 3],
        "KR.HA" or "NM.DI" => [1, 2],
        _ => [1, 2, 3],
    };
}
