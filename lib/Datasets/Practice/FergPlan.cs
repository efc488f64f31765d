using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>The plan of the FERG-like set: six characters, seven folders each, clips in which an expression rises, holds and falls.</summary>
internal static class FergPlan
{
    private const ulong Key = 0x46455247;

    /// <summary>FERG's own words for the expressions of <see cref="Expressions.All"/>.</summary>
    private static readonly string[] FolderNames = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];

    /// <summary>
    /// Plans every picture of the set: the same number in every folder, as long as the published folder has as many, and the least for which
    /// these are enough.
    /// </summary>
    public static IReadOnlyList<PracticePicture> Make(PracticeOptions options, int wanted)
    {
        int[,] published = PublishedCounts.Ferg;
        int most = 1;
        while (published.Cast<int>().Sum(count => Math.Min(count, most)) < wanted)
            most++;
        List<PracticePicture> pictures = [];
        int firstClip = 0;
        for (int who = 0; who < PracticeCast.Ferg.Count; who++)
        {
            PracticeCharacter character = PracticeCast.Ferg[who];
            for (int expression = 0; expression < FolderNames.Length; expression++)
            {
                int count = Math.Min(published[who, expression], most);
                firstClip += AddFolder(pictures, options.Seed, character, who, expression, count, firstClip);
            }
        }

        return pictures;
    }

    private static int AddFolder(
        List<PracticePicture> pictures, ulong seed, PracticeCharacter character, int who, int expression, int count, int firstClip)
    {
        bool skips = count == 1255; // the one folder in which FERG misses a number
        int last = skips ? count + 1 : count, length = PracticeDataSets.FramesPerClip, clips = (last + length - 1) / length;
        string name = $"{character.Name}_{FolderNames[expression]}";
        double[][] points = LatinHypercube.Draw(clips, ClipPlan.Coordinates, new CounterRandom(seed, Key, (ulong)who, (ulong)expression));
        ClipPlan[] plans = [.. points.Select(point => new ClipPlan(character, point))];
        IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(Expressions.All[expression]);
        for (int i = 0; i < last; i++)
        {
            if (skips && i + 1 == 481)
                continue;
            int clip = i / length, frame = i % length;
            double time = (double)frame / (length - 1);
            var random = new CounterRandom(seed, Key, (ulong)who, (ulong)expression, (ulong)i + 1);
            pictures.Add(new PracticePicture(
                FormattableString.Invariant($"FERG_DB_256/{character.Name}/{name}/{name}_{i + 1}.png"),
                Expressions.All[expression], character, firstClip + clip,
                Performance.At(variants[(clip + who) % variants.Count], plans[clip].Peak, time, plans[clip].Choice),
                plans[clip], time, random.NextUInt32()));
        }

        return clips;
    }
}
