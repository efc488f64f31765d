namespace FerLib.Charts;

/// <summary>A bar's length, and the interval that belongs to it.</summary>
/// <param name="Value">The value; one that is not finite is shown as missing.</param>
/// <param name="Low">Lower end of the interval, or null if there is none.</param>
/// <param name="High">Upper end of the interval, or null if there is none.</param>
/// <param name="Hover">What is shown when the pointer rests on the bar, or null for series, category, value and interval.</param>
public sealed record BarValue(double Value, double? Low = null, double? High = null, string? Hover = null);
