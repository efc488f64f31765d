using FerLib.Evaluation;

namespace FerLib.Experiments.Claims;

/// <summary>A difference of two accuracies that was measured here on the same test pictures, or between groups of subjects.</summary>
public sealed record MeasuredDifference
{
    /// <summary>What is compared: <see cref="BetweenChannels"/> or <see cref="BetweenEthnicities"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The one that is reduced: a channel's name ("green"), or the group with the highest accuracy.</summary>
    public required string First { get; init; }

    /// <summary>The one that is subtracted: a channel's name, or the group with the lowest accuracy.</summary>
    public required string Second { get; init; }

    /// <summary>The data set of the pictures.</summary>
    public required string DataSet { get; init; }

    /// <summary>How the split was drawn.</summary>
    public required string Protocol { get; init; }

    /// <summary>Whether the networks were trained on none of the subjects of the test pictures: only then it can decide.</summary>
    public required bool SubjectsAreNew { get; init; }

    /// <summary>Test pictures.</summary>
    public required int Count { get; init; }

    /// <summary>Accuracy of the first minus that of the second, -1..1.</summary>
    public required double Difference { get; init; }

    /// <summary>Its interval, clustered and corrected for the number of comparisons, -1..1.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Whether the pictures are practice data: then it decides nothing.</summary>
    public required bool IsPractice { get; init; }

    /// <summary>Where the record of the run is; empty where there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>A difference between two inputs of the paper's network.</summary>
    public const string BetweenChannels = "channels";

    /// <summary>The difference between the groups of subjects with the highest and the lowest accuracy.</summary>
    public const string BetweenEthnicities = "ethnicities";
}
