namespace FerLib.Training;

/// <summary>Half a cosine from the rate down.</summary>
/// <remarks>
/// rate(t) = end + (rate - end) (1 + cos(pi t / T)) / 2, with t the steps before this one and T all steps: PyTorch's <c>CosineAnnealingLR</c>, changed
/// after every step. Source: Loshchilov and Hutter, "SGDR", 2017, equation 5, without restarts.
/// </remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>The rate to which it falls, from 0. Default 0.</summary>
    public double End { get; init; }

    internal override double At(double rate, SchedulePlace place) => HalfCosine(rate, End, place.Step / (double)place.Steps);

    internal override void Check() => Require(End >= 0 && double.IsFinite(End), nameof(End), End, "0 or more");
}
