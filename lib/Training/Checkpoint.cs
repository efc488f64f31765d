using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Everything that a training needs to go on as if it had not been interrupted.</summary>
internal sealed record Checkpoint
{
    /// <summary>Where it stands.</summary>
    public required TrainingPosition Position { get; init; }

    /// <summary>Why the training ended; null while it is not at its end.</summary>
    public StopReason? Ended { get; init; }

    /// <summary>The finished epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>Sums over the batches of the epoch that runs.</summary>
    public required EpochSums Sums { get; init; }

    /// <summary>The network's state: weights, statistics, the optimizer's moments and step count.</summary>
    public required NamedState State { get; init; }

    /// <summary>The epoch that is the best so far, from 1; 0 for none.</summary>
    public required int KeptEpoch { get; init; }

    /// <summary>That epoch's weights and statistics; null when they are not kept apart.</summary>
    public required NamedState? Kept { get; init; }

    /// <summary>Names of the engines that took part, in the order in which they did.</summary>
    public required IReadOnlyList<string> Engines { get; init; }
}
