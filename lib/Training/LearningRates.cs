namespace FerLib.Training;

/// <summary>The step size of each step of a schedule.</summary>
internal static class LearningRates
{
    private const double Rise = 0.25;
    private const double Start = 1 / 25.0;

    /// <summary>The rate of a step.</summary>
    /// <param name="schedule">The shape.</param>
    /// <param name="rate">The highest rate.</param>
    /// <param name="step">From 0.</param>
    /// <param name="steps">Steps planned in all.</param>
    public static float At(LearningRateSchedule schedule, float rate, int step, int steps)
    {
        // The middle of the step: neither the first nor the last step has a rate of exactly 0.
        double done = (step + 0.5) / steps;
        double factor = schedule switch
        {
            LearningRateSchedule.Constant => 1,
            LearningRateSchedule.Cosine => HalfCosine(done),
            LearningRateSchedule.OneCycle => done < Rise ? Start + (1 - Start) * done / Rise : HalfCosine((done - Rise) / (1 - Rise)),
            _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "There is no such schedule."),
        };
        return (float)(rate * factor);
    }

    private static double HalfCosine(double done) => 0.5 * (1 + Math.Cos(Math.PI * done));
}
