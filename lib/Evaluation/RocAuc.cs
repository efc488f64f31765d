namespace FerLib.Evaluation;

/// <summary>The area under the ROC curve, each class against all others.</summary>
/// <remarks>
/// The area is the chance that a picture of the class has a higher score for it than a picture of another class, ties counting one half:
/// (R - m (m + 1) / 2) / (m (n - m)), with R the sum of the ranks of the m pictures of the class among all n, equal scores sharing their mean
/// rank. The counts are whole, so the order of the pictures changes no bit. Sources: Hanley and McNeil, Radiology 143 (1982);
/// scikit-learn's roc_auc_score(multi_class="ovr"), which throws where a class is absent.
/// </remarks>
public sealed class RocAuc
{
    private RocAuc(IReadOnlyList<int> truth, float[,] scores)
    {
        int[] support = new int[scores.GetLength(1)];
        foreach (int label in truth)
            support[label]++;
        PerClass = [.. Enumerable.Range(0, support.Length).Select(label => AreaOf(truth, scores, label, support[label]))];
        int[] defined = [.. Enumerable.Range(0, support.Length).Where(label => !double.IsNaN(PerClass[label]))];
        Macro = defined.Length == 0 ? double.NaN : defined.Average(label => PerClass[label]);
        Weighted = defined.Length == 0
            ? double.NaN
            : defined.Sum(label => support[label] * PerClass[label]) / defined.Sum(label => support[label]);
    }

    /// <summary>
    /// The area of each class, 0..1, in the order of the columns; 0.5 for scores that know nothing. NaN for a class that no picture shows,
    /// or that all pictures show: there is nothing to tell it from.
    /// </summary>
    public IReadOnlyList<double> PerClass { get; }

    /// <summary>The mean over the classes whose area is defined; NaN when none is.</summary>
    public double Macro { get; }

    /// <summary>The mean over the same classes, weighted by their pictures; NaN when none is defined.</summary>
    public double Weighted { get; }

    /// <summary>Computes the areas.</summary>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="scores">(N, classes): probabilities, or other scores that are compared between pictures.</param>
    /// <exception cref="ArgumentException">The scores do not fit the truth, or one is not a number.</exception>
    public static RocAuc Of(IReadOnlyList<int> truth, float[,] scores)
    {
        ScoreRows.CheckScores(truth, scores);
        return new RocAuc(truth, scores);
    }

    private static double AreaOf(IReadOnlyList<int> truth, float[,] scores, int label, int own)
    {
        int others = truth.Count - own;
        if (own == 0 || others == 0)
            return double.NaN;

        float[] keys = new float[truth.Count];
        bool[] isOwn = new bool[truth.Count];
        for (int i = 0; i < truth.Count; i++)
            (keys[i], isOwn[i]) = (scores[i, label], truth[i] == label);
        Array.Sort(keys, isOwn);

        // Ranks start at 1; a tie from first to last shares (first + last) / 2, so twice the rank sum is whole.
        long twiceRanks = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            twiceRanks += (long)isOwn.AsSpan(start, end - start).Count(true) * (start + 1 + end);
            start = end;
        }

        return (twiceRanks - ((long)own * (own + 1))) / (2.0 * own * others);
    }
}
