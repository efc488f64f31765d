namespace DataFetch.Downloads;

/// <summary>A file on a server, and what is known of it beforehand.</summary>
/// <param name="Address">Where it is; its query is neither shown nor stored.</param>
internal sealed record RemoteFile(Uri Address)
{
    /// <summary>Its length; null if it is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256, 64 hexadecimal digits; null if it is not known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its address for messages.</summary>
    public string Shown => WebAddress.Shown(Address);
}
