using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Training;

namespace FerLib.Reports;

/// <summary>What a <see cref="ModelCard"/> is written from: what was measured, and as much as is known of the model. What is missing is said to be.</summary>
public sealed partial record ModelCardFacts
{
    /// <summary>The model's test: predictions, estimate, data sets, protocol, seed.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The model without its weights. Default: not known, as for an outcome that was read back without its model.</summary>
    public ModelDescription? Model { get; init; }

    /// <summary>The recipe of the training, as <see cref="TrainingOptions.Lines"/> give it. Default: not known.</summary>
    public IReadOnlyList<RecipeLine> Recipe { get; init; } = [];

    /// <summary>Pictures of the training, validation and test parts of the split. Default: not known.</summary>
    public (int Training, int Validation, int Test)? Parts { get; init; }

    /// <summary>Names of the engines that trained it. Default: not known.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    /// <summary>The commit of the code that trained it. Default: not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The accuracies of several seeds, when there were several. Default: one training.</summary>
    public SeedSpread? Seeds { get; init; }

    /// <summary>A temperature fitted on the validation split. Default: none.</summary>
    public TemperatureScaling? Temperature { get; init; }

    /// <summary>The test by group of pictures, each with what the groups are, such as "gender". Default: none.</summary>
    public IReadOnlyList<(string Group, SliceReport Report)> Slices { get; init; } = [];

    /// <summary>The model's tests on other data sets. Default: none.</summary>
    public IReadOnlyList<Outcome> OtherDataSets { get; init; } = [];
}
