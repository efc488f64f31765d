using FerLib.Charts;

namespace FerLib.Notebooks;

/// <summary>Where long work is, for display.</summary>
/// <param name="Line">The state in a line.</param>
/// <param name="Share">How much of the present step is done, 0..1; null where nobody knows.</param>
/// <param name="Curves">What the work has come to so far, for hosts that can redraw it.</param>
internal sealed record ProgressState(string Line, double? Share = null, LineChart? Curves = null);
