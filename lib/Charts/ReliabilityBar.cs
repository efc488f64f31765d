namespace FerLib.Charts;

/// <summary>A bin of a reliability diagram: pictures whose answer was given with about the same confidence.</summary>
/// <param name="Low">The confidence with which the bin starts, 0..1.</param>
/// <param name="High">The confidence with which it ends, above the start, at most 1.</param>
/// <param name="Count">Pictures, 0 or more.</param>
/// <param name="Confidence">Their mean confidence, 0..1; not read without pictures.</param>
/// <param name="Accuracy">The share of them classified right, 0..1; not read without pictures.</param>
public sealed record ReliabilityBar(double Low, double High, long Count, double Confidence, double Accuracy);
