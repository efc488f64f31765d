namespace FerLib.Datasets.Practice;

/// <summary>Which practice pictures are made, and with how many threads.</summary>
public sealed record PracticeOptions
{
    /// <summary>Same seed, same pictures. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Pictures per character and expression of the FERG-like set, at least 1. Default 24: 1,008 in all. Not used by the JAFFE-like set,
    /// which always has the published 213.
    /// </summary>
    public int FramesPerFolder { get; init; } = 24;

    /// <summary>Whether the FERG-like set has the published number of pictures in every folder (55,767 in all) instead. Default false.</summary>
    public bool PublishedCounts { get; init; }

    /// <summary>Threads that render; 0 (the default) takes all cores. The pictures do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Rows and columns of the pictures. Tests of folders and names make small ones.</summary>
    internal int Size { get; init; } = PracticeFace.Size;
}
