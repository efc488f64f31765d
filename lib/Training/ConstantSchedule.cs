namespace FerLib.Training;

/// <summary>The same rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    internal override double At(double rate, SchedulePlace place) => rate;
}
