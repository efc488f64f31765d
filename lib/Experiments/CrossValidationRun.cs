using FerLib.Evaluation;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>One seed of a cross-validation: every picture tested once, by the network of the fold that did not train on its subject.</summary>
/// <param name="Seed">Seed of folds and trainings.</param>
/// <param name="Predictions">All pictures, in the manifest's order.</param>
/// <param name="Estimate">Their accuracy.</param>
/// <param name="Histories">The course of each fold's training.</param>
public sealed record CrossValidationRun(
    ulong Seed, Predictions Predictions, AccuracyEstimate Estimate, IReadOnlyList<TrainingHistory> Histories);
