using FerLib.Randomness;

namespace FerLib.Training;

/// <summary>The mini-batches of every epoch: shuffled, varied, standardized, with their dropout masks, all drawn from seed, epoch and position.</summary>
internal sealed class MiniBatches : IBatchSource<MiniBatch>
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
    private readonly int[] _order;

    // Where the batch that begins next stands: its epoch, its number there, its first position in the epoch's order.
    private int _epoch;
    private int _batch;
    private int _first;

    /// <summary>Plans the batches; nothing is prepared yet.</summary>
    /// <param name="training">The pictures.</param>
    /// <param name="standardization">Applied to them once they are varied.</param>
    /// <param name="options">Batch size, augmentation, dropout rate, seed, epochs.</param>
    /// <param name="dropoutFeatures">Factors of a picture's dropout mask; 0 for none.</param>
    /// <param name="total">Batches in all; those of the options' epochs that are left when null.</param>
    /// <param name="from">Where the first batch stands; the beginning when null.</param>
    public MiniBatches(
        PictureTensors training, Standardization standardization, TrainingOptions options, int dropoutFeatures, long? total = null,
        TrainingPosition? from = null)
    {
        _pictures = training;
        _standardization = standardization;
        _options = options;
        _dropoutFeatures = dropoutFeatures;
        _sizes = SizesOf(training.Count, options.BatchSize);
        _batch = _sizes.Length;
        _order = new int[training.Count];
        TrainingPosition start = from ?? TrainingPosition.Beginning;
        Total = total ?? (long)(options.Epochs - start.Epoch + 1) * PerEpoch - start.Batch;
        _epoch = start.Epoch - 1;
        if (start.Batch == 0)
            return;
        BeginEpoch();
        _batch = start.Batch;
        _first = _sizes.Take(start.Batch).Sum();
    }

    /// <summary>Number of batches in an epoch.</summary>
    public int PerEpoch => _sizes.Length;

    /// <inheritdoc/>
    public long Total { get; }

    /// <inheritdoc/>
    public MiniBatch CreateBuffer() => new(_sizes[0], _pictures.Shape, _dropoutFeatures, _pictures.RoomFor(_sizes[0]));

    /// <inheritdoc/>
    public int Begin(MiniBatch buffer)
    {
        if (_batch == PerEpoch)
            BeginEpoch();
        int size = _sizes[_batch];
        buffer.Begin(_epoch, _first, _order.AsSpan(_first, size), _pictures.Truth);
        _batch++;
        _first += size;
        return size;
    }

    /// <inheritdoc/>
    public void Fill(MiniBatch buffer, int picture)
    {
        ulong epoch = (ulong)buffer.Epoch;
        ulong position = (ulong)(buffer.First + picture);
        Variation variation = Variation.Draw(_options.Augmentation, new CounterRandom(_options.Seed, AugmentationKey, epoch, position));
        ReadOnlySpan<byte> planes = _pictures.Planes(buffer.Pictures[picture], buffer.RoomOf(picture));
        variation.Apply(planes, _pictures.Shape, _standardization, buffer.InputOf(picture));
        DrawMask(buffer.MaskOf(picture), epoch, position);
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

    private void BeginEpoch()
    {
        _epoch++;
        _batch = _first = 0;
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        new CounterRandom(_options.Seed, ShuffleKey, (ulong)_epoch).Shuffle<int>(_order);
    }

    private void DrawMask(Span<float> mask, ulong epoch, ulong position)
    {
        if (mask.IsEmpty)
            return;
        var random = new CounterRandom(_options.Seed, DropoutKey, epoch, position);
        float kept = (float)(1 / (1 - _options.DropoutRate));
        for (int i = 0; i < mask.Length; i++)
            mask[i] = random.NextSingle() < _options.DropoutRate ? 0 : kept;
    }
}
