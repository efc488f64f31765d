using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>How often an expression is found from each input, and whether color or grey finds it more often.</summary>
public sealed record ExpressionRecalls
{
    /// <summary>The expression.</summary>
    public required string Label { get; init; }

    /// <summary>Its test pictures.</summary>
    public required int Count { get; init; }

    /// <summary>Subjects (or clips, or pictures) that these are of.</summary>
    public required int Clusters { get; init; }

    /// <summary>The recall from each input, in the order of <see cref="InputComparison.Inputs"/>, 0..1; NaN without pictures.</summary>
    public required IReadOnlyList<double> Recalls { get; init; }

    /// <summary>Recall from color minus recall from grey, -1..1; NaN without pictures, or where one of the two inputs is missing.</summary>
    public required double Difference { get; init; }

    /// <summary>Its 95 % interval over the clusters that show the expression; undefined with fewer than two.</summary>
    public required Interval Clustered { get; init; }

    /// <summary>The same at the level 1 - 0.05 / expressions (Bonferroni), which decides.</summary>
    public required Interval Corrected { get; init; }

    /// <summary>"color" or "grey" for the input that finds it more often by the corrected interval, otherwise "open".</summary>
    public string Verdict => !InputComparison.CanDecide(Corrected, Clusters) ? "open"
        : Corrected.Low > 0 ? "color" : Corrected.High < 0 ? "grey" : "open";
}
