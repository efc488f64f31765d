using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>Two inputs on the same test pictures, as one of a family of comparisons.</summary>
public sealed record InputPair
{
    /// <summary>The input that is reduced.</summary>
    public required string First { get; init; }

    /// <summary>The input that is subtracted.</summary>
    public required string Second { get; init; }

    /// <summary>Accuracies, difference, its 95 % interval over clusters, and both tests.</summary>
    public required PairedComparison Comparison { get; init; }

    /// <summary>
    /// The difference's interval over clusters at the level 1 - 0.05 / pairs (Bonferroni): all pairs' intervals together miss with chance at most
    /// 0.05. Undefined with fewer than two clusters.
    /// </summary>
    public required Interval Corrected { get; init; }

    /// <summary>McNemar's exact p-value, adjusted over all pairs (Holm).</summary>
    public required double AdjustedMcNemar { get; init; }

    /// <summary>The sign-flip test's p-value, adjusted over all pairs (Holm).</summary>
    public required double AdjustedSignFlip { get; init; }

    /// <summary>The input with the higher accuracy; null when both have the same.</summary>
    public string? Better => Comparison.Difference switch { > 0 => First, < 0 => Second, _ => null };

    /// <summary>Whether the corrected interval lies on one side of 0 and can be trusted to (<see cref="InputComparison.CanDecide"/>).</summary>
    public bool IsShownByInterval =>
        InputComparison.CanDecide(Corrected, Comparison.Clusters) && (Corrected.Low > 0 || Corrected.High < 0);

    /// <summary>
    /// Whether the adjusted sign-flip test agrees with that. Where all clusters differ alike, the interval has no width and the test decides alone.
    /// </summary>
    public bool IsShown => AdjustedSignFlip <= InputComparison.Alpha && (IsShownByInterval || Corrected.Low == Corrected.High);

    /// <summary>
    /// "green is better" when interval and test agree, "green is ahead by the interval only", or "open"; open is not equal.
    /// </summary>
    public string Verdict => IsShown ? $"{Better} is better" : IsShownByInterval ? $"{Better} is ahead by the interval only" : "open";

    /// <summary>The same pair, the other way round.</summary>
    public InputPair Reversed() => this with
    {
        First = Second,
        Second = First,
        Corrected = Negative(Corrected),
        Comparison = Comparison with
        {
            First = Comparison.Second,
            Second = Comparison.First,
            Clustered = Negative(Comparison.Clustered),
            McNemar = Comparison.McNemar with { OnlyFirst = Comparison.McNemar.OnlySecond, OnlySecond = Comparison.McNemar.OnlyFirst },
            SignFlip = Comparison.SignFlip with { Difference = -Comparison.SignFlip.Difference },
        },
    };

    private static Interval Negative(Interval interval) => new(-interval.High, -interval.Low, interval.Level);
}
