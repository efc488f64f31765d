using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>Softmax with cross-entropy, label smoothing and class weights: the formula of the CPU engine's.</summary>
internal static class TorchCrossEntropy
{
    /// <summary>
    /// For label y, smoothing e and class weights w: sum over pictures and k of -t[k] log p[k], divided by the sum over pictures of w[y],
    /// with target t[k] = (1 - e) w[y] [k = y] + e w[k] / K.
    /// </summary>
    /// <param name="scores">(N, classes).</param>
    /// <param name="truth">(N), whole numbers.</param>
    /// <param name="smoothing">Share of the target that is spread evenly.</param>
    /// <param name="weights">(classes), or null for none.</param>
    public static Tensor Of(Tensor scores, Tensor truth, float smoothing, Tensor? weights)
    {
        Tensor logarithms = nn.functional.log_softmax(scores, 1);
        Tensor own = logarithms.gather(1, truth.unsqueeze(1)).squeeze(1).neg();
        long count = scores.shape[0], classes = scores.shape[1];
        if (weights is null)
        {
            Tensor sum = own.sum() * (1 - (double)smoothing);
            return (smoothing == 0 ? sum : sum - logarithms.sum() * ((double)smoothing / classes)) / count;
        }

        Tensor ownWeights = weights.index_select(0, truth);
        Tensor weighted = (own * ownWeights).sum() * (1 - (double)smoothing);
        if (smoothing != 0)
            weighted -= (logarithms * weights).sum() * ((double)smoothing / classes);
        return weighted / ownWeights.sum();
    }
}
