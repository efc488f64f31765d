namespace DataFetch.Downloads;

/// <summary>What the bytes of a partial file belong to: kept beside it, so that only the same file is gone on with.</summary>
/// <param name="Address">Where they come from, without the query: a renewed link to the same file has another one.</param>
/// <param name="ETag">The server's strong tag of the file; null if it gave none.</param>
/// <param name="LastModified">When the server says it was changed; null if it does not say.</param>
/// <param name="Length">Its whole length; null if that is not known.</param>
internal sealed record PartialMark(string Address, string? ETag, DateTimeOffset? LastModified, long? Length)
{
    /// <summary>Whether a server can tell by it that its file has changed.</summary>
    public bool CanTellChange => ETag is not null || LastModified is not null;
}
