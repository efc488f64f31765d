using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>The set's own folder in what was unpacked, and what its reader makes of it.</summary>
/// <param name="Folder">The folder, as a full path.</param>
/// <param name="Manifest">The set as it was read there.</param>
internal sealed record SetRoot(string Folder, Manifest Manifest)
{
    /// <summary>Finds the set's own folder: without the single folders that copies have around it, as far as they say nothing.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">What was unpacked.</param>
    /// <remarks>
    /// A folder that holds one folder and nothing else is passed over unless the set then reads otherwise: of the one class folder of a part
    /// of CK+48 the name is the label.
    /// </remarks>
    /// <exception cref="DatasetException">The reader finds no sample in it.</exception>
    public static SetRoot Find(DataSetDescription set, string folder)
    {
        var chain = new List<string> { folder };
        while (Directory.GetFileSystemEntries(chain[^1]) is [{ } only] && Directory.Exists(only))
            chain.Add(only);

        SetRoot? whole = null;
        DatasetException? innermost = null;
        foreach (string outer in chain)
        {
            try
            {
                whole = new SetRoot(outer, set.Reader.Read(outer, new ReaderOptions()));
                break;
            }
            catch (DatasetException error)
            {
                innermost = error;
            }
        }

        if (whole is null)
            throw innermost!;
        for (int i = chain.Count - 1; chain[i] != whole.Folder; i--)
        {
            if (Read(set, chain[i]) is { } inner && SaysTheSame(whole.Manifest, inner))
                return new SetRoot(chain[i], inner);
        }

        return whole;
    }

    private static Manifest? Read(DataSetDescription set, string folder)
    {
        try
        {
            return set.Reader.Read(folder, new ReaderOptions());
        }
        catch (DatasetException)
        {
            return null;
        }
    }

    private static bool SaysTheSame(Manifest whole, Manifest inner) =>
        whole.Quarantine.Count == inner.Quarantine.Count && whole.NamesSubjects == inner.NamesSubjects && whole.Samples.Count == inner.Samples.Count
        && whole.Samples.Zip(inner.Samples).All(pair => Facts(pair.First) == Facts(pair.Second)
            && pair.First.Path.EndsWith(pair.Second.Path, StringComparison.Ordinal));

    // Where nothing says who is on a picture, its path stands for the subject.
    private static Sample Facts(Sample sample) => sample with { Path = "", Subject = sample.Subject == sample.Path ? "" : sample.Subject };
}
