namespace FerLib.NeuralNetworks;

/// <summary>A two-dimensional convolution with a bias: paper rows 1, 4, 8 and 11.</summary>
/// <remarks>
/// y[n, f, i, j] = bias[f] + sum over c, u, v of x[n, c, S i + u - P, S j + v - P] w[f, c, u, v], x being 0 outside the picture. As every
/// deep learning library does, it cross-correlates; the paper's equation 2 flips the kernel, which learned weights make up for.
/// Row 4 is printed "105x5" over a watermark and read as 5 x 5; padding 2 is our reading, the paper prints none.
/// </remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
/// <param name="Filters">Output channels, at least 1.</param>
/// <param name="Kernel">K, side of the square window. Default 5.</param>
/// <param name="Stride">S, distance between windows. Default 2.</param>
/// <param name="Padding">P, zeros on every side, below K. Default 2.</param>
public sealed record Convolution(string Name, int? PaperRow, int Filters, int Kernel = 5, int Stride = 2, int Padding = 2)
    : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => $"Convolution {Kernel} x {Kernel}, stride {Stride}";

    /// <inheritdoc/>
    public override InputShape OutputShape(InputShape input)
    {
        if (Filters < 1)
            throw new ArgumentException($"{Kind} ({Name}): {Filters} filters, expected at least 1.");
        return new InputShape(
            Filters,
            WindowsAlong(input.Height, Kernel, Stride, Padding, input),
            WindowsAlong(input.Width, Kernel, Stride, Padding, input));
    }

    /// <inheritdoc/>
    public override long Parameters(InputShape input) => (long)Filters * input.Channels * Kernel * Kernel + Filters;

    /// <inheritdoc/>
    public override long MultiplyAdds(InputShape input) => (long)OutputShape(input).Length * input.Channels * Kernel * Kernel;
}
