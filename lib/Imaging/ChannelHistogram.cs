namespace FerLib.Imaging;

/// <summary>How often each value occurs among the pixels of a channel: 256 shares that sum to 1.</summary>
/// <remarks>Shares, not counts, so that a small picture, a large one and a whole data set stand on the same scale.</remarks>
public sealed class ChannelHistogram
{
    /// <summary>How many values a pixel of a channel can have: 0..255.</summary>
    public const int ValueCount = 256;

    private readonly double[] _shares;

    private ChannelHistogram(double[] shares)
    {
        _shares = shares;
        for (int value = 0; value < ValueCount; value++)
            Mean += value * shares[value];
        double variance = 0;
        for (int value = 0; value < ValueCount; value++)
            variance += (value - Mean) * (value - Mean) * shares[value];
        Deviation = Math.Sqrt(variance);
    }

    /// <summary>The share p(v) of the pixels with each value v = 0..255; the 256 shares sum to 1.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>The mean of the pixels, 0..255: the sum of v p(v).</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the pixels, 0..127.5: the root of the sum of (v - mean)^2 p(v).</summary>
    public double Deviation { get; }

    /// <summary>Counts the values of a plane.</summary>
    /// <param name="plane">The pixels, 0..255, in any order.</param>
    /// <exception cref="ArgumentException">There is no pixel.</exception>
    public static ChannelHistogram Of(ReadOnlySpan<byte> plane)
    {
        if (plane.IsEmpty)
            throw new ArgumentException("A histogram needs at least one pixel, got none.", nameof(plane));
        int[] counts = new int[ValueCount];
        foreach (byte value in plane)
            counts[value]++;
        double[] shares = new double[ValueCount];
        for (int value = 0; value < ValueCount; value++)
            shares[value] = (double)counts[value] / plane.Length;
        return new ChannelHistogram(shares);
    }

    /// <summary>Counts the values of one channel of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="channel">Which channel.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public static ChannelHistogram Of(Image image, ColorChannel channel) => Of(ChannelExtraction.Extract(image, channel).Pixels);

    /// <summary>The histogram of several planes together, each with its own weight.</summary>
    /// <param name="histograms">At least one.</param>
    /// <param name="weights">One for each, 0 or more, not all 0; only their proportions count.</param>
    /// <exception cref="ArgumentException">There is none, their numbers differ, or the weights do not sum to more than 0.</exception>
    public static ChannelHistogram Blend(IReadOnlyList<ChannelHistogram> histograms, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        double total = PixelWeights.Sum(weights, histograms.Count, nameof(weights));
        double[] shares = new double[ValueCount];
        for (int i = 0; i < histograms.Count; i++)
        {
            for (int value = 0; value < ValueCount; value++)
                shares[value] += weights[i] / total * histograms[i]._shares[value];
        }

        return new ChannelHistogram(shares);
    }

    /// <summary>The shares summed over neighbouring values: the bars of a drawing.</summary>
    /// <param name="width">Values in a bar: a power of 2 from 1 to 256, so that all bars are equally wide.</param>
    /// <returns>256 / width shares that sum to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is no power of 2 or out of range.</exception>
    public double[] Bins(int width)
    {
        if (width is < 1 or > ValueCount || ValueCount % width != 0)
            throw new ArgumentOutOfRangeException(nameof(width), width, "A bar holds 1, 2, 4, 8, 16, 32, 64, 128 or 256 values.");
        double[] bins = new double[ValueCount / width];
        for (int value = 0; value < ValueCount; value++)
            bins[value / width] += _shares[value];
        return bins;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"mean {Mean:0.0}, deviation {Deviation:0.0}");
}
