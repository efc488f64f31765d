namespace DataFetch.Downloads;

/// <summary>A file of a set that is downloaded file by file.</summary>
/// <param name="Path">Where it goes below the set's folder, with forward slashes.</param>
/// <param name="Source">Where it is below the set's address, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits in lower case.</param>
internal sealed record DirectFile(string Path, string Source, long Bytes, string Sha256);
