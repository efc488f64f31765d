using System.Text.Json.Serialization;

namespace FerLib.Training;

/// <summary>How the step size changes over a training.</summary>
/// <remarks>
/// A schedule is data; the rate of a step follows from it, the step's place in the training, and (<see cref="PlateauSchedule"/>) the losses of the
/// epochs before. Nothing is kept between steps, so that a training that is resumed goes on with the same rates.
/// </remarks>
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(StepSchedule), "step")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(OneCycleSchedule), "one-cycle")]
[JsonDerivedType(typeof(PlateauSchedule), "plateau")]
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The same rate throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>Half a cosine from the rate down to 0.</summary>
    public static LearningRateSchedule Cosine { get; } = new CosineSchedule();

    /// <summary>A rise to the rate, then a long fall, both half a cosine.</summary>
    public static LearningRateSchedule OneCycle { get; } = new OneCycleSchedule();

    /// <summary>The rate of a step.</summary>
    /// <param name="rate">The rate that the recipe names: the first one, of one cycle the highest.</param>
    /// <param name="place">Where the step stands.</param>
    internal abstract double At(double rate, SchedulePlace place);

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message names it and what is allowed.</exception>
    internal virtual void Check()
    {
    }

    /// <summary>Half a cosine from one value to another.</summary>
    /// <param name="from">At 0.</param>
    /// <param name="to">At 1.</param>
    /// <param name="done">How far, 0..1.</param>
    private protected static double HalfCosine(double from, double to, double done) => to + (from - to) * (1 + Math.Cos(Math.PI * done)) / 2;

    private protected void Require(bool holds, string name, double value, string allowed)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}: {name} must be {allowed}.");
    }
}
