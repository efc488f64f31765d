namespace FerLib.Experiments;

/// <summary>One reading trained from one seed.</summary>
public sealed record ReadingRun
{
    /// <summary>The reading, 1, 2 or 3.</summary>
    public required int Reading { get; init; }

    /// <summary>Seed of weights and shuffles.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The architecture's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a ReLU cuts the class scores off at zero.</summary>
    public required bool CutsScores { get; init; }

    /// <summary>Share of right answers on all pictures after the last step, 0..1, as in a prediction.</summary>
    public double Accuracy => Last.Accuracy;

    /// <summary>The records, from step 0 to the last.</summary>
    public required IReadOnlyList<ReadingStep> Steps { get; init; }

    /// <summary>Class scores of the untrained network, (pictures, classes), before any ReLU on them.</summary>
    public required float[,] ScoresBefore { get; init; }

    /// <summary>Class scores after the last step, (pictures, classes), before any ReLU on them.</summary>
    public required float[,] ScoresAfter { get; init; }

    /// <summary>The record after the last step.</summary>
    public ReadingStep Last => Steps[^1];

    /// <summary>
    /// Whether the network has stopped: the class scores are cut off at zero, none of any picture is above it, and the last gradient of
    /// every weight is exactly 0.
    /// </summary>
    public bool IsDead => CutsScores && Last.SilentPictures == 1 && Last.LargestGradient == 0;
}
