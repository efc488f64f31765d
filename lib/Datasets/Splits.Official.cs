using System.Globalization;

namespace FerLib.Datasets;

/// <content>The owners' split, and any split by the protocol's name.</content>
public static partial class Splits
{
    /// <summary>How many folds <see cref="Draw(Manifest, SplitProtocol, ulong, int)"/> makes unless something else is asked for.</summary>
    public const int DefaultFolds = 5;

    /// <summary>The parts that the data set's owners publish (<see cref="Sample.Split"/>).</summary>
    /// <param name="manifest">The data set; without a validation part, the split's notes say so.</param>
    /// <exception cref="DatasetException">
    /// The samples name no training or no test part, fewer than two labels, or a known subject or clip is in two parts: an official split
    /// that leaks is refused, not repaired.
    /// </exception>
    public static Split Official(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        CheckLabels(manifest);
        Split split = new()
        {
            Protocol = SplitProtocol.Official,
            Seed = 0,
            Training = Part("training"),
            Validation = Part("validation"),
            Test = Part("test"),
        };
        if (split.Training.Length == 0 || split.Test.Length == 0)
        {
            throw new DatasetException(
                $"{manifest.Name}: {split.Training.Length} of its pictures are marked for training and {split.Test.Length} for the test, expected some of each. " +
                $"Not every set has an official split: take another protocol ({string.Join(", ", ProtocolName.Typed)}).");
        }

        if (SplitPromise.BrokenBy(manifest, split) is { } broken)
        {
            throw new DatasetException(
                $"{manifest.Name}: its official split leaks: {broken}. Take another protocol (Protocol=" +
                $"{ProtocolName.TypedOf(SplitProtocol.SubjectIndependent)}), or correct the column split.");
        }

        split = split.WithNotes(manifest);
        int outside = manifest.Samples.Count(sample => sample.IsLabelled && sample.Split is null);
        return outside == 0 ? split : split.And(string.Create(
            CultureInfo.InvariantCulture, $"{outside:#,0} pictures name no part and are left out."));

        int[] Part(string name) => [.. Enumerable.Range(0, manifest.Samples.Count)
            .Where(i => manifest.Samples[i].IsLabelled && manifest.Samples[i].Split == name)];
    }

    /// <summary>
    /// The protocol asked for, or, where it asks for subjects and the set names none, the owners' split if there is one.
    /// </summary>
    internal static SplitProtocol Possible(Manifest manifest, SplitProtocol protocol) =>
        protocol == SplitProtocol.SubjectIndependent && !manifest.NamesSubjects && manifest.Samples.Any(sample => sample.Split is not null)
            ? SplitProtocol.Official : protocol;

    /// <summary>Every split of a protocol: one, or one a fold.</summary>
    /// <param name="manifest">The data set; unfolded for <see cref="SplitProtocol.PaperRandomUnfolded"/>.</param>
    /// <param name="protocol">How.</param>
    /// <param name="seed">Another seed, another draw; the official split has none.</param>
    /// <param name="folds">The folds of <see cref="SplitProtocol.GroupKFold"/>, or of <see cref="SplitProtocol.RandomKFold"/>, at least 2.</param>
    /// <exception cref="DatasetException">The data set cannot be divided like that; the message says what to do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such protocol, or <paramref name="folds"/> is below 2.</exception>
    public static IReadOnlyList<Split> Draw(Manifest manifest, SplitProtocol protocol, ulong seed, int folds = DefaultFolds)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.IsUnfolded ? protocol is SplitProtocol.PaperRandom or SplitProtocol.RandomKFold : protocol == SplitProtocol.PaperRandomUnfolded)
        {
            throw new DatasetException(manifest.IsUnfolded
                ? $"{manifest.Name}: its pictures are unfolded into channels; the protocol \"{ProtocolName.Of(protocol)}\" is for whole pictures."
                : $"{manifest.Name}: the protocol \"{ProtocolName.Of(protocol)}\" is for pictures unfolded into channels. Unfold the manifest first.");
        }

        return protocol switch
        {
            SplitProtocol.SubjectIndependent => [SubjectIndependent(manifest, seed)],
            SplitProtocol.PaperRandom or SplitProtocol.PaperRandomUnfolded => [PaperRandom(manifest, seed)],
            SplitProtocol.LeaveOneSubjectOut => LeaveOneSubjectOut(manifest, seed),
            SplitProtocol.GroupKFold => SubjectFolds(manifest, folds, seed),
            SplitProtocol.ContiguousBlocks => [ContiguousBlocks(manifest, seed)],
            SplitProtocol.Official => [Official(manifest)],
            SplitProtocol.RandomKFold => RandomFolds(manifest, folds, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "There is no such protocol."),
        };
    }
}
