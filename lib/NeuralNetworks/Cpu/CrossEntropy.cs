namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Softmax with cross-entropy, and its gradient by the scores.</summary>
/// <remarks>
/// For label y, smoothing e and class weights w: target t[k] = (1 - e) w[y] [k = y] + e w[k] / K; loss = sum over pictures and k of
/// -t[k] log p[k], divided by the sum over pictures of w[y]. As in PyTorch. The maximum is subtracted first, so that no score overflows.
/// </remarks>
internal static class CrossEntropy
{
    /// <summary>Computes the loss, the hits and the gradient.</summary>
    /// <param name="scores">(N, classes).</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="smoothing">Share of the target that is spread evenly.</param>
    /// <param name="weights">One a class, or empty.</param>
    /// <param name="gradient">Receives (N, classes).</param>
    public static (float Loss, int Correct) Compute(
        ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, float smoothing, IReadOnlyList<float> weights, Span<float> gradient)
    {
        int classes = scores.Length / labels.Length, correct = 0;
        double loss = 0, total = 0;
        foreach (int label in labels)
            total += weights.Count == 0 ? 1 : weights[label];
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<float> row = scores.Slice(n * classes, classes);
            (double largest, double sum) = Denominator(row);
            double logarithm = largest + Math.Log(sum), mass = 0;
            int best = 0;
            for (int k = 0; k < classes; k++)
            {
                double target = Target(k, labels[n], classes, smoothing, weights);
                mass += target;
                // A class that nothing points at adds nothing, even where the logarithm of its probability is infinite.
                loss -= target == 0 ? 0 : target * (row[k] - logarithm);
                if (row[k] > row[best])
                    best = k;
            }

            for (int k = 0; k < classes; k++)
            {
                double probability = Math.Exp(row[k] - largest) / sum;
                gradient[n * classes + k] = (float)((mass * probability - Target(k, labels[n], classes, smoothing, weights)) / total);
            }

            correct += best == labels[n] ? 1 : 0;
        }

        return ((float)(loss / total), correct);
    }

    /// <summary>Softmax of one row.</summary>
    /// <param name="scores">One a class; replaced by the probabilities.</param>
    public static void Softmax(Span<float> scores)
    {
        (double largest, double sum) = Denominator(scores);
        foreach (ref float score in scores)
            score = (float)(Math.Exp(score - largest) / sum);
    }

    /// <summary>The largest score and the sum over k of exp(score[k] - largest).</summary>
    private static (double Largest, double Sum) Denominator(ReadOnlySpan<float> scores)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float score in scores)
            largest = Math.Max(largest, score);
        foreach (float score in scores)
            sum += Math.Exp(score - largest);
        return (largest, sum);
    }

    private static double Target(int k, int label, int classes, float smoothing, IReadOnlyList<float> weights)
    {
        double weight = weights.Count == 0 ? 1 : weights[k];
        return smoothing * weight / classes + (k == label ? (1.0 - smoothing) * weight : 0);
    }
}
