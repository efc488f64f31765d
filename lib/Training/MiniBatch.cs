using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>One prepared mini-batch, in memory that is used again for later ones.</summary>
/// <param name="most">Pictures of the largest batch.</param>
/// <param name="shape">(C, H, W) of a picture.</param>
/// <param name="dropoutFeatures">Factors of a picture's dropout mask; 0 for none.</param>
/// <param name="room">Bytes in which its pictures may be read; 0 if they are in memory.</param>
internal sealed class MiniBatch(int most, InputShape shape, int dropoutFeatures, int room = 0)
{
    private readonly int[] _pictures = new int[most];
    private readonly int[] _labels = new int[most];
    private readonly float[] _input = new float[most * shape.Length];
    private readonly float[] _mask = new float[most * dropoutFeatures];
    private readonly byte[] _room = new byte[room];

    /// <summary>The epoch it belongs to, from 1.</summary>
    public int Epoch { get; private set; }

    /// <summary>Position of its first picture in the epoch's order.</summary>
    public int First { get; private set; }

    /// <summary>Its pictures, N.</summary>
    public int Size { get; private set; }

    /// <summary>Which pictures they are, (N).</summary>
    public ReadOnlySpan<int> Pictures => _pictures.AsSpan(0, Size);

    /// <summary>Their classes, (N).</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Size);

    /// <summary>The varied, standardized pictures, (N, C, H, W).</summary>
    public ReadOnlySpan<float> Input => _input.AsSpan(0, Size * shape.Length);

    /// <summary>The dropout mask, (N, features); empty without dropout.</summary>
    public ReadOnlyMemory<float> Mask => _mask.AsMemory(0, Size * dropoutFeatures);

    /// <summary>Makes this the buffer of a batch.</summary>
    public void Begin(int epoch, int first, ReadOnlySpan<int> pictures, IReadOnlyList<int> truth)
    {
        Epoch = epoch;
        First = first;
        Size = pictures.Length;
        pictures.CopyTo(_pictures);
        for (int i = 0; i < pictures.Length; i++)
            _labels[i] = truth[pictures[i]];
    }

    /// <summary>Where a picture goes, (C, H, W).</summary>
    public Span<float> InputOf(int picture) => _input.AsSpan(picture * shape.Length, shape.Length);

    /// <summary>Where its mask goes, (features).</summary>
    public Span<float> MaskOf(int picture) => _mask.AsSpan(picture * dropoutFeatures, dropoutFeatures);

    /// <summary>Where its bytes may be read, (C, H, W); empty if they are in memory.</summary>
    public Span<byte> RoomOf(int picture) => _room.Length == 0 ? [] : _room.AsSpan(picture * shape.Length, shape.Length);
}
