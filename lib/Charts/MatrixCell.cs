namespace FerLib.Charts;

/// <summary>A cell of a <see cref="MatrixChart"/>: one accuracy with what is needed to read it.</summary>
/// <param name="Value">The accuracy, 0..1, or null if this pair was not run.</param>
/// <param name="Low">Lower end of the interval, 0..1, or null if there is none.</param>
/// <param name="High">Upper end of the interval, 0..1, or null if there is none.</param>
/// <param name="Count">How many pictures were tested, or null if not known.</param>
/// <param name="Verdict">A word on the value, such as "inconclusive", or null.</param>
public sealed record MatrixCell(double? Value, double? Low = null, double? High = null, long? Count = null, string? Verdict = null);
