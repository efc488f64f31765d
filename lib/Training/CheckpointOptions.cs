namespace FerLib.Training;

/// <summary>Where a training keeps its state, so that it can go on after it was interrupted or killed.</summary>
/// <remarks>
/// If the file is there, the training goes on from it; a finished one is handed out at once, without any training. The weights are the same bits as
/// those of a training that ran through, on the same kind of processor; with another engine they agree as the engines do.
/// </remarks>
public sealed record CheckpointOptions
{
    private CheckpointOptions(string path, bool isFolder)
    {
        Path = path;
        IsFolder = isFolder;
    }

    /// <summary>The file, or the folder of the files.</summary>
    public string Path { get; }

    /// <summary>Whether <see cref="Path"/> is a folder in which each training has a file of its own.</summary>
    public bool IsFolder { get; }

    /// <summary>
    /// Time after which the state is written again, at the end of the step that runs then; zero writes after every step. Default 30 seconds. It is also
    /// written when the training ends in any way that leaves time for it. What a kill costs is at most this much work.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One file, for one training: another training, with any setting changed, is refused.</summary>
    /// <param name="file">The safetensors file; the folder around it is made. A lock, <c>.NAME.lock</c>, stays beside it, empty.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static CheckpointOptions At(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        return new CheckpointOptions(file, isFolder: false);
    }

    /// <summary>
    /// A folder, for any number of trainings: a file is named after the data set and a hash of all that the training depends on, so that the same
    /// training finds its file again, and one with a changed setting begins another.
    /// </summary>
    /// <param name="folder">The folder; it is made.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static CheckpointOptions In(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new CheckpointOptions(folder, isFolder: true);
    }
}
