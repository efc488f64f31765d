namespace FerLib.Training;

/// <summary>The rate is multiplied by a factor every few epochs.</summary>
/// <remarks>rate(e) = rate * factor^floor(e / every), with e the finished epochs: PyTorch's <c>StepLR</c>.</remarks>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Epochs between two changes, at least 1. Default 10.</summary>
    public int Every { get; init; } = 10;

    /// <summary>What the rate is multiplied by, above 0 to 1. Default 0.1.</summary>
    public double Factor { get; init; } = 0.1;

    internal override double At(double rate, SchedulePlace place) => rate * Math.Pow(Factor, place.Step / place.StepsPerEpoch / Every);

    internal override void Check()
    {
        Require(Every >= 1, nameof(Every), Every, "1 or more");
        Require(Factor is > 0 and <= 1, nameof(Factor), Factor, "above 0 to 1");
    }
}
