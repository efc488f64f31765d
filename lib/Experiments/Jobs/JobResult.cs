using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>What came of a job, as its record in the results folder has it.</summary>
public sealed record JobResult
{
    /// <summary>The job.</summary>
    public required ExperimentJob Job { get; init; }

    /// <summary>Names the result: 16 hexadecimal digits of the SHA-256 of all that it depends on but the code.</summary>
    public required string Key { get; init; }

    /// <summary>Its folder: <c>record.json</c>, a CSV file of predictions for each test, and the weights of a network.</summary>
    public required string Folder { get; init; }

    /// <summary>The commit of the code that made it, 12 digits; "unknown" outside a git checkout.</summary>
    public required string Commit { get; init; }

    /// <summary>The engines that trained it, more than one after a checkpoint changed hands; empty for a method without training steps.</summary>
    public required IReadOnlyList<string> TrainedBy { get; init; }

    /// <summary>The data set or sets that taught it.</summary>
    public required DataSetFacts TrainedOn { get; init; }

    /// <summary>The network's name with its reading, or what was fitted.</summary>
    public required string Model { get; init; }

    /// <summary>Number of learned parameters; null where nothing is learned step by step.</summary>
    public long? Parameters { get; init; }

    /// <summary>The recipe, a setting a line; empty for a method without one.</summary>
    public IReadOnlyList<RecipeLine> Recipe { get; init; } = [];

    /// <summary>Training pictures of each label of <see cref="TrainedOn"/>.</summary>
    public required IReadOnlyList<int> TrainingCounts { get; init; }

    /// <summary>What a reader of the numbers must know: what a split could not do, which strength was chosen.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The course of the training; null for a method without epochs.</summary>
    public TrainingHistory? History { get; init; }

    /// <summary>The test part of its own data set.</summary>
    public required Outcome Home { get; init; }

    /// <summary>The validation part of its own data set, which chose the epoch and may fit a temperature; null where there is none.</summary>
    public Outcome? Validation { get; init; }

    /// <summary>Other data sets, all pictures of each.</summary>
    public IReadOnlyList<Outcome> Elsewhere { get; init; } = [];

    /// <summary>The weights, to be loaded with <see cref="TrainedModel.Load"/>; null for a method that has none.</summary>
    public string? WeightsFile { get; init; }

    /// <summary>Whether this very call trained it; false when its record was there.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether any data set of it is practice data.</summary>
    public bool IsPractice => Home.IsPractice || Elsewhere.Any(outcome => outcome.IsPractice);

    /// <summary>The folder's own name, which a table shows as the source of a number.</summary>
    public string Source => Path.GetFileName(Folder);

    /// <summary>The outcome on another data set, or null.</summary>
    /// <param name="dataSet">Its name.</param>
    public Outcome? On(string dataSet) => Elsewhere.FirstOrDefault(outcome => outcome.TestedOn.Name == dataSet);
}
