using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <summary>What pictures are prepared for.</summary>
public sealed record PreparationOptions
{
    /// <summary>Smallest side of an input, pixels.</summary>
    public const int SmallestSize = 8;

    /// <summary>Largest side of an input, pixels.</summary>
    public const int LargestSize = 2048;

    private readonly int _size = 64;

    /// <summary>Side of the square input, pixels; a picture is stretched to it, as the paper does. Default 64; the paper's is 512.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 8 to 2048.</exception>
    public int Size
    {
        get => _size;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, SmallestSize, nameof(Size));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestSize, nameof(Size));
            _size = value;
        }
    }

    /// <summary>
    /// The planes that are kept. Default: intensity, red, green and blue, of which every choice of <see cref="InputChannels"/> is a part, so
    /// that any network can be trained on them.
    /// </summary>
    public InputChannels Channels { get; init; } = InputChannels.Irgb;
}
