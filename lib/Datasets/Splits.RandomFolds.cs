using FerLib.Randomness;

namespace FerLib.Datasets;

/// <content>Random folds of pictures.</content>
public static partial class Splits
{
    private const ulong RandomFoldKey = 0x53504C06;

    /// <summary>"paper: random, k-fold": the pictures of each label dealt at random; one face can be in all three parts of every fold.</summary>
    /// <param name="manifest">The data set, of whole pictures.</param>
    /// <param name="folds">How many; at least 3, because one tests, one validates and the others train.</param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <remarks>
    /// Every labelled picture is in the test part of exactly one fold and in the validation part of exactly one other. The pictures of the
    /// labels are dealt one after the other, so that no two folds differ by more than one picture of any label, and by no more than one in all.
    /// With five folds every split is 60/20/20.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 3.</exception>
    /// <exception cref="DatasetException">Fewer than two labels, or fewer pictures than folds.</exception>
    public static IReadOnlyList<Split> RandomFolds(Manifest manifest, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 3);
        CheckLabels(manifest);
        var foldOf = new Dictionary<int, int>();
        for (int label = 0; label < manifest.Labels.Count; label++)
        {
            int[] pictures = [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => manifest.Samples[i].Label == manifest.Labels[label])];
            new CounterRandom(seed, RandomFoldKey, (ulong)label).Shuffle<int>(pictures);
            foreach (int picture in pictures)
                foldOf.Add(picture, foldOf.Count % folds);
        }

        if (foldOf.Count < folds)
        {
            throw new DatasetException(
                $"{manifest.Name}: {foldOf.Count} labelled pictures cannot be dealt into {folds} folds, expected at least one each. Ask for fewer folds, or add pictures.");
        }

        return [.. Enumerable.Range(0, folds).Select(fold => new Split
        {
            Protocol = SplitProtocol.RandomKFold,
            Seed = seed,
            Fold = fold + 1,
            Folds = folds,
            Test = Of(place => place == fold),
            Validation = Of(place => place == (fold + 1) % folds),
            Training = Of(place => place != fold && place != (fold + 1) % folds),
        }.WithNotes(manifest))];

        int[] Of(Predicate<int> isWanted) => [.. foldOf.Where(pair => isWanted(pair.Value)).Select(pair => pair.Key).Order()];
    }
}
