namespace FerLib.Training;

/// <summary>Where a training is; for display only, results hold no time.</summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch that is running, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs planned.</summary>
    public required int Epochs { get; init; }

    /// <summary>Mini-batches of this epoch that are done.</summary>
    public required int Batch { get; init; }

    /// <summary>Mini-batches of an epoch.</summary>
    public required int Batches { get; init; }

    /// <summary>Mean training loss of this epoch so far; NaN before the first batch has been read.</summary>
    public required double Loss { get; init; }

    /// <summary>Training accuracy of this epoch so far, 0..1; NaN before the first batch has been read.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The epoch's record, with validation, once it is finished; otherwise null.</summary>
    public EpochRecord? Finished { get; init; }

    /// <summary>Where the training went on from a checkpoint; null when it began at the beginning.</summary>
    public TrainingPosition? ResumedFrom { get; init; }

    /// <summary>Seconds since the training began.</summary>
    public required double Seconds { get; init; }

    /// <summary>Training pictures a second since the training began, validation included in the time.</summary>
    public required double PicturesPerSecond { get; init; }
}
