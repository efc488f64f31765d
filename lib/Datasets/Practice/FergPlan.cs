using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>The plan of the FERG-like set: six characters, seven folders each, clips in which an expression rises, holds and falls.</summary>
internal static class FergPlan
{
    private const ulong Key = 0x46455247;

    /// <summary>FERG's own words for the expressions of <see cref="Expressions.All"/>.</summary>
    private static readonly string[] FolderNames = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];

    // The one number that the published set misses: bonnie_fear has 1,255 frames, numbered to 1,256.
    private const string FolderWithGap = "bonnie_fear";
    private const int MissingNumber = 481;

    /// <summary>The whole published set.</summary>
    public static int PublishedPictures { get; } = Total(int.MaxValue);

    /// <summary>
    /// The size of the smallest set with at least so many pictures: each folder holds as many as the others, or all that are published in it.
    /// </summary>
    public static int Fit(int pictures) => Total(PerFolder(pictures));

    /// <summary>Plans every picture of the set.</summary>
    public static IReadOnlyList<PracticePicture> Make(ulong seed, int size)
    {
        int perFolder = PerFolder(size);
        List<PracticePicture> pictures = [];
        int firstClip = 0;
        for (int who = 0; who < PracticeCast.Ferg.Count; who++)
        {
            PracticeCharacter character = PracticeCast.Ferg[who];
            for (int expression = 0; expression < FolderNames.Length; expression++)
            {
                int count = Math.Min(perFolder, PublishedCounts.Ferg[who, expression]);
                firstClip += AddFolder(pictures, seed, character, who, expression, count, firstClip);
            }
        }

        return pictures;
    }

    private static int AddFolder(
        List<PracticePicture> pictures, ulong seed, PracticeCharacter character, int who, int expression, int count, int firstClip)
    {
        string name = $"{character.Name}_{FolderNames[expression]}";
        bool skips = name == FolderWithGap && count >= MissingNumber;
        int last = skips ? count + 1 : count, length = PracticeDataSets.FramesPerClip, clips = (last + length - 1) / length;
        double[][] points = LatinHypercube.Draw(clips, ClipPlan.Coordinates, new CounterRandom(seed, Key, (ulong)who, (ulong)expression));
        ClipPlan[] plans = [.. points.Select(point => new ClipPlan(character, Studio.Ferg, point))];
        IReadOnlyList<ActionUnits> variants = ExpressionActionUnits.Of(Expressions.All[expression]);
        for (int i = 0; i < last; i++)
        {
            if (skips && i + 1 == MissingNumber)
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

    private static int PerFolder(int pictures)
    {
        int count = 1;
        while (Total(count) < Math.Min(pictures, PublishedPictures))
            count++;
        return count;
    }

    private static int Total(int perFolder) => PublishedCounts.Ferg.Cast<int>().Sum(count => Math.Min(count, perFolder));
}
