namespace FerLib.Evaluation;

/// <summary>The share of pictures whose true class is among the k classes with the highest scores.</summary>
/// <remarks>
/// Of equal scores the earlier class ranks first, so that k = 1 is the accuracy of <see cref="Predictions"/>. A picture is a hit when fewer
/// than k classes rank before its true class. scikit-learn's top_k_accuracy_score ranks the later class first; on columns in reverse order
/// it gives these numbers.
/// </remarks>
public static class TopAccuracy
{
    /// <summary>The share of hits, 0..1; NaN without pictures.</summary>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="scores">(N, classes): probabilities, logits or whatever else ranks the classes.</param>
    /// <param name="k">How many answers count, 1..classes; with all classes the share is 1. Default 2.</param>
    /// <exception cref="ArgumentException">The scores do not fit the truth, or one is not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not in 1..classes.</exception>
    public static double Of(IReadOnlyList<int> truth, float[,] scores, int k = 2)
    {
        ScoreRows.CheckScores(truth, scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, scores.GetLength(1));
        int hits = Enumerable.Range(0, truth.Count).Count(picture => ClassesBefore(scores, picture, truth[picture]) < k);
        return truth.Count == 0 ? double.NaN : (double)hits / truth.Count;
    }

    private static int ClassesBefore(float[,] scores, int picture, int own)
    {
        int before = 0;
        for (int j = 0; j < scores.GetLength(1); j++)
        {
            if (scores[picture, j] > scores[picture, own] || (j < own && scores[picture, j] == scores[picture, own]))
                before++;
        }

        return before;
    }
}
