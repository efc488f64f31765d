using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Runs pictures, as they are and standardized, through a network.</summary>
internal static class Scoring
{
    // Enough to fill the engine's kernels; more only takes memory.
    private const int PicturesAtOnce = 32;

    /// <summary>Probabilities, (N, classes): softmax of the class scores, averaged over the picture and its mirror image if asked.</summary>
    /// <param name="network">What predicts.</param>
    /// <param name="batchesAhead">Batches to prepare while one is predicted: <see cref="IEngine.BatchesAhead"/> of the network's engine.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="standardization">Applied to them.</param>
    /// <param name="averageFlip">Whether to average over the mirror image.</param>
    /// <param name="token">Stops the work before the next batch.</param>
    public static float[,] Probabilities(
        INetwork network, int batchesAhead, PictureTensors pictures, Standardization standardization, bool averageFlip,
        CancellationToken token = default)
    {
        float[,] probabilities = new float[pictures.Count, network.Classes];
        Variation[] views = averageFlip ? [Variation.Identity, Variation.Identity with { Flip = true }] : [Variation.Identity];
        float[] scores = new float[PicturesAtOnce * network.Classes];
        var source = new Views(pictures, standardization, views);
        using var ahead = new ReadAhead<View>(source, batchesAhead);
        for (long i = 0; i < source.Total; i++)
        {
            token.ThrowIfCancellationRequested();
            View view = ahead.Next();
            network.Predict(view.Input.AsSpan(0, view.Count * pictures.Shape.Length), view.Count, scores.AsSpan(0, view.Count * network.Classes));
            for (int k = 0; k < view.Count; k++)
                AddSoftmax(scores.AsSpan(k * network.Classes, network.Classes), probabilities, view.First + k, 1f / views.Length);
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

    /// <summary>Some pictures in a row, seen in one way.</summary>
    private sealed class View(int length, int room)
    {
        public float[] Input { get; } = new float[length];

        public byte[] Room { get; } = new byte[room];

        public int First { get; set; }

        public int Count { get; set; }

        public Variation Variation { get; set; } = Variation.Identity;
    }

    /// <summary>All pictures in order, <see cref="PicturesAtOnce"/> at a time, each time in every view.</summary>
    private sealed class Views(PictureTensors pictures, Standardization standardization, Variation[] views) : IBatchSource<View>
    {
        private int _begun;

        public long Total => (long)((pictures.Count + PicturesAtOnce - 1) / PicturesAtOnce) * views.Length;

        public View CreateBuffer() =>
            new(Math.Min(PicturesAtOnce, pictures.Count) * pictures.Shape.Length, pictures.RoomFor(Math.Min(PicturesAtOnce, pictures.Count)));

        public int Begin(View buffer)
        {
            buffer.First = _begun / views.Length * PicturesAtOnce;
            buffer.Count = Math.Min(PicturesAtOnce, pictures.Count - buffer.First);
            buffer.Variation = views[_begun % views.Length];
            _begun++;
            return buffer.Count;
        }

        public void Fill(View buffer, int picture)
        {
            int length = pictures.Shape.Length;
            Span<byte> room = pictures.IsStreamed ? buffer.Room.AsSpan(picture * length, length) : [];
            buffer.Variation.Apply(
                pictures.Planes(buffer.First + picture, room), pictures.Shape, standardization, buffer.Input.AsSpan(picture * length, length));
        }
    }
}
