namespace DataFetch.Importing;

/// <summary>A file of an imported data set, as it was on that day.</summary>
/// <param name="Path">Relative to the set's folder, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits in lower case.</param>
internal sealed record ImportedFile(string Path, string Sha256);
