using System.Diagnostics;
using System.Globalization;
using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Trains a network on a split's training part and validates it after every epoch; the test part is never read here.</summary>
public static class Trainer
{
    private const int MostStepsPerReading = 16;

    /// <summary>Trains one of the readings of the paper's network.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="pictures">The loaded pictures, at least those of the training and validation parts.</param>
    /// <param name="split">The parts, drawn from <see cref="PictureTensors.Manifest"/>. Validation may be empty: then the last epoch is kept.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="progress">Told after every batch and every epoch; may be null.</param>
    /// <param name="token">
    /// Stops the training at the next batch. Nothing is thrown: the best epoch so far (with <see cref="EpochChoice.Last"/>, the last finished one) is kept, or the weights as they are when
    /// no epoch is finished, and the history says so.
    /// </param>
    /// <returns>The trained model, to be disposed of by the caller.</returns>
    /// <exception cref="TrainingException">The split leaks, has fewer than two training pictures or classes, or the training diverges.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or a split's picture is not loaded.</exception>
    public static TrainedModel Train(
        IEngine engine, PictureTensors pictures, Split split, TrainingOptions options,
        IProgress<TrainingProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        SplitGuard.Check(pictures.Manifest, split);
        PictureTensors training = pictures.Take(split.Training);
        PictureTensors validation = pictures.Take(split.Validation);
        int[] perClass = CountClasses(training);

        Architecture architecture = TrainingOptions.ArchitectureOf(options.Reading, perClass.Length, options.DropoutRate);
        var standardization = Standardization.Fit(training);
        INetwork network = engine.Compile(architecture, pictures.Shape, options.Seed);
        try
        {
            int features = options.DropoutRate > 0 ? architecture.DropoutFeatures(pictures.Shape) : 0;
            var batches = new MiniBatches(training, standardization, options, features);
            var run = new Run(network, engine.BatchesAhead, batches, validation, standardization, options, perClass, progress);
            TrainingHistory history = run.Go(training.Count, token);
            return new TrainedModel(engine, network, Describe(pictures, split, options, standardization, history), history);
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

    private static int[] CountClasses(PictureTensors training)
    {
        int[] perClass = new int[training.Manifest.Labels.Count];
        foreach (int label in training.Truth)
            perClass[label]++;
        int present = perClass.Count(count => count > 0);
        if (training.Count < 2 || present < 2)
        {
            throw new TrainingException(
                $"{training.Manifest.Name}: the training split has {training.Count} picture(s) of {present} class(es), expected at least 2 of 2. Use a larger data set or another split.");
        }

        return perClass;
    }

    /// <summary>One training: its network, its batches, and the best state so far.</summary>
    private sealed class Run(
        INetwork network, int batchesAhead, MiniBatches batches, PictureTensors validation, Standardization standardization,
        TrainingOptions options, int[] perClass, IProgress<TrainingProgress>? progress)
    {
        // Reading waits for all that a device was given so far, so it is done for many steps at once and the device seldom stands still; on the
        // processor a result is there at once.
        private readonly int _stepsPerReading = batchesAhead == 0 ? 1 : Math.Clamp(batches.PerEpoch / 4, 1, MostStepsPerReading);
        private readonly List<EpochRecord> _epochs = [];
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly bool _chooses = options.Choice == EpochChoice.LowestValidationLoss && validation.Count > 0;
        private readonly IReadOnlyList<float> _weights = options.BalanceClasses ? Balance(perClass) : [];
        private NamedState? _keptState;
        private int _keptEpoch;
        private long _seen;

        public TrainingHistory Go(int pictures, CancellationToken token)
        {
            StopReason reason = StopReason.Finished;
            using var ahead = new ReadAhead<MiniBatch>(batches, batchesAhead);
            for (int epoch = 1; epoch <= options.Epochs && reason == StopReason.Finished; epoch++)
            {
                if (!TryEpoch(ahead, epoch, pictures, token))
                    reason = StopReason.Cancelled;
                else if (options.Patience is int patience && validation.Count > 0 && epoch - BestEpoch() >= patience)
                    reason = StopReason.PatienceRanOut;
            }

            if (_keptState is not null && (_keptEpoch < _epochs.Count || reason == StopReason.Cancelled))
                network.SetState(_keptState);
            return new TrainingHistory(_epochs, _keptEpoch, reason);
        }

        /// <summary>Trains an epoch and validates it; false when cancelled before its end.</summary>
        private bool TryEpoch(ReadAhead<MiniBatch> ahead, int epoch, int pictures, CancellationToken token)
        {
            double loss = 0;
            int correct = 0;
            int read = 0;
            float rate = 0;
            var unread = new Queue<(IStepResult Result, int Batch, int Size)>();
            for (int batch = 0; batch < batches.PerEpoch; batch++)
            {
                if (token.IsCancellationRequested)
                    return false;
                rate = LearningRates.At(
                    options.Schedule, options.LearningRate, (epoch - 1) * batches.PerEpoch + batch, options.Epochs * batches.PerEpoch);
                MiniBatch prepared = ahead.Next();
                IStepResult result = network.Train(prepared.Input, prepared.Labels, new StepOptions
                {
                    Optimizer = options.Optimizer,
                    LearningRate = rate,
                    LabelSmoothing = options.LabelSmoothing,
                    ClassWeights = _weights,
                    DropoutMask = prepared.Mask,
                });
                _seen += prepared.Size;
                if (unread.Count == _stepsPerReading)
                    ReadAll();
                unread.Enqueue((result, batch, prepared.Size));
                Report(epoch, batch + 1, loss / read, (double)correct / read, finished: null);
            }

            ReadAll();
            if (!TryValidate(token, out double validationLoss, out double validationAccuracy))
                return false;
            if (validation.Count > 0 && !double.IsFinite(validationLoss))
                throw Diverged($"the validation loss of epoch {epoch}", validationLoss);
            Keep(new EpochRecord(epoch, loss / pictures, (double)correct / pictures, validationLoss, validationAccuracy, rate), token);
            return true;

            void ReadAll()
            {
                while (unread.TryDequeue(out (IStepResult Result, int Batch, int Size) step))
                {
                    float value = step.Result.Loss;
                    if (!float.IsFinite(value))
                        throw Diverged($"the loss of epoch {epoch}, batch {step.Batch + 1}", value);
                    loss += (double)value * step.Size;
                    correct += step.Result.Correct;
                    read += step.Size;
                }
            }
        }

        private TrainingException Diverged(string what, double value) => new(string.Create(
            CultureInfo.InvariantCulture, $"The training diverged: {what} is {value}. Lower the learning rate (now {options.LearningRate})."));

        private bool TryValidate(CancellationToken token, out double loss, out double accuracy)
        {
            try
            {
                float[,] probabilities = Scoring.Probabilities(network, batchesAhead, validation, standardization, options.AverageFlip, token);
                (loss, accuracy) = Scoring.LossAndAccuracy(probabilities, validation.Truth);
                return true;
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                loss = accuracy = double.NaN;
                return false;
            }
        }

        private void Keep(EpochRecord record, CancellationToken token)
        {
            _epochs.Add(record);
            int kept = _chooses ? BestEpoch() : record.Epoch;
            if (kept == record.Epoch)
            {
                _keptEpoch = kept;
                // Without a choice the network holds the last epoch already, unless a cancellation can leave it within one.
                _keptState = _chooses || token.CanBeCanceled ? network.GetState() : null;
            }

            Report(record.Epoch, batches.PerEpoch, record.TrainingLoss, record.TrainingAccuracy, record);
        }

        /// <summary>The epoch with the lowest validation loss, the earlier on a tie.</summary>
        private int BestEpoch() => _epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;

        private void Report(int epoch, int batch, double loss, double accuracy, EpochRecord? finished)
        {
            double seconds = _watch.Elapsed.TotalSeconds;
            progress?.Report(new TrainingProgress
            {
                Epoch = epoch,
                Epochs = options.Epochs,
                Batch = batch,
                Batches = batches.PerEpoch,
                Loss = loss,
                Accuracy = accuracy,
                Finished = finished,
                Seconds = seconds,
                PicturesPerSecond = seconds > 0 ? _seen / seconds : 0,
            });
        }

        // Mean weight over the training pictures 1; a class without any has weight 0 and no picture to weigh.
        private static float[] Balance(int[] perClass)
        {
            int present = perClass.Count(count => count > 0);
            int total = perClass.Sum();
            return [.. perClass.Select(count => count == 0 ? 0 : (float)total / (present * count))];
        }
    }
}
