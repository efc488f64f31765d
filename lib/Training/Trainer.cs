using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Trains a network on a split's training part and validates it after every epoch; the test part is never read here.</summary>
public static class Trainer
{
    /// <summary>Trains the network that the recipe names: one of the readings of the paper's, or the shallow one.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="pictures">The loaded pictures, at least those of the training and validation parts.</param>
    /// <param name="split">The parts, drawn from <see cref="PictureTensors.Manifest"/>. Validation may be empty: then the last epoch is kept.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="progress">Told after every batch and every epoch; may be null.</param>
    /// <param name="checkpoints">Where the state is kept, and read from if it is there; null, the default: nowhere.</param>
    /// <param name="token">
    /// Stops the training at the next batch. Nothing is thrown: the best epoch so far (with <see cref="EpochChoice.Last"/>, the last finished one) is kept, or the weights as they are when
    /// no epoch is finished, and the history says so. With checkpoints the next training goes on from there.
    /// </param>
    /// <returns>The trained model, to be disposed of by the caller.</returns>
    /// <exception cref="TrainingException">
    /// The split leaks, has fewer than two training pictures or classes, the training diverges, or the checkpoint is damaged, in use, of another training or
    /// cannot be written.
    /// </exception>
    /// <exception cref="ArgumentException">An option is out of range, or a split's picture is not loaded.</exception>
    public static TrainedModel Train(
        IEngine engine, PictureTensors pictures, Split split, TrainingOptions options,
        IProgress<TrainingProgress>? progress = null, CheckpointOptions? checkpoints = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        SplitGuard.Check(pictures.Manifest, split);
        PictureTensors training = pictures.Take(split.Training);
        PictureTensors validation = pictures.Take(split.Validation);
        CheckClasses(training);

        Architecture architecture = TrainingOptions.ArchitectureOf(options.Network, options.Reading, training.Manifest.Labels.Count, options.DropoutRate);
        var standardization = Standardization.Fit(training);
        INetwork network = engine.Compile(architecture, pictures.Shape, options.Seed);
        try
        {
            using CheckpointFile? file = checkpoints is null
                ? null : CheckpointFile.Open(checkpoints, TrainingIdentity.Of(options, training, validation, standardization), pictures.Manifest.Name);
            var run = new TrainingRun(engine, network, training, validation, standardization, options, file, progress);
            TrainingHistory history = run.Go(token);
            return new TrainedModel(engine, network, Describe(pictures, split, options, standardization, history), history)
            {
                Options = options,
                TrainedBy = run.Engines,
            };
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static ModelDescription Describe(
        PictureTensors pictures, Split split, TrainingOptions options, Standardization standardization, TrainingHistory history) => new()
        {
            Labels = pictures.Manifest.Labels,
            Shape = pictures.Shape,
            Channels = pictures.Channels,
            Standardization = standardization,
            Network = options.Network,
            Reading = options.Reading,
            DropoutRate = options.DropoutRate,
            AverageFlip = options.AverageFlip,
            Protocol = split.Protocol,
            Seed = options.Seed,
            SplitSeed = split.Seed,
            DataSet = pictures.Manifest.Name,
            IsPractice = pictures.Manifest.IsPractice,
            ManifestHash = pictures.Manifest.Hash,
            KeptEpoch = history.KeptEpoch,
        };

    private static void CheckClasses(PictureTensors training)
    {
        int present = training.Truth.Distinct().Count();
        if (training.Count < 2 || present < 2)
        {
            throw new TrainingException(
                $"{training.Manifest.Name}: the training split has {training.Count} picture(s) of {present} class(es), expected at least 2 of 2. Use a larger data set or another split.");
        }
    }
}
