using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Imaging;

namespace FerLib.Experiments.Claims;

/// <summary>An accuracy that was measured here, with all that a verdict needs to know of it.</summary>
public sealed record MeasuredAccuracy
{
    /// <summary>The method, one of <see cref="ComparedMethods"/> or any other.</summary>
    public string Method { get; init; } = ComparedMethods.PapersNetwork;

    /// <summary>The data set that taught the method.</summary>
    public required string TrainedOn { get; init; }

    /// <summary>The data set of the pictures.</summary>
    public required string TestedOn { get; init; }

    /// <summary>The method's input.</summary>
    public required InputChannels Channels { get; init; }

    /// <summary>The expressions decided over, in the fixed order.</summary>
    public required IReadOnlyList<string> Expressions { get; init; }

    /// <summary>How the split was drawn, as it stands next to a number.</summary>
    public required string Protocol { get; init; }

    /// <summary>Whether the method was trained on none of the subjects of the test pictures: only then it can decide.</summary>
    public required bool SubjectsAreNew { get; init; }

    /// <summary>Share classified right, 0..1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Test pictures.</summary>
    public required int Count { get; init; }

    /// <summary>The interval that decides, clustered where there are clusters.</summary>
    public required Interval Interval { get; init; }

    /// <summary>1 / number of expressions.</summary>
    public double Chance => 1.0 / Expressions.Count;

    /// <summary>Whether any of the pictures are practice data: then it decides nothing.</summary>
    public required bool IsPractice { get; init; }

    /// <summary>Where the record of the run is; empty where there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether it is tested on another data set than it was trained on.</summary>
    public bool IsCrossing => TrainedOn != TestedOn;

    /// <summary>The accuracy of an outcome.</summary>
    /// <param name="outcome">How a method did.</param>
    /// <param name="channels">The method's input.</param>
    /// <param name="method">The method; the paper's network when null.</param>
    /// <param name="source">Where the record of the run is.</param>
    public static MeasuredAccuracy Of(Outcome outcome, InputChannels channels, string? method = null, string source = "")
    {
        ArgumentNullException.ThrowIfNull(outcome);
        AccuracyEstimate estimate = outcome.Estimate;
        bool isCrossing = outcome.TrainedOn.Name != outcome.TestedOn.Name;
        bool hasClusters = estimate.Clustered.IsDefined && estimate.Clustered.Low < estimate.Clustered.High;
        return new MeasuredAccuracy
        {
            Method = method ?? ComparedMethods.PapersNetwork,
            TrainedOn = outcome.TrainedOn.Name,
            TestedOn = outcome.TestedOn.Name,
            Channels = channels,
            Expressions = outcome.Predictions.Matrix.Labels,
            Protocol = outcome.ProtocolText,
            SubjectsAreNew = isCrossing
                || (estimate is { SubjectsAreNew: true, Subjects: > 0 } && ProtocolName.KeepsSubjectsApart(outcome.Protocol)),
            Accuracy = estimate.Accuracy,
            Count = estimate.Count,
            Interval = hasClusters ? estimate.Clustered : estimate.Wilson,
            IsPractice = outcome.IsPractice,
            Source = source,
        };
    }
}
