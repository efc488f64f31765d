namespace DataFetch.Downloads;

/// <summary>A file that came whole.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes as they lie on the disk, 64 hexadecimal digits in lower case.</param>
internal sealed record DownloadedFile(long Bytes, string Sha256);
