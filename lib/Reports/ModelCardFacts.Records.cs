using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Training;

namespace FerLib.Reports;

/// <content>From the record of an experiment.</content>
public sealed partial record ModelCardFacts
{
    /// <summary>What a card says of the network of a record: its first seed's weights and test, and the spread over seeds where there are several.</summary>
    /// <param name="result">The result of a network under a protocol with a single split.</param>
    /// <param name="manifest">Its data set, for what the owners say of each picture.</param>
    /// <exception cref="ArgumentException">The result is of folds, or of a method without weights: then there is no one model to describe.</exception>
    /// <exception cref="TrainingException">The weights' file is missing or damaged.</exception>
    public static ModelCardFacts Of(PooledResult result, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        JobResult first = result.Parts[0];
        if (first.WeightsFile is not { } weights || first.Job.Fold is not null)
            throw new ArgumentException($"{first.Job.Name}: a model card is of one network, expected a network of a protocol with a single split.", nameof(result));
        return new ModelCardFacts
        {
            Outcome = first.Home,
            Model = TrainedModel.Describe(weights),
            Recipe = first.Recipe,
            Parts = (first.TrainingCounts.Sum(), first.Validation?.Estimate.Count ?? 0, first.Home.Estimate.Count),
            Engines = first.TrainedBy,
            Commit = first.Commit,
            Seeds = result.Seeds.Count > 1 ? SeedAveragedOutcome.SpreadOf(result.Seeds) : null,
            Temperature = first.Validation is { } validation && TemperatureScaling.CanFit(validation.Predictions) ? TemperatureScaling.Fit(validation.Predictions) : null,
            Slices = Experiments.Slices.Of(first.Home, manifest, first.Job.Seed),
            OtherDataSets = first.Elsewhere,
        };
    }
}
