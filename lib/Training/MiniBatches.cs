using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Training;

/// <summary>The mini-batches of every epoch: shuffled, varied, standardized, with their dropout masks, all drawn from seed, epoch and position.</summary>
internal sealed class MiniBatches
{
    // First key words, so that no two uses share random numbers.
    private const ulong ShuffleKey = 0x54524E01;
    private const ulong AugmentationKey = 0x54524E02;
    private const ulong DropoutKey = 0x54524E03;

    private readonly PictureTensors _pictures;
    private readonly Standardization _standardization;
    private readonly TrainingOptions _options;
    private readonly int _dropoutFeatures;
    private readonly int[] _sizes;
    private readonly float[] _input;
    private readonly int[] _labels;
    private readonly float[] _mask;

    public MiniBatches(PictureTensors training, Standardization standardization, TrainingOptions options, int dropoutFeatures)
    {
        _pictures = training;
        _standardization = standardization;
        _options = options;
        _dropoutFeatures = dropoutFeatures;
        _sizes = SizesOf(training.Count, options.BatchSize);
        _input = new float[_sizes[0] * training.Shape.Length];
        _labels = new int[_sizes[0]];
        _mask = new float[_sizes[0] * dropoutFeatures];
    }

    /// <summary>Number of batches in an epoch.</summary>
    public int Count => _sizes.Length;

    /// <summary>Pictures of a batch.</summary>
    public int SizeOf(int batch) => _sizes[batch];

    /// <summary>The order of an epoch.</summary>
    public int[] OrderOf(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, _pictures.Count)];
        new CounterRandom(_options.Seed, ShuffleKey, (ulong)epoch).Shuffle<int>(order);
        return order;
    }

    /// <summary>Trains on one batch. Each picture is drawn for its own position, so threads change nothing.</summary>
    public IStepResult Step(INetwork network, int[] order, int epoch, int batch, StepOptions options)
    {
        int first = _sizes.Take(batch).Sum();
        int size = _sizes[batch];
        int length = _pictures.Shape.Length;
        Parallel.For(0, size, i =>
        {
            int position = first + i;
            int picture = order[position];
            _labels[i] = _pictures.Truth[picture];
            Variation variation = Variation.Draw(
                _options.Augmentation, new CounterRandom(_options.Seed, AugmentationKey, (ulong)epoch, (ulong)position));
            variation.Apply(_pictures.Planes(picture), _pictures.Shape, _standardization, _input.AsSpan(i * length, length));
            DrawMask(_mask.AsSpan(i * _dropoutFeatures, _dropoutFeatures), epoch, position);
        });
        return network.Train(
            _input.AsSpan(0, size * length), _labels.AsSpan(0, size), options with { DropoutMask = _mask.AsMemory(0, size * _dropoutFeatures) });
    }

    /// <summary>
    /// Sizes of an epoch's batches: as few as hold <paramref name="count"/> pictures with at most <paramref name="most"/> each, as even as can be,
    /// larger ones first; never a batch of one.
    /// </summary>
    internal static int[] SizesOf(int count, int most)
    {
        int batches = Math.Max(1, Math.Min((count + most - 1) / most, count / 2));
        return [.. Enumerable.Range(0, batches).Select(i => count / batches + (i < count % batches ? 1 : 0))];
    }

    private void DrawMask(Span<float> mask, int epoch, int position)
    {
        if (mask.IsEmpty)
            return;
        var random = new CounterRandom(_options.Seed, DropoutKey, (ulong)epoch, (ulong)position);
        float kept = (float)(1 / (1 - _options.DropoutRate));
        for (int i = 0; i < mask.Length; i++)
            mask[i] = random.NextSingle() < _options.DropoutRate ? 0 : kept;
    }
}
