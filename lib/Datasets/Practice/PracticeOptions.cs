namespace FerLib.Datasets.Practice;

/// <summary>Which practice pictures are made, and with how many threads.</summary>
public sealed record PracticeOptions
{
    /// <summary>Same seed, same pictures. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// About how many pictures, at least 1 and never more than the published set has; null, the default, for a size that takes seconds
    /// (<see cref="PracticeDataSets.DefaultPictures"/>). FERG-like: the same number in every folder as long as the published folder has as
    /// many. KDEF-like: whole people of 70 pictures. The JAFFE-like and the Senthil-like set always have the published 213 and 80.
    /// </summary>
    public int? Pictures { get; init; }

    /// <summary>Threads that render; 0 (the default) takes all cores. The pictures do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// The side at which a picture of 256 x 256 is rendered; others in proportion. Tests of folders and names make small ones.
    /// </summary>
    internal int Size { get; init; } = PracticeFace.Size;
}
