using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Trains on one data set's training split and tests on its test split, once.</summary>
public static class WithinDataSet
{
    /// <summary>Loads the pictures, draws the split, trains, tests.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="options">Size, channels, protocol, seed and recipe.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">Ends the training early: the best epoch so far is tested, and the model's history says "cancelled".</param>
    /// <returns>The result, to be disposed of by the caller.</returns>
    /// <exception cref="DatasetException">The set cannot be split as asked, or no picture can be decoded.</exception>
    /// <exception cref="TrainingException">The training cannot start or diverges.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first epoch was finished.</exception>
    public static WithinDataSetResult Run(
        IEngine engine, Manifest manifest, ExperimentOptions options, IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        PictureTensors pictures = PictureLoader.Load(
            options.Prepare(manifest), null, options.Size, options.Channels,
            ProgressRelay<LoadingProgress>.To(progress, loading => new ExperimentProgress($"reading {manifest.Name}", 0, 2, loading)), token);
        return Run(engine, pictures, options.Draw(pictures.Manifest), options, progress, token);
    }

    /// <summary>The same on pictures that are loaded and a split that is drawn.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="pictures">All pictures of the data set, of the size and channels wanted.</param>
    /// <param name="split">Drawn from <see cref="PictureTensors.Manifest"/>.</param>
    /// <param name="options">Seed and recipe; size, channels and protocol are those of the pictures and the split.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">As above.</param>
    public static WithinDataSetResult Run(
        IEngine engine, PictureTensors pictures, Split split, ExperimentOptions options,
        IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(options);
        TrainedModel model = Trainer.Train(
            engine, pictures, split, options.RecipeFor(pictures.Manifest),
            ProgressRelay<TrainingProgress>.To(
                progress, training => new ExperimentProgress($"training on {pictures.Manifest.Name}", 1, 2, Training: training)), options.Checkpoints, token);
        try
        {
            if (model.History!.KeptEpoch == 0)
                throw new OperationCanceledException(token);
            // Not cancelled any more: what was trained gets its result.
            Outcome outcome = Testing.Of(model, pictures, split.Training, pictures.Take(split.Test), DataSetFacts.Of(pictures), options.Seed);
            return new WithinDataSetResult(pictures, split, model, outcome);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
