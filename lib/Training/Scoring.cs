using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Runs pictures, as they are and standardized, through a network.</summary>
internal static class Scoring
{
    // Enough to fill the engine's kernels; more only takes memory.
    private const int PicturesAtOnce = 32;

    /// <summary>Probabilities, (N, classes): softmax of the class scores, averaged over the picture and its mirror image if asked.</summary>
    public static float[,] Probabilities(
        INetwork network, PictureTensors pictures, Standardization standardization, bool averageFlip, CancellationToken token = default)
    {
        float[,] probabilities = new float[pictures.Count, network.Classes];
        Variation[] views = averageFlip ? [Variation.Identity, Variation.Identity with { Flip = true }] : [Variation.Identity];
        int length = pictures.Shape.Length;
        float[] input = new float[Math.Min(PicturesAtOnce, Math.Max(1, pictures.Count)) * length];
        float[] scores = new float[PicturesAtOnce * network.Classes];
        for (int first = 0; first < pictures.Count; first += PicturesAtOnce)
        {
            token.ThrowIfCancellationRequested();
            int count = Math.Min(PicturesAtOnce, pictures.Count - first);
            foreach (Variation view in views)
            {
                int start = first;
                Parallel.For(0, count, i => view.Apply(
                    pictures.Planes(start + i), pictures.Shape, standardization, input.AsSpan(i * length, length)));
                network.Predict(input.AsSpan(0, count * length), count, scores.AsSpan(0, count * network.Classes));
                for (int i = 0; i < count; i++)
                    AddSoftmax(scores.AsSpan(i * network.Classes, network.Classes), probabilities, first + i, 1f / views.Length);
            }
        }

        return probabilities;
    }

    /// <summary>Mean cross-entropy and accuracy of probabilities; NaN without pictures.</summary>
    public static (double Loss, double Accuracy) LossAndAccuracy(float[,] probabilities, IReadOnlyList<int> truth)
    {
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            float own = probabilities[i, truth[i]];
            // A probability that has sunk to 0 in float32 costs what the smallest one costs, not infinity.
            loss -= Math.Log(own < float.Epsilon ? float.Epsilon : own);
            bool best = true;
            for (int j = 0; j < probabilities.GetLength(1); j++)
                best &= j < truth[i] ? probabilities[i, j] < own : probabilities[i, j] <= own;
            correct += best ? 1 : 0;
        }

        return truth.Count == 0 ? (double.NaN, double.NaN) : (loss / truth.Count, (double)correct / truth.Count);
    }

    private static void AddSoftmax(ReadOnlySpan<float> scores, float[,] probabilities, int row, float weight)
    {
        float highest = float.NegativeInfinity;
        foreach (float score in scores)
            highest = Math.Max(highest, score);
        double sum = 0;
        foreach (float score in scores)
            sum += Math.Exp(score - highest);
        for (int j = 0; j < scores.Length; j++)
            probabilities[row, j] += weight * (float)(Math.Exp(scores[j] - highest) / sum);
    }
}
