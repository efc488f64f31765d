namespace FerLib.Experiments.Claims;

/// <summary>What was measured here that bears on the paper's claims. Empty by default: then the paper's own words decide what they can.</summary>
public sealed record ClaimEvidence
{
    /// <summary>What a prediction costs; null where it was not measured.</summary>
    public InferenceCostsResult? Costs { get; init; }

    /// <summary>Frames per second that count as real-time, above 0. Default <see cref="CostClaims.DefaultFrameRate"/>.</summary>
    public double FrameRate { get; init; } = CostClaims.DefaultFrameRate;

    /// <summary>Accuracies, practice data among them.</summary>
    public IReadOnlyList<MeasuredAccuracy> Accuracies { get; init; } = [];

    /// <summary>Differences, practice data among them.</summary>
    public IReadOnlyList<MeasuredDifference> Differences { get; init; } = [];
}
