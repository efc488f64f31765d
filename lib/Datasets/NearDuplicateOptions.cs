namespace FerLib.Datasets;

/// <summary>What counts as a near-duplicate; the defaults are measured, see the remarks of <see cref="NearDuplicates"/>.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>In how many of 256 bits the hashes may differ. Default 31, as PDQ's authors advise.</summary>
    public int MostBits { get; init; } = 31;

    /// <summary>The least correlation once brightness and contrast are matched. Default 0.96.</summary>
    public double LeastCorrelation { get; init; } = 0.96;

    /// <summary>The largest difference that any part of the pictures may have, as a multiple of their deviation. Default 0.5.</summary>
    public double MostDifference { get; init; } = 0.5;

    /// <summary>
    /// How many near-duplicates among the later pictures are kept for each picture, the most alike; all are counted. Default 100: a set of
    /// one picture ten thousand times has fifty million pairs.
    /// </summary>
    public int MostPerPicture { get; init; } = 100;
}
