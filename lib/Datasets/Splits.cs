using FerLib.Randomness;

namespace FerLib.Datasets;

/// <summary>Divides a data set into training, validation and test: 60, 20 and 20 % of the pictures where the protocol allows.</summary>
/// <remarks>
/// Every split depends on the manifest's samples and the seed only. Samples that nobody labelled are in no part. The paper states 60/20/20 and not how it is drawn;
/// <see cref="PaperRandom"/> is the reading that its numbers suggest, <see cref="SubjectIndependent"/> the one that an accuracy on
/// unknown faces needs.
/// </remarks>
public static partial class Splits
{
    // First key words, so that no two protocols share random numbers.
    private const ulong PaperKey = 0x53504C01;
    private const ulong SubjectKey = 0x53504C02;
    private const ulong FoldKey = 0x53504C03;
    private const ulong LeaveOutKey = 0x53504C0400000000;
    private const ulong BlockKey = 0x53504C05;

    /// <summary>"paper: random": pictures drawn at random within each label. One face can be in all three parts.</summary>
    /// <param name="manifest">
    /// The data set; unfolded (<see cref="Manifest.Unfolded"/>), its channel images are drawn by themselves, so that one photograph can be in
    /// all three parts: "paper: random over unfolded channel images".
    /// </param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <remarks>
    /// The parts are exactly 60/20/20 of all pictures up to rounding, and of each label within one picture. Every label keeps at least one
    /// picture in training: a label with one picture is in training only, which the split's notes say.
    /// </remarks>
    /// <exception cref="DatasetException">Fewer than two labels, or too few pictures to fill the three parts.</exception>
    public static Split PaperRandom(Manifest manifest, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        CheckLabels(manifest);
        int[][] byLabel = new int[manifest.Labels.Count][];
        for (int label = 0; label < byLabel.Length; label++)
        {
            byLabel[label] = [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => manifest.Samples[i].Label == manifest.Labels[label])];
            new CounterRandom(seed, PaperKey, (ulong)label).Shuffle<int>(byLabel[label]);
        }

        int labelled = byLabel.Sum(all => all.Length), part = (int)Math.Round(labelled * 0.2, MidpointRounding.AwayFromZero);
        int[] test = Shares(byLabel, new int[byLabel.Length], part);
        int[] validation = Shares(byLabel, test, part);
        if (test.Sum() == 0 || validation.Sum() == 0)
        {
            throw new DatasetException(
                $"{manifest.Name}: {labelled} pictures in {manifest.Labels.Count} classes cannot fill training, validation and test. " +
                "Expected at least 3 pictures, with 2 of them beyond the first of each class; add pictures.");
        }

        return new Split
        {
            Protocol = manifest.IsUnfolded ? SplitProtocol.PaperRandomUnfolded : SplitProtocol.PaperRandom,
            Seed = seed,
            Test = Collect((all, label) => all.Take(test[label])),
            Validation = Collect((all, label) => all.Skip(test[label]).Take(validation[label])),
            Training = Collect((all, label) => all.Skip(test[label] + validation[label])),
        }.WithNotes(manifest);

        int[] Collect(Func<int[], int, IEnumerable<int>> take) => [.. byLabel.SelectMany(take).Order()];
    }

    /// <summary>Whole subjects to one part each: no face of the test is known to the network.</summary>
    /// <param name="manifest">The data set; at least three subjects.</param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <remarks>
    /// Many random assignments are tried and the first is taken that lacks no more labels than the best (training first, then test, then
    /// validation) and is no more than 2.5 % of the pictures further from 60/20/20 than the best.
    /// </remarks>
    /// <exception cref="DatasetException">
    /// Fewer than two labels or three subjects, a clip that two subjects share, or nothing says who is on the pictures.
    /// </exception>
    public static Split SubjectIndependent(Manifest manifest, ulong seed)
    {
        SubjectTable subjects = SubjectsOf(manifest);
        CheckSubjects(manifest, subjects.Count);
        int[] part = SubjectAssignment.Best(subjects, [.. Enumerable.Range(0, subjects.Count)], testShare: 0.2, validationShare: 0.2, seed, SubjectKey);
        return subjects.SplitBy(part, seed).WithNotes(manifest);
    }

    /// <summary>Group k-fold cross-validation, the groups being subjects: every sample is in exactly one fold's test part.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="folds">How many; at least 2. With as many folds as subjects each leaves one subject out.</param>
    /// <param name="seed">Another seed, another draw.</param>
    /// <remarks>
    /// Subjects are dealt so that the folds' sizes and label counts are alike. A fold's validation subjects are a quarter of the remaining
    /// pictures, as near as whole subjects allow: with five folds 60/20/20.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2.</exception>
    /// <exception cref="DatasetException">
    /// Fewer than two labels, too few subjects for the folds, a clip that two subjects share, or nothing says who is on the pictures.
    /// </exception>
    public static IReadOnlyList<Split> SubjectFolds(Manifest manifest, int folds, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        SubjectTable subjects = SubjectsOf(manifest);
        // Outside each fold there must be two subjects: one to train, one to validate.
        int needed = Math.Max(folds, folds == 2 ? 4 : 3);
        if (subjects.Count < needed)
        {
            throw new DatasetException(
                $"{manifest.Name}: {folds} folds need at least {needed} subjects, got {subjects.Count}. " +
                "Ask for another number of folds, or set the option Subject so that it tells people apart.");
        }

        int[] foldOf = SubjectAssignment.Deal(subjects, folds, new CounterRandom(seed, FoldKey));
        var splits = new Split[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            int[] rest = [.. Enumerable.Range(0, subjects.Count).Where(subject => foldOf[subject] != fold)];
            int[] part = SubjectAssignment.Best(subjects, rest, testShare: 0, validationShare: 0.25, seed, FoldKey + 1 + (ulong)fold);
            splits[fold] = (subjects.SplitBy(part, seed) with
            {
                Protocol = SplitProtocol.GroupKFold,
                Fold = fold + 1,
                Folds = folds,
            }).WithNotes(manifest);
        }

        return splits;
    }

    /// <summary>Leave-one-subject-out (leave-one-character-out): each subject is the test part once.</summary>
    /// <param name="manifest">The data set; at least three subjects with a labelled picture.</param>
    /// <param name="seed">Another seed, other validation subjects.</param>
    /// <returns>A split a subject, in ordinal order of the subjects. Validation: a quarter of the other subjects' pictures.</returns>
    /// <exception cref="DatasetException">
    /// Fewer than two labels or three subjects, a clip that two subjects share, or nothing says who is on the pictures.
    /// </exception>
    public static IReadOnlyList<Split> LeaveOneSubjectOut(Manifest manifest, ulong seed)
    {
        SubjectTable subjects = SubjectsOf(manifest);
        CheckSubjects(manifest, subjects.Count);
        var splits = new Split[subjects.Count];
        for (int left = 0; left < splits.Length; left++)
        {
            int[] rest = [.. Enumerable.Range(0, subjects.Count).Where(subject => subject != left)];
            int[] part = SubjectAssignment.Best(subjects, rest, testShare: 0, validationShare: 0.25, seed, LeaveOutKey + (ulong)left);
            splits[left] = (subjects.SplitBy(part, seed) with
            {
                Protocol = SplitProtocol.LeaveOneSubjectOut,
                Fold = left + 1,
                Folds = splits.Length,
            }).WithNotes(manifest);
        }

        return splits;
    }

    /// <summary>How many pictures of each label a part takes: 20 % of each rounded down, then those with the largest remainders.</summary>
    private static int[] Shares(int[][] byLabel, int[] taken, int total)
    {
        int[] shares = [.. byLabel.Select((all, label) => Math.Min(all.Length / 5, all.Length - taken[label] - 1))];
        foreach (int label in Enumerable.Range(0, byLabel.Length).OrderByDescending(label => byLabel[label].Length % 5))
        {
            if (shares.Sum() < total && byLabel[label].Length - taken[label] - shares[label] > 1)
                shares[label]++;
        }

        return shares;
    }
}
