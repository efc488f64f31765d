using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Subject-independent cross-validation: every picture is tested once a seed, by a network that never saw its subject.</summary>
public static class CrossValidation
{
    /// <summary>Runs all folds for all seeds.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="options">Folds, seeds, input and recipe.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">Ends the run; seeds whose folds are all finished are kept.</param>
    /// <exception cref="DatasetException">Too few subjects for the folds, or no picture can be decoded.</exception>
    /// <exception cref="TrainingException">A training cannot start or diverges.</exception>
    /// <exception cref="ArgumentException">No seed is given, or one twice.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first seed was finished.</exception>
    public static CrossValidationResult Run(
        IEngine engine, Manifest manifest, CrossValidationOptions options,
        IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Seeds.Count == 0 || options.Seeds.Distinct().Count() != options.Seeds.Count)
            throw new ArgumentException($"Expected one or more different seeds, got: {string.Join(", ", options.Seeds)}.", nameof(options));
        int steps = 1 + options.Seeds.Count * options.Folds;
        PictureTensors pictures = PictureLoader.Load(
            manifest.Labelled(), null, options.Size, options.Channels,
            ProgressRelay<LoadingProgress>.To(progress, loading => new ExperimentProgress($"reading {manifest.Name}", 0, steps, loading)), token);

        List<CrossValidationRun> runs = [];
        foreach (ulong seed in options.Seeds)
        {
            int done = 1 + runs.Count * options.Folds;
            CrossValidationRun? run = RunSeed(engine, pictures, options, seed, (fold, training) => progress?.Report(new ExperimentProgress(
                $"fold {fold + 1} of {options.Folds}, seed {seed}", done + fold, steps, Training: training)), token);
            if (run is null)
                break;
            runs.Add(run);
        }

        if (runs.Count == 0)
            throw new OperationCanceledException(token);
        return Pool(pictures, options, runs);
    }

    /// <summary>One seed; null when cancelled before its last fold was finished.</summary>
    private static CrossValidationRun? RunSeed(
        IEngine engine, PictureTensors pictures, CrossValidationOptions options, ulong seed, Action<int, TrainingProgress> tell, CancellationToken token)
    {
        IReadOnlyList<Split> splits = Splits.SubjectFolds(pictures.Manifest, options.Folds, seed);
        int classes = pictures.Manifest.Labels.Count;
        var probabilities = new float[pictures.Count, classes];
        List<TrainingHistory> histories = [];
        int majorityHits = 0;
        for (int fold = 0; fold < splits.Count; fold++)
        {
            Split split = options.ValidationJoinsTraining ? JoinValidation(splits[fold]) : splits[fold];
            int number = fold;
            using TrainedModel model = Trainer.Train(
                engine, pictures, split, options.RecipeFor(seed), new FoldProgress(training => tell(number, training)), options.Checkpoints, token);
            if (model.History!.StopReason == StopReason.Cancelled)
                return null;
            histories.Add(model.History);
            PictureTensors test = pictures.Take(split.Test);
            float[,] answers = model.Predict(test, token: CancellationToken.None); // a finished fold is kept
            for (int i = 0; i < test.Count; i++)
            {
                for (int j = 0; j < classes; j++)
                    probabilities[split.Test[i], j] = answers[i, j];
            }

            majorityHits += MajorityBaseline.HitsOf(pictures.Take(split.Training).Truth, test.Truth);
        }

        Predictions predictions = PredictionsOf(pictures, probabilities);
        return new CrossValidationRun(seed, predictions, AccuracyEstimate.Of(predictions, majorityHits, seed), histories);
    }

    private static CrossValidationResult Pool(PictureTensors pictures, CrossValidationOptions options, List<CrossValidationRun> runs)
    {
        int classes = pictures.Manifest.Labels.Count;
        var mean = new float[pictures.Count, classes];
        foreach (CrossValidationRun run in runs)
        {
            for (int i = 0; i < pictures.Count; i++)
            {
                for (int j = 0; j < classes; j++)
                    mean[i, j] += run.Predictions.Probabilities[i, j] / runs.Count;
            }
        }

        Predictions averaged = PredictionsOf(pictures, mean);
        // The majority answer differs between folds; over the seeds its hits are averaged as the accuracies are.
        int majorityHits = (int)Math.Round(runs.Average(run => run.Estimate.Majority * pictures.Count));
        int[] truth = [.. runs.SelectMany(run => run.Predictions.Truth)];
        int[] predicted = [.. runs.SelectMany(run => run.Predictions.Predicted)];
        return new CrossValidationResult
        {
            DataSet = DataSetFacts.Of(pictures),
            Folds = options.Folds,
            ValidationJoinedTraining = options.ValidationJoinsTraining,
            Runs = runs,
            IsComplete = runs.Count == options.Seeds.Count,
            Paths = [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Path)],
            MeanInterval = ClusteredBootstrap.Of(
                [.. truth.Zip(predicted, (t, p) => t == p)], [.. runs.SelectMany(run => run.Predictions.Subjects)], options.Seeds[0]),
            PooledMatrix = new ConfusionMatrix(pictures.Manifest.Labels, truth, predicted),
            Averaged = averaged,
            AveragedEstimate = AccuracyEstimate.Of(averaged, majorityHits, options.Seeds[0]),
        };
    }

    private static Predictions PredictionsOf(PictureTensors pictures, float[,] probabilities) => new(
        pictures.Manifest.Labels, [.. pictures.Truth], probabilities,
        [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Subject)],
        [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Clip)])
    {
        NamesSubjects = pictures.Manifest.NamesSubjects,
    };

    private static Split JoinValidation(Split split) => split with
    {
        Training = [.. split.Training.Concat(split.Validation).Order()],
        Validation = [],
    };

    private sealed class FoldProgress(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
