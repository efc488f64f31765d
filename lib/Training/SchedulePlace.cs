namespace FerLib.Training;

/// <summary>Where a step stands in a training.</summary>
/// <param name="Step">Steps before it, from the first epoch on.</param>
/// <param name="StepsPerEpoch">Mini-batches of an epoch, at least 1.</param>
/// <param name="Epochs">Epochs planned, at least 1.</param>
/// <param name="Losses">The validation loss of each finished epoch, in order; the training loss where nothing is validated.</param>
internal readonly record struct SchedulePlace(int Step, int StepsPerEpoch, int Epochs, IReadOnlyList<double> Losses)
{
    /// <summary>Steps planned in all.</summary>
    public int Steps => Epochs * StepsPerEpoch;
}
