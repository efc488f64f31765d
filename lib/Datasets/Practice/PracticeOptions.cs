namespace FerLib.Datasets.Practice;

/// <summary>Which practice pictures are made, and with how many threads.</summary>
public sealed record PracticeOptions
{
    /// <summary>Same seed, same pictures. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// About how many pictures, at least 1; <see cref="PracticeDataSets.SizeOf"/> says how many that comes to. Null, the default, is the set's own default size:
    /// ferg 1,008, jaffe 213, senthil 80, kdef 420, utkface 1,000. Never more than are published.
    /// </summary>
    /// <remarks>
    /// ferg: every folder has the same number, or all that are published in it. jaffe and senthil are always whole (213 and 80). kdef: whole
    /// people of 70 pictures each. utkface: any number from 10 on.
    /// </remarks>
    public int? Pictures { get; init; }

    /// <summary>Threads that render; 0 (the default) takes all cores. The pictures do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The pictures are made smaller by this factor. Tests of folders and names make small ones.</summary>
    internal int Reduction { get; init; } = 1;
}
