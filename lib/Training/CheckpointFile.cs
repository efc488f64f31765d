using System.Diagnostics;
using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>The file of one training's checkpoint, which no other training uses at the same time.</summary>
internal sealed partial class CheckpointFile : IDisposable
{
    private readonly string _file;
    private readonly TimeSpan _interval;
    private readonly TrainingIdentity _identity;
    private readonly FolderClaim _claim;
    private readonly Stopwatch _sinceWriting = Stopwatch.StartNew();

    private CheckpointFile(string file, TimeSpan interval, TrainingIdentity identity, FolderClaim claim)
    {
        _file = file;
        _interval = interval;
        _identity = identity;
        _claim = claim;
    }

    /// <summary>Whether the state is to be written again.</summary>
    public bool IsDue => _sinceWriting.Elapsed >= _interval;

    /// <summary>Claims the file.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="identity">The training that it is for.</param>
    /// <param name="dataSet">Its data set's name, for the name of a file in a folder.</param>
    /// <exception cref="TrainingException">Another training uses it, or its place cannot be written.</exception>
    /// <exception cref="ArgumentException">The interval is negative.</exception>
    public static CheckpointFile Open(CheckpointOptions options, TrainingIdentity identity, string dataSet)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Interval, TimeSpan.Zero, nameof(options.Interval));
        string path = Path.GetFullPath(options.Path);
        string file = options.IsFolder ? Path.Combine(path, $"{InFileName(dataSet)}-{identity.Hash}.safetensors") : path;
        if (Directory.Exists(file))
            throw new TrainingException($"{OneLine.Of(file)} is a folder, expected the name of a checkpoint file.");
        if (options.IsFolder && File.Exists(path))
            throw new TrainingException($"{OneLine.Of(path)} is a file, expected a folder for checkpoints.");
        try
        {
            FolderClaim claim = FolderClaim.Take(file, () => throw new TrainingException(
                $"{OneLine.Of(file)}: another training is using this checkpoint. Wait for it, or name another file."));
            return new CheckpointFile(file, options.Interval, identity, claim);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DatasetException)
        {
            throw new TrainingException($"{OneLine.Of(file)}: the checkpoint cannot be written: {error.Message} Name another place.", error);
        }
    }

    /// <summary>The checkpoint that is there, or null.</summary>
    /// <exception cref="TrainingException">
    /// The file is damaged, is no checkpoint, or belongs to another training; the message says what differs and what to do.
    /// </exception>
    public Checkpoint? Find() => File.Exists(_file) ? Read() : null;

    /// <summary>
    /// Writes a checkpoint in place of the old one, which stays until the new one is whole. A state that is not finite is not written: the old one is worth more.
    /// </summary>
    /// <exception cref="TrainingException">The file cannot be written, for instance because the disk is full; the old one is still there.</exception>
    public void Save(Checkpoint checkpoint)
    {
        _sinceWriting.Restart();
        if (FiniteNumbers.Problem(checkpoint.State) is not null)
            return;
        try
        {
            Write(checkpoint);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException(
                $"{OneLine.Of(_file)}: the checkpoint could not be written: {error.Message} The one before it is still there; make room and run again to go on from it.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();

    private static string InFileName(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
}
