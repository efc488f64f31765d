namespace FerLib.Evaluation;

/// <summary>Probabilities at the fitted temperature.</summary>
public sealed partial class TemperatureScaling
{
    /// <summary>The least probability that has a logarithm here: the least normal float32.</summary>
    public const float LeastProbability = 1.17549435e-38f;

    /// <summary>The probabilities softmax(z / T).</summary>
    /// <param name="logits">(N, classes): logits, or natural logarithms of probabilities.</param>
    /// <returns>(N, classes), each row adding up to 1.</returns>
    public float[,] Apply(float[,] logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        (int pictures, int classes) = (logits.GetLength(0), logits.GetLength(1));
        var probabilities = new float[pictures, classes];
        double[] weights = new double[classes];
        for (int i = 0; i < pictures; i++)
        {
            double greatest = Greatest(logits, i);
            for (int j = 0; j < classes; j++)
                weights[j] = Math.Exp((logits[i, j] - greatest) / Temperature);
            double sum = weights.Sum();
            for (int j = 0; j < classes; j++)
                probabilities[i, j] = (float)(weights[j] / sum);
        }

        return probabilities;
    }

    /// <summary>The same predictions with their confidence set right: softmax(ln p / T). The answers stay, but for ties that rounding makes.</summary>
    /// <param name="predictions">Predictions of the same network, for instance of the test split.</param>
    /// <exception cref="ArgumentException">The probabilities are none.</exception>
    public Predictions Apply(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ScoreRows.CheckProbabilities(predictions.Truth, predictions.Probabilities);
        return predictions.WithProbabilities(Apply(Logarithms(predictions.Probabilities)));
    }

    private static float[,] Logarithms(float[,] probabilities)
    {
        var logarithms = new float[probabilities.GetLength(0), probabilities.GetLength(1)];
        for (int i = 0; i < logarithms.GetLength(0); i++)
        {
            for (int j = 0; j < logarithms.GetLength(1); j++)
                logarithms[i, j] = (float)Math.Log(Math.Max(probabilities[i, j], LeastProbability));
        }

        return logarithms;
    }
}
