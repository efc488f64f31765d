namespace FerLib.NeuralNetworks;

/// <summary>Batch normalization over (N, H, W) of each channel: paper rows 2, 5, 9 and 12, and row 14 in reading 3.</summary>
/// <remarks>
/// y = weight (x - mean) / sqrt(variance + 1e-5) + bias. Training uses the batch's mean and biased variance and moves the running ones
/// by a tenth, r = 0.9 r + 0.1 batch, the variance with n - 1 in the denominator; prediction uses the running ones. The paper says
/// "normalization" only. Source: Ioffe and Szegedy, 2015; constants as in PyTorch.
/// </remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
public sealed record BatchNormalization(string Name, int? PaperRow) : Layer(Name, PaperRow)
{
    /// <summary>Added to the variance: 1e-5.</summary>
    public const float Epsilon = 1e-5f;

    /// <summary>Share of a batch in the running statistics: 0.1.</summary>
    public const float Momentum = 0.1f;

    /// <inheritdoc/>
    public override string Kind => "Batch normalization";

    /// <inheritdoc/>
    public override long Parameters(InputShape input) => 2L * input.Channels;
}
