namespace FerLib.Evaluation;

/// <summary>How far apart the best and the worst slice are.</summary>
/// <param name="Best">The slice with the highest value.</param>
/// <param name="Worst">The slice with the lowest value.</param>
/// <param name="Difference">The best value minus the worst, 0 or more.</param>
/// <param name="Clustered">
/// The bootstrap interval of the difference of these two slices. They were picked for being far apart, so with many slices a gap above 0 is
/// to be expected by chance, and the interval lies too high.
/// </param>
public sealed record SliceGap(string Best, string Worst, double Difference, Interval Clustered);
