namespace FerLib.NeuralNetworks.Reference;

/// <summary>Softmax with cross-entropy as the formulas read, without care for large scores.</summary>
/// <param name="labels">N class indices.</param>
/// <param name="smoothing">Share of the target that is spread evenly.</param>
/// <param name="weights">One a class.</param>
internal sealed class CrossEntropyDefinition(int[] labels, double smoothing, double[] weights)
{
    private double Total => labels.Sum(label => weights[label]);

    /// <summary>The sum over n and k of -target[n, k] log p[n, k], divided by the sum of the labels' weights.</summary>
    public double Forward(Tensor scores)
    {
        double loss = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            for (int k = 0; k < weights.Length; k++)
                loss -= Target(n, k) * Math.Log(Probability(scores, n, k));
        }

        return loss / Total;
    }

    /// <summary>x'[n, k] = (p[n, k] sum of targets[n] - target[n, k]) / the sum of the labels' weights.</summary>
    public Tensor Backward(Tensor scores)
    {
        var gradient = new Tensor(scores.Count, scores.Shape);
        for (int n = 0; n < labels.Length; n++)
        {
            double mass = Enumerable.Range(0, weights.Length).Sum(k => Target(n, k));
            for (int k = 0; k < weights.Length; k++)
                gradient[n, k, 0, 0] = (Probability(scores, n, k) * mass - Target(n, k)) / Total;
        }

        return gradient;
    }

    private double Target(int n, int k) =>
        (k == labels[n] ? (1 - smoothing) * weights[k] : 0) + smoothing / weights.Length * weights[k];

    private double Probability(Tensor scores, int n, int k) =>
        Math.Exp(scores[n, k, 0, 0]) / Enumerable.Range(0, weights.Length).Sum(j => Math.Exp(scores[n, j, 0, 0]));
}
