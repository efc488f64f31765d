namespace FerLib.Training;

/// <summary>The rate is multiplied by a factor when the loss has not become lower for some epochs.</summary>
/// <remarks>
/// PyTorch's <c>ReduceLROnPlateau</c> (mode "min", relative threshold, no cooldown): after each epoch, a loss below
/// best (1 - <see cref="Threshold"/>) is the new best; otherwise the epoch counts as bad, and after more than <see cref="Patience"/> bad ones in a row the
/// rate becomes max(rate * <see cref="Factor"/>, <see cref="Lowest"/>) and the count starts again. The loss is the validation loss, or the training loss
/// where nothing is validated.
/// </remarks>
public sealed record PlateauSchedule : LearningRateSchedule
{
    // A change smaller than this is not made, as in PyTorch.
    private const double SmallestChange = 1e-8;

    /// <summary>What the rate is multiplied by, above 0 and below 1. Default 0.1.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>Epochs without a lower loss that are borne, from 0. Default 5.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>Share by which a loss must be lower than the best to count, from 0 to below 1. Default 0.0001.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>The rate never falls below this, from 0. Default 0.</summary>
    public double Lowest { get; init; }

    internal override double At(double rate, SchedulePlace place)
    {
        double best = double.PositiveInfinity;
        int bad = 0;
        foreach (double loss in place.Losses)
        {
            if (loss < best * (1 - Threshold))
                (best, bad) = (loss, 0);
            else
                bad++;
            if (bad <= Patience)
                continue;
            double lower = Math.Max(rate * Factor, Lowest);
            if (rate - lower > SmallestChange)
                rate = lower;
            bad = 0;
        }

        return rate;
    }

    internal override void Check()
    {
        Require(Factor is > 0 and < 1, nameof(Factor), Factor, "above 0 and below 1");
        Require(Patience >= 0, nameof(Patience), Patience, "0 or more");
        Require(Threshold is >= 0 and < 1, nameof(Threshold), Threshold, "0 to below 1");
        Require(Lowest >= 0 && double.IsFinite(Lowest), nameof(Lowest), Lowest, "0 or more");
    }
}
