namespace FerLib.NeuralNetworks;

/// <summary>Dropout: in training the input is multiplied by a mask of 0 and 1 / (1 - rate); in prediction nothing happens.</summary>
/// <remarks>
/// Deviation: the paper has none; it is an option against learning small training sets by heart. The mask is handed to
/// <see cref="INetwork.Train"/>, so that every engine drops the same numbers. Source: Srivastava et al., 2014.
/// </remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table: null.</param>
/// <param name="Rate">Share that is dropped, 0 to below 1.</param>
public sealed record Dropout(string Name, int? PaperRow, double Rate) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Dropout {Rate}");

    /// <inheritdoc/>
    public override InputShape OutputShape(InputShape input) => Rate is >= 0 and < 1
        ? input
        : throw new ArgumentException($"{Kind} ({Name}): expected a rate from 0 to below 1.");
}
