using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>How a network did on pictures it was not trained on, with everything a table or a chart needs.</summary>
public sealed record Outcome
{
    /// <summary>The data set whose training split taught the network.</summary>
    public required DataSetFacts TrainedOn { get; init; }

    /// <summary>The data set of the pictures.</summary>
    public required DataSetFacts TestedOn { get; init; }

    /// <summary>How the training set's split was drawn.</summary>
    public required SplitProtocol Protocol { get; init; }

    /// <summary>Seed of split, training and bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Truth, decisions, probabilities, subjects and clips.</summary>
    public required Predictions Predictions { get; init; }

    /// <summary>The pictures' files, relative to their data set's root, in the order of the predictions.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Pictures left out because their label is not among those decided over.</summary>
    public int LeftOut { get; init; }

    /// <summary>Accuracy with intervals, chance and majority.</summary>
    public required AccuracyEstimate Estimate { get; init; }

    /// <summary>Balanced accuracy, macro F1 and the scores of every class.</summary>
    public ClassificationReport Report => ClassificationReport.Of(Predictions.Matrix);

    /// <summary>Whether either data set is practice data: the result then says so wherever it shows.</summary>
    public bool IsPractice => TrainedOn.IsPractice || TestedOn.IsPractice;

    /// <summary>The protocol as it stands next to a number.</summary>
    public string ProtocolText => Protocol switch
    {
        SplitProtocol.PaperRandom or SplitProtocol.RandomKFold => $"{ProtocolName.Of(Protocol)} (the same faces in training and test)",
        SplitProtocol.PaperRandomUnfolded => $"{ProtocolName.Of(Protocol)} (the same photographs in training and test)",
        _ => ProtocolName.Of(Protocol),
    };
}
