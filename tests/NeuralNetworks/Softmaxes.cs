namespace FerLib.Tests.NeuralNetworks;

/// <summary>The softmax of each row in double precision.</summary>
internal static class Softmaxes
{
    public static double[] Of(float[] scores, int classes) =>
        [.. scores.Chunk(classes).SelectMany(row => row.Select(score => 1 / row.Sum(other => Math.Exp((double)other - score))))];
}
