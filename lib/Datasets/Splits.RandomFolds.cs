using FerLib.Randomness;

namespace FerLib.Datasets;

/// <content>Random folds of pictures.</content>
public static partial class Splits
{
    private const ulong RandomFoldKey = 0x53504C06;

    // As in group k-fold: with five folds every split is 60/20/20.
    private const int RestPerValidation = 4;

    /// <summary>"paper: random, k-fold": the pictures of each label dealt at random; one face can be in all three parts of every fold.</summary>
    /// <param name="manifest">The data set, of whole pictures.</param>
    /// <param name="folds">How many; at least 2.</param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <remarks>
    /// Every labelled picture is in the test part of exactly one fold. The pictures of the labels are dealt one after the other, so that no two folds differ by more than
    /// one picture of any label, and by no more than one in all. Validation is a quarter of the rest, dealt in the same way: the shares of <see cref="SubjectFolds"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2.</exception>
    /// <exception cref="DatasetException">Fewer than two labels, or fewer pictures than leave one for each part.</exception>
    public static IReadOnlyList<Split> RandomFolds(Manifest manifest, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        CheckLabels(manifest);
        var dealt = new List<int>();
        for (int label = 0; label < manifest.Labels.Count; label++)
        {
            int[] pictures = [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => manifest.Samples[i].Label == manifest.Labels[label])];
            new CounterRandom(seed, RandomFoldKey, (ulong)label).Shuffle<int>(pictures);
            dealt.AddRange(pictures);
        }

        int least = Math.Max(folds, 2 * RestPerValidation);
        if (dealt.Count < least)
        {
            throw new DatasetException(
                $"{manifest.Name}: {dealt.Count} labelled pictures cannot be dealt into {folds} folds, expected at least {least}. Ask for fewer folds, or add pictures.");
        }

        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            int[] rest = [.. dealt.Where((_, place) => place % folds != fold)];
            return new Split
            {
                Protocol = SplitProtocol.RandomKFold,
                Seed = seed,
                Fold = fold + 1,
                Folds = folds,
                Test = [.. dealt.Where((_, place) => place % folds == fold).Order()],
                Validation = [.. rest.Where((_, place) => place % RestPerValidation == 0).Order()],
                Training = [.. rest.Where((_, place) => place % RestPerValidation != 0).Order()],
            }.WithNotes(manifest);
        })];
    }
}
