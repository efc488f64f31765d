namespace FerLib.Datasets.Prepared;

/// <summary>What preparing a data set will make: known before anything is decoded.</summary>
public sealed class PreparationPlan
{
    internal PreparationPlan(Manifest manifest, PreparedHeader header, IReadOnlyList<ContentHash> contents, IReadOnlyList<Sample> samples, string file, bool isDone)
    {
        Manifest = manifest;
        Header = header;
        Contents = contents;
        Samples = samples;
        File = file;
        IsDone = isDone;
    }

    /// <summary>The data set.</summary>
    public Manifest Manifest { get; }

    /// <summary>The file that will hold the pictures; its name holds a hash of their contents and of the options.</summary>
    public string File { get; }

    /// <summary>Different pictures; copies of the same bytes are one.</summary>
    public int Pictures => Contents.Count;

    /// <summary>Bytes that the file takes.</summary>
    public long Bytes => Header.FileBytes;

    /// <summary>Whether the file is there and whole.</summary>
    public bool IsDone { get; }

    internal PreparedHeader Header { get; }

    /// <summary>The hash of each different picture, in the order of the samples.</summary>
    internal IReadOnlyList<ContentHash> Contents { get; }

    /// <summary>The first sample of each.</summary>
    internal IReadOnlyList<Sample> Samples { get; }
}
