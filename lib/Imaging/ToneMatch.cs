namespace FerLib.Imaging;

/// <summary>How well one thumbnail becomes another by a change of brightness and contrast.</summary>
/// <param name="Residual">The part of the target's variance that is left, 0 or more.</param>
/// <param name="Correlation">The correlation of the changed picture with the target.</param>
/// <param name="LargestDifference">See <see cref="PictureAlikeness"/>.</param>
internal readonly record struct ToneMatch(double Residual, double Correlation, double LargestDifference)
{
    private const int Side = PictureFingerprint.Side;
    private const int Places = Side * Side;
    private const int HalfSide = Side / 2;

    // Levels this near to black or white may have been clipped: they have no say in the line that is fitted.
    private const int ClippedBelow = 4, ClippedAbove = 251;

    // A line through fewer places than these, a sixteenth, or through equal levels, is no line.
    private const int LeastPlaces = Places / 16;
    private const double LeastVariance = 4;

    private const double LeastGain = 0.5, MostGain = 2;

    /// <summary>Fits target = clip(gain x source + offset) and measures what it leaves.</summary>
    /// <param name="source">32 x 32 levels.</param>
    /// <param name="target">32 x 32 levels.</param>
    public static ToneMatch Of(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        (double gain, double offset) = Line(source, target);
        Span<double> blocks = stackalloc double[HalfSide * HalfSide]; // squares of differences over 2 x 2 places
        blocks.Clear();
        double p = 0, pp = 0, q = 0, qq = 0, pq = 0, rest = 0;
        for (int i = 0; i < Places; i++)
        {
            double changed = Math.Clamp(gain * source[i] + offset, 0, 255), wanted = target[i], difference = wanted - changed;
            p += changed;
            pp += changed * changed;
            q += wanted;
            qq += wanted * wanted;
            pq += changed * wanted;
            rest += difference * difference;
            blocks[i / (2 * Side) * HalfSide + i % Side / 2] += difference * difference;
        }

        double variance = (qq - q * q / Places) / Places, changedVariance = (pp - p * p / Places) / Places;
        if (variance <= 0 || changedVariance <= 0)
            return new ToneMatch(double.MaxValue, 0, double.MaxValue);
        double covariance = (pq - p * q / Places) / Places;
        return new ToneMatch(
            rest / Places / variance, covariance / Math.Sqrt(variance * changedVariance), Math.Sqrt(LargestField(blocks) / variance));
    }

    /// <summary>The regression of the target on the source, over the places that neither clips.</summary>
    private static (double Gain, double Offset) Line(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        long n = 0, a = 0, b = 0, aa = 0, ab = 0;
        for (int i = 0; i < Places; i++)
        {
            int from = source[i], to = target[i];
            if (from is < ClippedBelow or > ClippedAbove || to is < ClippedBelow or > ClippedAbove)
                continue;
            n++;
            a += from;
            b += to;
            aa += from * from;
            ab += from * to;
        }

        if (n < LeastPlaces)
            return (1, 0);
        double variance = aa - (double)a * a / n;
        if (variance < n * LeastVariance)
            return (1, 0);
        double gain = Math.Clamp((ab - (double)a * b / n) / variance, LeastGain, MostGain);
        return (gain, (b - gain * a) / n);
    }

    /// <summary>The largest mean over fields of 4 x 4 places, which overlap by half.</summary>
    private static double LargestField(ReadOnlySpan<double> blocks)
    {
        double largest = 0;
        for (int y = 0; y + 1 < HalfSide; y++)
        {
            for (int x = 0; x + 1 < HalfSide; x++)
            {
                int at = y * HalfSide + x;
                largest = Math.Max(largest, blocks[at] + blocks[at + 1] + blocks[at + HalfSide] + blocks[at + HalfSide + 1]);
            }
        }

        return largest / 16;
    }
}
