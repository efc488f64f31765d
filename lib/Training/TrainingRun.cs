using System.Diagnostics;
using System.Globalization;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>One training: its network, where it stands, and the best state so far.</summary>
internal sealed partial class TrainingRun
{
    private const int MostStepsPerReading = 16;

    private readonly IEngine _engine;
    private readonly INetwork _network;
    private readonly PictureTensors _training;
    private readonly PictureTensors _validation;
    private readonly Standardization _standardization;
    private readonly TrainingOptions _options;
    private readonly CheckpointFile? _checkpoints;
    private readonly IProgress<TrainingProgress>? _progress;

    private readonly int _batchesPerEpoch;
    private readonly int _stepsPerReading;
    private readonly bool _chooses;
    private readonly float[] _classWeights;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private readonly List<EpochRecord> _epochs = [];
    private readonly List<double> _losses = [];
    private TrainingPosition _position = TrainingPosition.Beginning;
    private EpochSums _sums;
    private NamedState? _keptState;
    private int _keptEpoch;
    private long _seen;

    /// <summary>Prepares a training; it begins with <see cref="Go"/>.</summary>
    public TrainingRun(
        IEngine engine, INetwork network, PictureTensors training, PictureTensors validation, Standardization standardization,
        TrainingOptions options, CheckpointFile? checkpoints, IProgress<TrainingProgress>? progress)
    {
        _engine = engine;
        _network = network;
        _training = training;
        _validation = validation;
        _standardization = standardization;
        _options = options;
        _checkpoints = checkpoints;
        _progress = progress;
        _batchesPerEpoch = MiniBatches.SizesOf(training.Count, options.BatchSize).Length;
        // Reading waits for all that a device was given so far, so it is done for many steps at once and the device seldom stands still; on the
        // processor a result is there at once.
        _stepsPerReading = engine.BatchesAhead == 0 ? 1 : Math.Clamp(_batchesPerEpoch / 4, 1, MostStepsPerReading);
        _chooses = options.Choice == EpochChoice.LowestValidationLoss && validation.Count > 0;
        _classWeights = options.BalanceClasses ? Balance(training) : [];
        _engines = [engine.Name];
    }

    /// <summary>Trains to the end, to the patience's end or until it is cancelled, from the checkpoint on if there is one.</summary>
    public TrainingHistory Go(CancellationToken token)
    {
        StopReason? reason = Resume();
        if (reason is null)
        {
            int features = _options.DropoutRate > 0 ? _network.Architecture.DropoutFeatures(_network.Input) : 0;
            var batches = new MiniBatches(_training, _standardization, _options, features, from: _position);
            using var ahead = new ReadAhead<MiniBatch>(batches, _engine.BatchesAhead);
            while (reason is null)
                reason = TryEpoch(ahead, token) ? AfterEpoch() : StopReason.Cancelled;
            Save(reason == StopReason.Cancelled ? null : reason);
        }

        if (_keptState is not null && (_keptEpoch < _epochs.Count || reason == StopReason.Cancelled))
            _network.SetState(_keptState);
        return new TrainingHistory(_epochs, _keptEpoch, reason.Value);
    }

    private StopReason? AfterEpoch()
    {
        if (_epochs.Count == _options.Epochs)
            return StopReason.Finished;
        if (_options.Patience is int patience && _validation.Count > 0 && _epochs.Count - BestEpoch() >= patience)
            return StopReason.PatienceRanOut;
        _position = new TrainingPosition(_epochs.Count + 1, 0);
        _sums = default;
        return null;
    }

    /// <summary>Trains an epoch, or what is left of it, and validates it; false when cancelled before its end.</summary>
    private bool TryEpoch(ReadAhead<MiniBatch> ahead, CancellationToken token)
    {
        var unread = new Queue<(StepResult Result, int Batch, int Size)>();
        while (_position.Batch < _batchesPerEpoch)
        {
            if (token.IsCancellationRequested)
            {
                ReadAll();
                return false;
            }

            int step = (_position.Epoch - 1) * _batchesPerEpoch + _position.Batch;
            float rate = (float)_options.Schedule.At(_options.LearningRate, new SchedulePlace(step, _batchesPerEpoch, _options.Epochs, _losses));
            MiniBatch prepared = ahead.Next();
            StepResult result = _network.Train(prepared.Input, prepared.Labels, new StepOptions
            {
                Optimizer = _options.Optimizer,
                LearningRate = rate,
                MaximumGradientNorm = _options.MaximumGradientNorm,
                LabelSmoothing = _options.LabelSmoothing,
                ClassWeights = _classWeights,
                DropoutMask = prepared.Mask,
            });
            _seen += prepared.Size;
            if (unread.Count == _stepsPerReading)
                ReadAll();
            unread.Enqueue((result, _position.Batch + 1, prepared.Size));
            _position = _position with { Batch = _position.Batch + 1 };
            _sums = _sums with { Rate = rate };
            if (_checkpoints is { IsDue: true })
            {
                ReadAll();
                Save(null);
            }

            Report(finished: null);
        }

        ReadAll();
        if (!TryValidate(token, out double validationLoss, out double validationAccuracy))
            return false;
        if (_validation.Count > 0 && !double.IsFinite(validationLoss))
            throw Diverged($"the validation loss of epoch {_position.Epoch}", validationLoss);
        Keep(new EpochRecord(
            _position.Epoch, _sums.Loss / _training.Count, (double)_sums.Correct / _training.Count, validationLoss, validationAccuracy, _sums.Rate), token);
        return true;

        void ReadAll()
        {
            while (unread.TryDequeue(out (StepResult Result, int Batch, int Size) step))
            {
                float value = step.Result.Loss;
                if (!float.IsFinite(value))
                    throw Diverged($"the loss of epoch {_position.Epoch}, batch {step.Batch}", value);
                _sums = _sums with
                {
                    Loss = _sums.Loss + (double)value * step.Size,
                    Correct = _sums.Correct + step.Result.Correct,
                    Read = _sums.Read + step.Size,
                };
            }
        }
    }

    private TrainingException Diverged(string what, double value) => new(string.Create(
        CultureInfo.InvariantCulture, $"The training diverged: {what} is {value}. Lower the learning rate (now {_options.LearningRate})."));

    private bool TryValidate(CancellationToken token, out double loss, out double accuracy)
    {
        try
        {
            float[,] probabilities = Scoring.Probabilities(
                _network, _engine.BatchesAhead, _validation, _standardization, _options.AverageFlip, token);
            (loss, accuracy) = Scoring.LossAndAccuracy(probabilities, _validation.Truth);
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
        Remember(record);
        int kept = _chooses ? BestEpoch() : record.Epoch;
        if (kept == record.Epoch)
        {
            _keptEpoch = kept;
            // Without a choice the network holds the last epoch already, unless a cancellation, now or after a resumption, can leave it within one.
            _keptState = _chooses || token.CanBeCanceled || _checkpoints is not null ? _network.GetState().WithoutOptimizer() : null;
        }

        Report(record);
    }

    private void Remember(EpochRecord record)
    {
        _epochs.Add(record);
        _losses.Add(_validation.Count > 0 ? record.ValidationLoss : record.TrainingLoss);
    }

    /// <summary>The epoch with the lowest validation loss, the earlier on a tie.</summary>
    private int BestEpoch() => _epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;

    private void Report(EpochRecord? finished)
    {
        double seconds = _watch.Elapsed.TotalSeconds;
        _progress?.Report(new TrainingProgress
        {
            Epoch = _position.Epoch,
            Epochs = _options.Epochs,
            Batch = _position.Batch,
            Batches = _batchesPerEpoch,
            Loss = finished?.TrainingLoss ?? _sums.Loss / _sums.Read,
            Accuracy = finished?.TrainingAccuracy ?? (double)_sums.Correct / _sums.Read,
            Finished = finished,
            ResumedFrom = _resumedFrom,
            Seconds = seconds,
            PicturesPerSecond = seconds > 0 ? _seen / seconds : 0,
        });
    }

    // Mean weight over the training pictures 1; a class without any has weight 0 and no picture to weigh.
    private static float[] Balance(PictureTensors training)
    {
        int[] perClass = new int[training.Manifest.Labels.Count];
        foreach (int label in training.Truth)
            perClass[label]++;
        int present = perClass.Count(count => count > 0);
        return [.. perClass.Select(count => count == 0 ? 0 : (float)training.Count / (present * count))];
    }
}
