using FerLib.Randomness;

namespace FerLib.Datasets;

/// <summary>Chooses the part, or the fold, of each subject.</summary>
internal static class SubjectAssignment
{
    public const int Training = 0;
    public const int Validation = 1;
    public const int Test = 2;

    // Enough to come near the best of a few subjects; with many subjects nearly every draw is good, and work is bounded.
    private const int MostCandidates = 200;
    private const int MostDraws = 400_000;

    /// <summary>How much worse than the best balance a candidate may be, as a share of the pictures: so that another seed tests other subjects.</summary>
    private const double Tolerance = 0.025;

    /// <summary>The part of each subject; those not in <paramref name="among"/> are <see cref="Test"/>.</summary>
    /// <param name="subjects">The subjects' counts.</param>
    /// <param name="among">The subjects to divide: at least one for each part with a share, and one for training.</param>
    /// <param name="testShare">The test part's share of their pictures; 0 for none.</param>
    /// <param name="validationShare">The validation part's share of their pictures.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="key">What the numbers are for.</param>
    public static int[] Best(SubjectTable subjects, int[] among, double testShare, double validationShare, ulong seed, ulong key)
    {
        int candidates = Math.Clamp(MostDraws / among.Length, 1, MostCandidates);
        double total = among.Sum(subject => (double)subjects.Pictures[subject]);
        double[] targets = [0, validationShare * total, testShare * total];
        var parts = new int[candidates][];
        var missing = new long[candidates];
        var imbalance = new double[candidates];
        for (int i = 0; i < candidates; i++)
        {
            int[] order = [.. among];
            new CounterRandom(seed, key, (ulong)i).Shuffle<int>(order);
            parts[i] = Candidate(subjects, order, targets);
            missing[i] = MissingLabels(subjects, among, parts[i], testShare > 0);
            imbalance[i] = Imbalance(subjects, among, parts[i], targets) / total;
        }

        long fewest = missing.Min();
        double best = Enumerable.Range(0, candidates).Where(i => missing[i] == fewest).Min(i => imbalance[i]);
        return parts[Enumerable.Range(0, candidates).First(i => missing[i] == fewest && imbalance[i] <= best + Tolerance)];
    }

    /// <summary>The fold of each subject: the largest subjects first, each to the fold in which its labels are rarest.</summary>
    /// <remarks>Needs as many subjects as folds, at least 3, and 4 for two folds.</remarks>
    public static int[] Deal(SubjectTable subjects, int folds, CounterRandom random)
    {
        int[] order = [.. Enumerable.Range(0, subjects.Count)];
        random.Shuffle<int>(order);
        order = [.. order.OrderByDescending(subject => subjects.Pictures[subject])];
        var labelTotal = new double[subjects.Labels];
        foreach (int[] counts in subjects.LabelCounts)
        {
            for (int label = 0; label < labelTotal.Length; label++)
                labelTotal[label] += counts[label];
        }

        // Two subjects are left outside every fold: one to train, one to validate.
        int most = subjects.Count - 2;
        var inFold = new double[folds, subjects.Labels];
        var pictures = new int[folds];
        var members = new int[folds];
        var foldOf = new int[subjects.Count];
        foreach (int subject in order)
        {
            // An empty fold costs least of all, so that every fold gets a subject as long as there are enough.
            int fold = Enumerable.Range(0, folds).Where(f => members[f] < most).MinBy(f => (Cost(f, subjects.LabelCounts[subject]), pictures[f]));
            foldOf[subject] = fold;
            members[fold]++;
            pictures[fold] += subjects.Pictures[subject];
            for (int label = 0; label < labelTotal.Length; label++)
                inFold[fold, label] += subjects.LabelCounts[subject][label];
        }

        return foldOf;

        // How much the sum of squared label shares grows.
        double Cost(int fold, int[] counts)
        {
            double cost = 0;
            for (int label = 0; label < counts.Length; label++)
                cost += counts[label] * (counts[label] + 2 * inFold[fold, label]) / (labelTotal[label] * labelTotal[label]);
            return cost;
        }
    }

    /// <summary>
    /// Goes through the subjects once: each goes to the test or validation part if that brings the part nearer to its target and leaves every
    /// label of the subject to somebody in training; the others train.
    /// </summary>
    private static int[] Candidate(SubjectTable subjects, int[] order, double[] targets)
    {
        var part = new int[subjects.Count];
        Array.Fill(part, Test);
        var trainingHolders = new int[subjects.Labels];
        foreach (int subject in order)
        {
            part[subject] = Training;
            for (int label = 0; label < subjects.Labels; label++)
                trainingHolders[label] += Math.Sign(subjects.LabelCounts[subject][label]);
        }

        var filled = new double[3];
        var members = new int[3];
        int training = order.Length;
        // The second pass fills a part that is still empty, at the price of a label in training.
        foreach (bool keepLabels in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (int subject in order)
            {
                if (part[subject] != Training || training == 1 || (keepLabels && IsLastHolder(subject)))
                    continue;
                // The emptier of the two first: with many small subjects neither takes them all.
                int first = filled[Validation] * targets[Test] < filled[Test] * targets[Validation] ? Validation : Test;
                int second = Test + Validation - first;
                if (Wants(first, subject, keepLabels))
                    Move(subject, first);
                else if (Wants(second, subject, keepLabels))
                    Move(subject, second);
            }
        }

        return part;

        bool Wants(int to, int subject, bool mayGrow) =>
            targets[to] > 0 && (members[to] == 0 || (mayGrow && filled[to] + subjects.Pictures[subject] / 2.0 <= targets[to]));

        bool IsLastHolder(int subject)
        {
            for (int label = 0; label < subjects.Labels; label++)
            {
                if (subjects.LabelCounts[subject][label] > 0 && trainingHolders[label] == 1)
                    return true;
            }

            return false;
        }

        void Move(int subject, int to)
        {
            part[subject] = to;
            training--;
            members[to]++;
            filled[to] += subjects.Pictures[subject];
            for (int label = 0; label < subjects.Labels; label++)
                trainingHolders[label] -= Math.Sign(subjects.LabelCounts[subject][label]);
        }
    }

    /// <summary>Labels that a part lacks, weighted so that any in training outweighs all in test, and any in test all in validation.</summary>
    private static long MissingLabels(SubjectTable subjects, int[] among, int[] part, bool hasTest)
    {
        var count = new int[3, subjects.Labels];
        foreach (int subject in among)
        {
            for (int label = 0; label < subjects.Labels; label++)
                count[part[subject], label] += subjects.LabelCounts[subject][label];
        }

        int[] missing = new int[3];
        for (int p = 0; p < 3; p++)
        {
            for (int label = 0; label < subjects.Labels; label++)
                missing[p] += count[p, label] == 0 ? 1 : 0;
        }

        long weight = subjects.Labels + 1;
        return (missing[Training] * weight + (hasTest ? missing[Test] : 0)) * weight + missing[Validation];
    }

    /// <summary>Pictures too many or too few in the validation and test parts.</summary>
    private static double Imbalance(SubjectTable subjects, int[] among, int[] part, double[] targets)
    {
        var filled = new double[3];
        foreach (int subject in among)
            filled[part[subject]] += subjects.Pictures[subject];
        return Math.Abs(filled[Validation] - targets[Validation]) + (targets[Test] > 0 ? Math.Abs(filled[Test] - targets[Test]) : 0);
    }
}
