namespace FerLib.Datasets.Prepared;

/// <summary>What writing a data set's channels as pictures will make: known before it begins.</summary>
public sealed class ChannelPicturesPlan
{
    internal ChannelPicturesPlan(Manifest manifest, int size, string folder, IReadOnlyList<ContentHash> contents, IReadOnlyList<Sample> samples, long approximateBytes)
    {
        Manifest = manifest;
        Size = size;
        Folder = folder;
        Contents = contents;
        Samples = samples;
        ApproximateBytes = approximateBytes;
        IsDone = Directory.Exists(folder);
    }

    /// <summary>The data set.</summary>
    public Manifest Manifest { get; }

    /// <summary>Side of each picture, pixels.</summary>
    public int Size { get; }

    /// <summary>The folder that will hold the pictures; its name holds a hash of their contents and of the options.</summary>
    public string Folder { get; }

    /// <summary>Photographs, each of which becomes four files.</summary>
    public int Photographs => Samples.Count;

    /// <summary>About how many bytes the files take, from a few that were encoded; 0 if they are there already.</summary>
    public long ApproximateBytes { get; }

    /// <summary>Whether the folder is there, and so whole.</summary>
    public bool IsDone { get; }

    /// <summary>The hash of each sample's file.</summary>
    internal IReadOnlyList<ContentHash> Contents { get; }

    /// <summary>The samples whose files can be read.</summary>
    internal IReadOnlyList<Sample> Samples { get; }
}
