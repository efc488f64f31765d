namespace FerLib.Training;

/// <summary>A rise to the rate over a part of the training, then a fall to next to nothing, both half a cosine.</summary>
/// <remarks>
/// PyTorch's <c>OneCycleLR</c> with its "cos" shape, changed after every step: from rate / <see cref="StartDivisor"/> at step 0 to the rate at step
/// r = <see cref="Rise"/> T - 1, and to rate / (<see cref="StartDivisor"/> <see cref="EndDivisor"/>) at the last step, T - 1. Source: Smith and Topin,
/// "Super-convergence", 2018.
/// </remarks>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <summary>Share of the steps in which the rate rises, above 0 and below 1. Default 0.3.</summary>
    public double Rise { get; init; } = 0.3;

    /// <summary>The rate divided by the first one, 1 or more. Default 25.</summary>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The first rate divided by the last one, 1 or more. Default 10,000.</summary>
    public double EndDivisor { get; init; } = 1e4;

    internal override double At(double rate, SchedulePlace place)
    {
        double start = rate / StartDivisor, top = Rise * place.Steps - 1;
        if (place.Step <= top)
            return top > 0 ? HalfCosine(start, rate, place.Step / top) : rate;
        // A training of one step has no way down: it takes the rate itself.
        double way = place.Steps - 1 - top;
        return place.Steps == 1 ? rate : HalfCosine(rate, start / EndDivisor, (place.Step - top) / way);
    }

    internal override void Check()
    {
        Require(Rise is > 0 and < 1, nameof(Rise), Rise, "above 0 and below 1");
        Require(StartDivisor >= 1 && double.IsFinite(StartDivisor), nameof(StartDivisor), StartDivisor, "1 or more");
        Require(EndDivisor >= 1 && double.IsFinite(EndDivisor), nameof(EndDivisor), EndDivisor, "1 or more");
    }
}
