namespace FerLib.NeuralNetworks;

/// <summary>Names of the optimizer's tensors in a named state, the same for every engine.</summary>
internal static class OptimizerState
{
    /// <summary>Before the name of each of them.</summary>
    public const string Prefix = "optimizer.";

    /// <summary>Before a weight's name: Adam's first moment, or the velocity of SGD.</summary>
    public const string First = "optimizer.first.";

    /// <summary>Before a weight's name: Adam's second moment.</summary>
    public const string Second = "optimizer.second.";

    /// <summary>Steps taken since the moments were zero: one number, shape ().</summary>
    public const string Steps = "optimizer.steps";
}
