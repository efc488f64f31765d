using FerLib.NeuralNetworks;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>Clipping by the norm of all gradients together: the formula of <see cref="StepOptions.MaximumGradientNorm"/>.</summary>
internal static class TorchClipping
{
    /// <summary>The gradient, shortened if it is longer than <paramref name="maximum"/>. Its length is not read, so that a GPU need not be waited for.</summary>
    /// <param name="gradient">All gradients in one vector; not changed.</param>
    /// <param name="maximum">Longest that it may be, or null for no limit.</param>
    public static Tensor Clip(Tensor gradient, float? maximum)
    {
        if (maximum is not float longest)
            return gradient;
        // PyTorch's least of two numbers is NaN if one of them is, as ours.
        Tensor factor = (gradient.to(ScalarType.Float64).norm() + StepOptions.NormEpsilon).reciprocal().mul((double)longest).clamp_max(1.0);
        return gradient.mul(factor.to(ScalarType.Float32));
    }
}
