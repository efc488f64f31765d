using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <summary>So many right of so many.</summary>
/// <param name="Correct">Right answers, k.</param>
/// <param name="Total">All answers, n.</param>
public readonly record struct CountFraction(int Correct, int Total)
{
    /// <summary>The accuracy in percent, not rounded.</summary>
    public double Percent => 100.0 * Correct / Total;

    /// <summary>"1114/1195".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Correct}/{Total}");
}
