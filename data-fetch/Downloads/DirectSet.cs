namespace DataFetch.Downloads;

/// <summary>A set whose owners allow a direct download.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Source">Where it comes from, for the receipt.</param>
/// <param name="Address">What the files' sources are relative to; ends in a slash.</param>
/// <param name="Files">All of its files.</param>
internal sealed record DirectSet(string Name, string Source, Uri Address, IReadOnlyList<DirectFile> Files)
{
    /// <summary>The length of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>A file as it is on the server.</summary>
    public RemoteFile RemoteOf(DirectFile file) => new(new Uri(Address, file.Source)) { Bytes = file.Bytes, Sha256 = file.Sha256 };
}
