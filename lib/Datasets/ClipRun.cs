namespace FerLib.Datasets;

/// <summary>A run of near-duplicate pictures of one subject.</summary>
/// <param name="Subject">Who is on the pictures.</param>
/// <param name="Name">The clip's name.</param>
/// <param name="Samples">Its pictures in the order of their numbers: positions in <see cref="Manifest.Samples"/>, at least one.</param>
public sealed record ClipRun(string Subject, string Name, IReadOnlyList<int> Samples)
{
    /// <summary>The number of its pictures.</summary>
    public int Length => Samples.Count;
}
