namespace FerLib.Evaluation;

/// <summary>The mean negative logarithm of the probability that was given to the true class: the cross-entropy, in nats.</summary>
/// <remarks>
/// -1/n sum ln q, with q the true class's probability after every probability of the row was held within [e, 1 - e], e = 2^-52, and the
/// row was divided by its sum. That is scikit-learn 1.2's log_loss on double precision (later versions no longer divide; the rows of a
/// network add up to 1, so that it changes no more than their rounding). The holding makes a certain mistake cost ln 2^52 = 36.04, not
/// infinity. 0 is best; answering 1 / classes throughout gives ln classes.
/// </remarks>
public static class LogLoss
{
    // The distance from 1 to the next double.
    private const double Least = 1.0 / (1L << 52);

    /// <summary>The loss, 0 or more; NaN without pictures. Classes without pictures need no care.</summary>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="probabilities">(N, classes), 0..1, each row adding up to 1 (within 0.05, so that rounded ones pass).</param>
    /// <exception cref="ArgumentException">The probabilities do not fit the truth, or are no probabilities.</exception>
    public static double Of(IReadOnlyList<int> truth, float[,] probabilities)
    {
        ScoreRows.CheckProbabilities(truth, probabilities);
        double loss = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            double sum = 0;
            for (int j = 0; j < probabilities.GetLength(1); j++)
                sum += Held(probabilities[i, j]);
            loss -= Math.Log(Held(probabilities[i, truth[i]]) / sum);
        }

        return truth.Count == 0 ? double.NaN : loss / truth.Count;
    }

    private static double Held(double probability) => Math.Clamp(probability, Least, 1 - Least);
}
