using FerLib.Evaluation;

namespace FerLib.Experiments.Jobs;

/// <summary>One field of the matrix "train on each, test on each".</summary>
/// <param name="AllLabels">Decided over all of the network's labels; pictures whose label the network does not have are left out.</param>
/// <param name="SharedLabels">
/// Decided over the labels that both sets have; null when they share fewer than two, because there is nothing to decide.
/// </param>
/// <param name="IsWithin">Whether it is the set's own test split. Otherwise the pictures are the other set's whole, of which the network has seen nothing.</param>
public sealed record CrossDataSetCell(Outcome AllLabels, Outcome? SharedLabels, bool IsWithin)
{
    private Interval? _dropInterval;

    /// <summary>
    /// What the cell is to be compared with: the same network on its own test split, decided over the same labels (the shared ones, or
    /// all of them when fewer than two are shared).
    /// </summary>
    public required Outcome Home { get; init; }

    /// <summary>
    /// Accuracy at home minus accuracy here, -1..1, both decided over the same labels; negative for a gain, NaN where either has no pictures.
    /// </summary>
    public double Drop => Home.Estimate.Accuracy - Away.Estimate.Accuracy;

    /// <summary>
    /// The drop's 95 % interval: clusters of both tests are drawn together, and each accuracy looks at its own. Undefined at home, without pictures, and with fewer
    /// than two clusters.
    /// </summary>
    /// <remarks>It draws test pictures only: what another training would give is not in it. A resample without any picture of one test is left out.</remarks>
    public Interval DropInterval => _dropInterval ??= IsWithin ? Interval.Undefined(Home.Estimate.Clustered.Level) : DrawDrop();

    private Outcome Away => SharedLabels ?? AllLabels;

    private Interval DrawDrop()
    {
        // Subjects of two data sets are different people, even if their names are the same.
        (string, int)[] home = PicturesOf(Home, "home"), away = PicturesOf(Away, "away");
        string[] names = [.. home.Concat(away).Select(picture => picture.Item1).Distinct(StringComparer.Ordinal)];
        return ClusteredBootstrap.OfDifference(new ClusterMeans(names, home).Mean, new ClusterMeans(names, away).Mean, names, Home.Seed);
    }

    private static (string, int)[] PicturesOf(Outcome outcome, string side)
    {
        bool[] correct = outcome.Predictions.Correct();
        return [.. PictureClusters.Of(outcome.Predictions).Names.Select((cluster, i) => ($"{side}\n{cluster}", correct[i] ? 1 : 0))];
    }
}
