namespace FerLib.Datasets;

/// <summary>A file that is in a data set's folder but not in its samples, and why.</summary>
/// <param name="Path">The file, relative to the data set's root, with forward slashes.</param>
/// <param name="Reason">What was expected, what came, what to do.</param>
public sealed record QuarantinedFile(string Path, string Reason);
