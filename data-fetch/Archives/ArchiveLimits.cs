namespace DataFetch.Archives;

/// <summary>How much an archive may hold: counted while it is read, whatever its headers say.</summary>
/// <remarks>
/// The largest published set that has a reader here, FERG, is 55,767 files of some gigabytes; the largest file is the table of FER2013 with
/// 0.3 GB. Pictures hardly shrink in an archive, a table of pixels shrinks to a third. The defaults leave ten times of all that.
/// </remarks>
internal sealed record ArchiveLimits
{
    private const long Mebibyte = 1L << 20;

    /// <summary>Entries, folders among them.</summary>
    public int Entries { get; init; } = 500_000;

    /// <summary>Bytes of all files together.</summary>
    public long TotalBytes { get; init; } = 64 * 1024 * Mebibyte;

    /// <summary>Bytes of one file.</summary>
    public long FileBytes { get; init; } = 8 * 1024 * Mebibyte;

    /// <summary>Bytes that come out for a byte of the archive, beyond <see cref="FreeBytes"/>.</summary>
    /// <remarks>
    /// A deflate stream reaches 1,032; a bomb of 10,000 needs entries that lie over one another, or an archive in an archive, which is not
    /// opened.
    /// </remarks>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes that may come out before <see cref="Ratio"/> counts: a small archive of black pictures is no bomb.</summary>
    public long FreeBytes { get; init; } = 64 * Mebibyte;

    /// <summary>Bytes of a zip's directory, and of what stands before one entry of a tar: both are held in memory.</summary>
    public (long Zip, long Tar) HeaderBytes { get; init; } = (64 * Mebibyte, Mebibyte);

    /// <summary>Characters of all paths together, which are held in memory.</summary>
    public long PathCharacters { get; init; } = 64 * Mebibyte;
}
