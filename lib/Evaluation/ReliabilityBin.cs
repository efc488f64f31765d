namespace FerLib.Evaluation;

/// <summary>Pictures whose answer was given with about the same confidence.</summary>
/// <param name="Low">The confidence above which the bin starts (the first takes 0 too).</param>
/// <param name="High">The confidence with which it ends, included.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Confidence">Their mean confidence, 0..1; NaN without pictures.</param>
/// <param name="Accuracy">The share of them classified right, 0..1; NaN without pictures.</param>
public sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy);
