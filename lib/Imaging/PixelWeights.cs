namespace FerLib.Imaging;

/// <summary>Weights of pictures in a mean over pixels.</summary>
internal static class PixelWeights
{
    /// <summary>The sum of the weights.</summary>
    /// <exception cref="ArgumentException">They are not as many as asked for, one is negative or no number, or all are 0.</exception>
    public static double Sum(IReadOnlyList<double> weights, int expected, string name)
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        if (expected == 0 || weights.Count != expected)
        {
            throw new ArgumentException(
                $"Expected a weight for each of at least one picture; got {weights.Count} weights for {expected} pictures.", name);
        }

        double sum = weights.Sum();
        return weights.All(weight => weight >= 0) && sum > 0 && double.IsFinite(sum)
            ? sum
            : throw new ArgumentException($"Expected weights of 0 or more that sum to more than 0, got a sum of {sum}.", name);
    }
}
