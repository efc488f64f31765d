namespace FerLib.Imaging;

/// <summary>Means, deviations and correlations of the four channels over the pixels of a picture or of many.</summary>
/// <remarks>
/// Over the pixels i of two channels a and b: covariance = mean of (a_i - mean a)(b_i - mean b); deviation = root of a channel's covariance
/// with itself; correlation = covariance / (deviation of a x deviation of b), from -1 to 1 (Pearson). Channels are in the order of
/// <see cref="ColorChannel"/>.
/// </remarks>
public sealed class ChannelMoments
{
    /// <summary>How many channels there are.</summary>
    public const int ChannelCount = 4;

    // Means of a and of a x b; whole numbers below 2^53 when summed over a picture, so that they are exact there.
    private readonly double[] _means;
    private readonly double[,] _products;

    private ChannelMoments(double[] means, double[,] products)
    {
        _means = means;
        _products = products;
    }

    /// <summary>The moments of one picture.</summary>
    public static ChannelMoments Of(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Image[] planes = ChannelExtraction.Unfold(image);
        return Of(planes[0].Pixels, planes[1].Pixels, planes[2].Pixels, planes[3].Pixels);
    }

    /// <summary>The moments of four planes.</summary>
    /// <param name="red">The red pixels, 0..255.</param>
    /// <param name="green">The green pixels, as many.</param>
    /// <param name="blue">The blue pixels, as many.</param>
    /// <param name="intensity">The intensity of the pixels, as many.</param>
    /// <exception cref="ArgumentException">There is no pixel, or the planes differ in length.</exception>
    public static ChannelMoments Of(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> intensity)
    {
        if (red.IsEmpty || green.Length != red.Length || blue.Length != red.Length || intensity.Length != red.Length)
        {
            throw new ArgumentException(
                "Expected four planes of the same length, at least 1; "
                + $"got {red.Length}, {green.Length}, {blue.Length} and {intensity.Length} pixels.");
        }

        long r = 0, g = 0, b = 0, y = 0, rr = 0, rg = 0, rb = 0, ry = 0, gg = 0, gb = 0, gy = 0, bb = 0, by = 0, yy = 0;
        for (int i = 0; i < red.Length; i++)
        {
            int pr = red[i], pg = green[i], pb = blue[i], py = intensity[i];
            (r, g, b, y) = (r + pr, g + pg, b + pb, y + py);
            (rr, rg, rb, ry) = (rr + pr * pr, rg + pr * pg, rb + pr * pb, ry + pr * py);
            (gg, gb, gy) = (gg + pg * pg, gb + pg * pb, gy + pg * py);
            (bb, by, yy) = (bb + pb * pb, by + pb * py, yy + py * py);
        }

        double n = red.Length;
        return new ChannelMoments(
            [r / n, g / n, b / n, y / n],
            new[,]
            {
                { rr / n, rg / n, rb / n, ry / n },
                { rg / n, gg / n, gb / n, gy / n },
                { rb / n, gb / n, bb / n, by / n },
                { ry / n, gy / n, by / n, yy / n },
            });
    }

    /// <summary>The moments over the pixels of several pictures together, each picture with its own weight.</summary>
    /// <param name="pictures">At least one.</param>
    /// <param name="weights">One for each, 0 or more, not all 0; only their proportions count.</param>
    /// <exception cref="ArgumentException">There is none, their numbers differ, or the weights do not sum to more than 0.</exception>
    public static ChannelMoments Blend(IReadOnlyList<ChannelMoments> pictures, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        double total = PixelWeights.Sum(weights, pictures.Count, nameof(weights));
        double[] means = new double[ChannelCount];
        double[,] products = new double[ChannelCount, ChannelCount];
        for (int i = 0; i < pictures.Count; i++)
        {
            double weight = weights[i] / total;
            for (int a = 0; a < ChannelCount; a++)
            {
                means[a] += weight * pictures[i]._means[a];
                for (int b = 0; b < ChannelCount; b++)
                    products[a, b] += weight * pictures[i]._products[a, b];
            }
        }

        return new ChannelMoments(means, products);
    }

    /// <summary>The mean of a channel, 0..255.</summary>
    public double Mean(ColorChannel channel) => _means[(int)channel];

    /// <summary>The standard deviation of a channel, 0..127.5; 0 when all pixels are equal.</summary>
    public double Deviation(ColorChannel channel) => Math.Sqrt(Covariance((int)channel, (int)channel));

    /// <summary>The correlation of two channels, -1..1; NaN when all pixels of one of them are equal.</summary>
    public double Correlation(ColorChannel a, ColorChannel b)
    {
        double scale = Deviation(a) * Deviation(b);
        return scale == 0 ? double.NaN : Math.Clamp(Covariance((int)a, (int)b) / scale, -1, 1);
    }

    /// <summary>All correlations, (channel, channel) in the order of <see cref="ColorChannel"/>; NaN where undefined.</summary>
    public double[,] Correlations()
    {
        double[,] all = new double[ChannelCount, ChannelCount];
        for (int a = 0; a < ChannelCount; a++)
        {
            for (int b = 0; b < ChannelCount; b++)
                all[a, b] = Correlation((ColorChannel)a, (ColorChannel)b);
        }

        return all;
    }

    // Rounding may leave a constant channel a tiny variance of either sign.
    private double Covariance(int a, int b)
    {
        double covariance = _products[a, b] - _means[a] * _means[b];
        return a == b && covariance < 1e-9 * Math.Max(1, _products[a, a]) ? 0 : covariance;
    }
}
