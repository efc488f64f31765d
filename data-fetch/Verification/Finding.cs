namespace DataFetch.Verification;

/// <summary>One thing that a check of a data set found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file, relative to the set's folder; empty where it is not about a file.</param>
/// <param name="Detail">What was expected and what came.</param>
internal sealed record Finding(FindingKind Kind, string Path, string Detail);
