using System.Globalization;
using FerLib.Charts;
using FerLib.Experiments;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>Tells a <see cref="LiveProgress"/> where an experiment is, with the loss of the training that runs.</summary>
internal sealed class TrainingWatch(LiveProgress progress) : IProgress<ExperimentProgress>
{
    private readonly Lock _gate = new();
    private readonly List<EpochRecord> _epochs = [];
    private string? _step;
    private LineChart? _curves;

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        lock (_gate)
        {
            Follow(value);
            progress.Report(new ProgressState(Line(value), Share(value), _curves));
        }
    }

    // The curves of one training: another step, or an epoch that is not the next one, begins another.
    private void Follow(ExperimentProgress p)
    {
        if (p.Step != _step || p.Training?.Epoch < _epochs.Count)
        {
            _step = p.Step;
            _epochs.Clear();
            _curves = null;
        }

        if (p.Training?.Finished is not { } finished || finished.Epoch <= _epochs.Count)
            return;
        _epochs.Add(finished);
        _curves = new LineChart
        {
            Title = $"{p.Step}: loss so far",
            YTitle = "cross-entropy",
            Series =
            [
                LineSeries.OfEpochs("training", _epochs.Select(e => e.TrainingLoss)),
                LineSeries.OfEpochs("validation", _epochs.Select(e => e.ValidationLoss)),
            ],
        };
    }

    private static double? Share(ExperimentProgress p) => p switch
    {
        { Loading: { Total: > 0 } loading } => loading.Done / (double)loading.Total,
        { Training: { Epochs: > 0, Batches: > 0 } t } => (t.Epoch - 1 + (t.Batch / (double)t.Batches)) / t.Epochs,
        { Steps: > 1 } => p.Done / (double)p.Steps,
        _ => null,
    };

    private static string Line(ExperimentProgress p)
    {
        string step = p.Steps > 1 ? $"{p.Step} ({p.Done + 1} of {p.Steps})" : p.Step;
        if (p.Loading is LoadingProgress loading)
            return $"{step}: picture {loading.Done} of {loading.Total}";
        if (p.Training is not TrainingProgress t)
            return step;
        // The first figures of an epoch are read after its first batches have been sent on their way.
        string figures = double.IsNaN(t.Loss) ? "" : string.Create(CultureInfo.InvariantCulture, $", loss {t.Loss:0.000}, accuracy {100 * t.Accuracy:0.0} %");
        string validation = t.Finished is { } e && !double.IsNaN(e.ValidationAccuracy)
            ? string.Create(CultureInfo.InvariantCulture, $", validation {100 * e.ValidationAccuracy:0.0} %") : "";
        string resumed = t.ResumedFrom is not { } from ? "" : t.PicturesPerSecond > 0 ? $" (went on from {from})" : " (as its checkpoint has it)";
        string speed = t.PicturesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $", {t.PicturesPerSecond:0} pictures/s") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{step}{resumed}: epoch {t.Epoch} of {t.Epochs}, batch {t.Batch} of {t.Batches}{figures}{validation}{speed}");
    }
}
