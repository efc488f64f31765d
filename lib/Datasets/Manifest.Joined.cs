namespace FerLib.Datasets;

/// <content>Several data sets as one.</content>
public sealed partial class Manifest
{
    private const string NamesBetween = " + ";

    /// <summary>
    /// Several data sets as one, for a training on all of them. Paths, subjects and clips begin with the set's name, because subjects of two sets are different
    /// people even if their names are the same.
    /// </summary>
    /// <param name="sets">Two or more data sets of different names.</param>
    /// <remarks>
    /// The joined set is practice data if any of its sets is, and names its subjects if all do. Its labels are those of all sets together. Its pictures are
    /// loaded from their own sets, so that it has no folder; a split is drawn in each set by itself.
    /// </remarks>
    /// <exception cref="DatasetException">Two sets have one name.</exception>
    public static Manifest Join(IReadOnlyList<Manifest> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Select(set => set.Name).Distinct(StringComparer.Ordinal).Count() < sets.Count)
            throw new DatasetException($"Expected data sets of different names to join, got {string.Join(", ", sets.Select(set => set.Name))}. Rename one of the folders.");
        return new Manifest(
            string.Join(NamesBetween, sets.Select(set => set.Name)), sets[0].Root, sets.Any(set => set.IsPractice),
            sets.SelectMany(set => set.Samples.Select(sample => sample with
            {
                Path = PathInJoin(set, sample.Path),
                Subject = $"{set.Name}/{sample.Subject}",
                Clip = sample.Clip is null ? null : $"{set.Name}/{sample.Clip}",
            })),
            sets.SelectMany(set => set.Quarantine.Select(file => file with { Path = PathInJoin(set, file.Path) })))
        {
            NamesSubjects = sets.All(set => set.NamesSubjects),
            Notes = [.. sets.SelectMany(set => set.Notes.Select(note => $"{set.Name}: {note}"))],
            Store = new JoinedStore(sets),
        };
    }

    /// <summary>In the joined set, the path of a file of one of its sets.</summary>
    internal static string PathInJoin(Manifest set, string path) => $"{set.Name}/{path}";

    private sealed class JoinedStore(IReadOnlyList<Manifest> sets) : IPictureStore
    {
        private readonly Dictionary<string, (Manifest Set, Sample Sample)> _pictures = sets
            .SelectMany(set => set.Samples.Select(sample => (set, sample)))
            .ToDictionary(pair => PathInJoin(pair.set, pair.sample.Path), pair => pair, StringComparer.Ordinal);

        public string Format => "pictures of several data sets";

        public Imaging.Image Load(Sample sample, Imaging.DecoderOptions? options)
        {
            (Manifest set, Sample own) = _pictures[sample.Path];
            return set.Load(own, options);
        }
    }
}
