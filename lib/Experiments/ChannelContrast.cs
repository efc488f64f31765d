using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>What expressions change in a channel, beside what else makes its pictures differ: a property of pictures.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Difference">Mean absolute difference to the reference expression, over expressions and pixels, grey levels.</param>
/// <param name="Chance">What the difference would be by chance alone, grey levels; NaN when an expression has one subject.</param>
/// <param name="Deviation">Standard deviation of pictures of the same expression, mean over pixels, grey levels.</param>
public sealed record ChannelContrast(ColorChannel Channel, double Difference, double Chance, double Deviation)
{
    /// <summary>Difference / Deviation, free of a channel's brightness and contrast; NaN when all pictures are alike.</summary>
    public double Relative => Deviation == 0 ? double.NaN : Difference / Deviation;
}
