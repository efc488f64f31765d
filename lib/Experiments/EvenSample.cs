using FerLib.Datasets;
using FerLib.Randomness;

namespace FerLib.Experiments;

/// <summary>Draws some pictures of a data set so that every subject and expression has its share.</summary>
/// <remarks>
/// The pictures of each subject and expression are shuffled by the seed; then the first of each group is taken, the second of each, and so
/// on, until there are enough. The groups of the last round are a random choice.
/// </remarks>
public static class EvenSample
{
    /// <summary>Draws the pictures.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="most">How many pictures at the most, at least 1; a smaller set is taken whole.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>Positions in the manifest's samples, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    public static IReadOnlyList<int> Of(Manifest manifest, int most, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (manifest.Samples.Count <= most)
            return [.. Enumerable.Range(0, manifest.Samples.Count)];
        int[] order = [.. Enumerable.Range(0, manifest.Samples.Count)];
        new CounterRandom(seed).Shuffle<int>(order);
        return [.. order.GroupBy(index => (manifest.NamesSubjects ? manifest.Samples[index].Subject : "", manifest.Samples[index].Label))
            .SelectMany(group => group.Select((index, round) => (index, round)))
            .OrderBy(item => item.round).Take(most).Select(item => item.index).Order()];
    }
}
