namespace FerLib.Evaluation;

/// <summary>The mean squared distance between the probabilities and the truth.</summary>
/// <remarks>
/// 1/n sum over pictures of the sum over classes of (p - y)^2, with y = 1 for the true class and 0 otherwise. 0 is best, 2 is a certain
/// mistake throughout; answering 1 / classes gives 1 - 1 / classes. For two classes it is twice scikit-learn's brier_score_loss, which
/// counts one of the two equal terms. Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather
/// Review 78 (1950).
/// </remarks>
public static class BrierScore
{
    /// <summary>The score, 0..2; NaN without pictures. Classes without pictures need no care.</summary>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="probabilities">(N, classes), 0..1, each row adding up to 1 (within 0.05, so that rounded ones pass).</param>
    /// <exception cref="ArgumentException">The probabilities do not fit the truth, or are no probabilities.</exception>
    public static double Of(IReadOnlyList<int> truth, float[,] probabilities)
    {
        ScoreRows.CheckProbabilities(truth, probabilities);
        double score = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            for (int j = 0; j < probabilities.GetLength(1); j++)
            {
                double distance = probabilities[i, j] - (j == truth[i] ? 1.0 : 0.0);
                score += distance * distance;
            }
        }

        return truth.Count == 0 ? double.NaN : score / truth.Count;
    }
}
