namespace FerLib.Experiments;

/// <summary>One field of the matrix "train on each, test on each".</summary>
/// <param name="AllLabels">Decided over all of the network's labels; pictures whose label the network does not have are left out.</param>
/// <param name="SharedLabels">
/// Decided over the labels that both sets have; null when they share fewer than two, because there is nothing to decide.
/// </param>
/// <param name="IsWithin">Whether it is the set's own test split. Otherwise the pictures are the other set's whole, of which the network has seen nothing.</param>
public sealed record CrossDataSetCell(Outcome AllLabels, Outcome? SharedLabels, bool IsWithin)
{
    /// <summary>
    /// What the cell is to be compared with: the same network on its own set's test split, decided over the same labels (the shared ones, or
    /// all of them when fewer than two are shared).
    /// </summary>
    public required Outcome Home { get; init; }

    /// <summary>
    /// Accuracy at home minus accuracy here, -1..1, both decided over the same labels; negative for a gain, NaN where either has no pictures.
    /// </summary>
    public double Drop => Home.Estimate.Accuracy - (SharedLabels ?? AllLabels).Estimate.Accuracy;
}
