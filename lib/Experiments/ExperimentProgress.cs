using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Where an experiment is; for display only.</summary>
/// <param name="Step">What it is doing, for instance "fold 2 of 5, seed 1" or "reading practice FERG".</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loading">How far loading has come, while pictures are loaded.</param>
/// <param name="Training">Where the training is, while a network is trained.</param>
public sealed record ExperimentProgress(string Step, int Done, int Steps, LoadingProgress? Loading = null, TrainingProgress? Training = null);
