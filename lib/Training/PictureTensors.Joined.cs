using FerLib.Datasets;

namespace FerLib.Training;

/// <content>The pictures of several data sets together.</content>
public sealed partial class PictureTensors
{
    /// <summary>The pictures of several data sets as those of one (<see cref="Manifest.Join"/>); nothing is copied.</summary>
    /// <param name="sets">Two or more data sets, all of whose pictures are loaded, of one shape and the same channels.</param>
    /// <exception cref="ArgumentException">The shapes or channels differ, or some pictures of a set are not loaded.</exception>
    /// <exception cref="DatasetException">Two sets have one name.</exception>
    public static PictureTensors Join(IReadOnlyList<PictureTensors> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        PictureTensors first = sets[0];
        foreach (PictureTensors set in sets)
        {
            if (set.Shape != first.Shape || set.Channels != first.Channels)
                throw new ArgumentException($"Expected pictures of one kind, got {first.Channels} {first.Shape} and {set.Channels} {set.Shape}. Load them alike.", nameof(sets));
            if (set.Count != set.Manifest.Samples.Count)
                throw new ArgumentException($"{set.Manifest.Name}: expected all of its {set.Manifest.Samples.Count} pictures, got {set.Count}.", nameof(sets));
        }

        var manifest = Manifest.Join([.. sets.Select(set => set.Manifest)]);
        Dictionary<string, (PictureTensors Set, int Picture)> places = sets
            .SelectMany(set => Enumerable.Range(0, set.Count).Select(picture => (set, picture)))
            .ToDictionary(pair => Manifest.PathInJoin(pair.set.Manifest, pair.set.SampleOf(pair.picture).Path), pair => pair, StringComparer.Ordinal);
        (PictureTensors Set, int Picture)[] order = [.. manifest.Samples.Select(sample => places[sample.Path])];
        return new PictureTensors(
            manifest, [.. Enumerable.Range(0, order.Length)], first.Shape, first.Channels,
            new JoinedPlanes([.. order.Select(place => (place.Set._planes, place.Picture))]),
            [.. order.Select(place => place.Set._colorless[place.Picture])],
            [.. sets.SelectMany(set => set.Quarantine.Select(file => file with { Path = Manifest.PathInJoin(set.Manifest, file.Path) }))]);
    }
}
