namespace DataFetch.Archives;

/// <summary>The kinds of archive that are read.</summary>
internal enum ArchiveFormat
{
    /// <summary>A zip.</summary>
    Zip,

    /// <summary>A tar: v7, ustar, pax or GNU.</summary>
    Tar,

    /// <summary>A gzip file, which must hold a tar.</summary>
    Gzip,
}
