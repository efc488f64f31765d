namespace FerLib.Training;

/// <summary>What one epoch of training came to. Holds no time: two runs with the same seed give equal records.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">Mean loss over the training pictures as they were seen: varied, with dropout, while the weights changed.</param>
/// <param name="TrainingAccuracy">Share of them classified right, 0..1.</param>
/// <param name="ValidationLoss">Mean cross-entropy on the validation pictures after the epoch, without label smoothing; NaN without any.</param>
/// <param name="ValidationAccuracy">Share of them classified right, 0..1; NaN without any.</param>
/// <param name="LearningRate">Rate of the epoch's last step.</param>
public sealed record EpochRecord(
    int Epoch, double TrainingLoss, double TrainingAccuracy, double ValidationLoss, double ValidationAccuracy, float LearningRate);
