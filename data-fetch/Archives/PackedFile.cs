namespace DataFetch.Archives;

/// <summary>A file in an archive or folder.</summary>
/// <param name="Path">Its path, safe, relative, with forward slashes.</param>
/// <param name="Bytes">Its length, as stated.</param>
/// <param name="Content">Its bytes, to be read before the next file is asked for.</param>
internal sealed record PackedFile(string Path, long Bytes, Stream Content);
