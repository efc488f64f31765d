namespace FerLib.Tests.NeuralNetworks;

/// <summary>How far each kind of numbers may be from PyTorch's, relative as <see cref="PyTorchRun"/> says.</summary>
/// <param name="First">Of numbers that one step computes: scores, gradients, statistics; and of losses.</param>
/// <param name="Last">Of numbers that carry the rounding of all steps before.</param>
/// <param name="Zero">Of gradients that are 0 in exact arithmetic, and of what steps along them make of their weights.</param>
internal sealed record PyTorchTolerance(double First, double Last, double Zero)
{
    public const string Loss = "losses";
    public const string Norm = "gradient norms";
    public const string ZeroGradients = "gradients that are 0";
    public const string ZeroMoments = "moments of gradients that are 0";
    public const string IdleBiases = "biases before a normalization";

    // One step: sums of up to some thousand float32 products, through four convolutions and back; measured up to 7e-6. Ten steps: up to 7e-5, from
    // running means that follow the biases of noise: 1e-6 of a gradient, divided by Adam's epsilon of 1e-3, moves such a bias by 2e-4.
    // PyTorch's own float32 is as far from its float64 (pytorch_references.py --single).
    private static readonly PyTorchTolerance Usual = new(First: 2e-5, Last: 1e-4, Zero: 1e-3);

    // A normalization divides rounding by sqrt(variance + 1e-5): in a channel that hardly varies it grows by up to 316.
    private static readonly PyTorchTolerance OfFlatPictures = new(First: 1e-3, Last: 1e-3, Zero: 1e-2);

    private const string Hits = "hits";
    private const string Scores = "scores";
    private const string Gradients = "gradients";
    private const string Statistics = "statistics after a step";

    /// <summary>What an engine of float32 numbers may deviate in a case.</summary>
    public static PyTorchTolerance Of(PyTorchCase each) => each.Pictures is "waves" or "channel" ? Usual : OfFlatPictures;

    /// <summary>What a tensor of a case is compared in size with: all that are alike.</summary>
    public static string FamilyOf(string name) => name switch
    {
        "loss" => Loss,
        "norm" => Norm,
        "correct" => Hits,
        "predicted.start" => Scores,
        "predicted.first" => "scores after a step",
        "predicted.end" => "scores at the end",
        _ when name.StartsWith("gradient.", StringComparison.Ordinal) => Gradients,
        _ when name.StartsWith("first.", StringComparison.Ordinal) => Statistics,
        _ when name.StartsWith("end.optimizer.first.", StringComparison.Ordinal) => "first moments",
        _ when name.StartsWith("end.optimizer.second.", StringComparison.Ordinal) => "second moments",
        _ when name.Contains(".running_", StringComparison.Ordinal) => "statistics at the end",
        _ => "weights at the end",
    };

    /// <summary>What a tensor of a case is reported as: its family, but for what belongs to a bias whose gradient is 0 because a normalization takes out what it adds.</summary>
    public static string KindOf(string name)
    {
        if (!name.Contains("convolution", StringComparison.Ordinal) || !name.EndsWith(".bias", StringComparison.Ordinal))
            return FamilyOf(name);
        return name.StartsWith("gradient.", StringComparison.Ordinal) ? ZeroGradients
            : name.StartsWith("end.optimizer.", StringComparison.Ordinal) ? ZeroMoments : IdleBiases;
    }

    /// <summary>What a kind may deviate.</summary>
    public double For(string kind) => kind switch
    {
        Hits => 0,
        Scores or Gradients or Statistics or Loss or Norm => First,
        ZeroGradients or ZeroMoments or IdleBiases => Zero,
        _ => Last,
    };
}
