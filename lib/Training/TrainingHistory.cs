namespace FerLib.Training;

/// <summary>The course of a training.</summary>
/// <param name="Epochs">Every finished epoch, in order.</param>
/// <param name="KeptEpoch">The epoch whose weights were kept, from 1; 0 when the training was cancelled within the first.</param>
/// <param name="StopReason">Why it ended.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, int KeptEpoch, StopReason StopReason)
{
    /// <summary>The kept epoch's record, or null when no epoch was finished.</summary>
    public EpochRecord? Kept => Epochs.FirstOrDefault(epoch => epoch.Epoch == KeptEpoch);
}
