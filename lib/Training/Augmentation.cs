namespace FerLib.Training;

/// <summary>How far a training picture may be varied each time it is seen; all zero leaves it as it is.</summary>
/// <remarks>
/// Touches the training split only. Each magnitude bounds a uniform draw to both sides of "unchanged"; the numbers come from
/// CounterRandom keyed by seed, epoch and position. Pixels from outside the picture repeat its border.
/// </remarks>
public sealed record Augmentation
{
    /// <summary>Nothing is varied.</summary>
    public static Augmentation None { get; } = new() { Flip = false, Shift = 0, Rotation = 0, Scale = 0, Brightness = 0, Contrast = 0 };

    /// <summary>Whether half of the pictures are mirrored left to right. Default true.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>Largest shift along each axis, as a share of the side, 0..0.5. Default 0.06.</summary>
    public double Shift { get; init; } = 0.06;

    /// <summary>Largest rotation, degrees, 0..180. Default 10.</summary>
    public double Rotation { get; init; } = 10;

    /// <summary>Largest change of size, as a share, 0..0.9: 0.1 draws factors 0.9..1.1. Default 0.1.</summary>
    public double Scale { get; init; } = 0.1;

    /// <summary>Largest change of brightness, as a share of white, 0..1: 0.05 adds -0.05..0.05 to values of 0..1, cut off at both ends. Default 0.05.</summary>
    public double Brightness { get; init; } = 0.05;

    /// <summary>
    /// Largest change of contrast, as a share, 0..0.9: 0.4 draws factors 0.6..1.4 of every value's distance from middle grey, 0.5,
    /// cut off as above. Default 0.
    /// </summary>
    public double Contrast { get; init; }

    /// <summary>Refuses magnitudes out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A magnitude is out of range; the message names it.</exception>
    internal void Check()
    {
        CheckOne(Shift, 0.5, nameof(Shift));
        CheckOne(Rotation, 180, nameof(Rotation));
        CheckOne(Scale, 0.9, nameof(Scale));
        CheckOne(Brightness, 1, nameof(Brightness));
        CheckOne(Contrast, 0.9, nameof(Contrast));
    }

    private static void CheckOne(double value, double most, string name)
    {
        if (!(value >= 0 && value <= most))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Augmentation: {name} is 0..{most}."));
    }
}
