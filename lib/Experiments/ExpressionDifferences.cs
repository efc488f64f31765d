using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>What an expression changes in each channel: a subject's pictures of it less the same subject's neutral pictures.</summary>
/// <remarks>
/// <para>For subject s, d_s = mean of its pictures of the expression - mean of its neutral pictures, at each pixel, in grey levels. The map of
/// an expression is the mean of d_s over the S subjects that have both. So skin, hair and whatever else a subject always shows cancel out.
/// In a data set without neutral pictures the subject's other expressions, each counted the same, take their place.</para>
/// <para>A mean of few subjects is not zero even where an expression changes nothing. If each d_s pointed up or down by the toss of a coin,
/// their mean would be about normal with deviation sqrt(sum of d_s^2) / S, whose mean absolute value is sqrt(2 / pi) times that: the level of
/// chance. It stands beside each figure.</para>
/// </remarks>
public sealed class ExpressionDifferences
{
    private const string Neutral = "neutral";

    private readonly float[][][] _maps;
    private readonly double[][] _chance;

    private ExpressionDifferences(
        string reference, IReadOnlyList<string> labels, IReadOnlyList<int> subjects, int width, int height, float[][][] maps, double[][] chance)
    {
        Reference = reference;
        Labels = labels;
        Subjects = subjects;
        Width = width;
        Height = height;
        _maps = maps;
        _chance = chance;
    }

    /// <summary>What is subtracted, in words: "neutral", or "the other expressions" in a set that has no neutral pictures.</summary>
    public string Reference { get; }

    /// <summary>The expressions that have a subject with both; none of them is the reference.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>For each label the number of subjects that have both.</summary>
    public IReadOnlyList<int> Subjects { get; }

    /// <summary>Columns of a map.</summary>
    public int Width { get; }

    /// <summary>Rows of a map.</summary>
    public int Height { get; }

    /// <summary>The map of an expression in a channel, (H, W) row-major, -255..255: positive where the expression is brighter.</summary>
    /// <param name="label">Position in <see cref="Labels"/>.</param>
    /// <param name="channel">The channel.</param>
    public ReadOnlySpan<float> Map(int label, ColorChannel channel) => _maps[(int)channel][label];

    /// <summary>The mean absolute value of a map, grey levels.</summary>
    public double MeanAbsolute(int label, ColorChannel channel) => ChannelDifference.MeanAbsolute(Map(label, channel));

    /// <summary>The mean absolute value that chance alone would give, grey levels; NaN with one subject.</summary>
    public double Chance(int label, ColorChannel channel) => _chance[(int)channel][label];

    /// <summary>The mean absolute value of all maps of a channel in each of some horizontal bands, from the top down, grey levels.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bands">How many bands, from 1 to the rows of a map.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more bands than rows, or none.</exception>
    public double[] ByHeight(ColorChannel channel, int bands)
    {
        double[] sums = new double[bands];
        for (int label = 0; label < Labels.Count; label++)
        {
            double[] one = PlaneBands.MeanAbsolute(Map(label, channel), Width, Height, bands);
            for (int band = 0; band < bands; band++)
                sums[band] += one[band] / Labels.Count;
        }

        return sums;
    }

    internal static ExpressionDifferences Of(SubjectGroups groups, int width, int height)
    {
        int neutral = groups.Labels.ToList().IndexOf(Neutral);
        Dictionary<int, int[]>[] subjects = [.. groups.Groups
            .SelectMany((these, label) => these.Select(group => (Label: label, group.Subject, group.Pictures)))
            .GroupBy(item => item.Subject, StringComparer.Ordinal).OrderBy(subject => subject.Key, StringComparer.Ordinal)
            .Select(subject => subject.ToDictionary(item => item.Label, item => item.Pictures))
            .Where(subject => IsCompared(subject, neutral))];
        int[] labels = [.. Enumerable.Range(0, groups.Labels.Count)
            .Where(label => label != neutral && subjects.Any(subject => subject.ContainsKey(label)))];
        var maps = new float[ChannelMoments.ChannelCount][][];
        var chance = new double[ChannelMoments.ChannelCount][];
        Parallel.For(0, ChannelMoments.ChannelCount, channel =>
        {
            var sums = labels.ToDictionary(label => label, _ => new Sums(groups.Pixels));
            foreach (Dictionary<int, int[]> subject in subjects)
            {
                Dictionary<int, float[]> means = subject.ToDictionary(item => item.Key, item => groups.Mean(item.Value, (ColorChannel)channel));
                foreach (int label in labels.Where(means.ContainsKey))
                    sums[label].Add(means[label], [.. means.Where(item => neutral < 0 ? item.Key != label : item.Key == neutral).Select(item => item.Value)]);
            }

            maps[channel] = [.. labels.Select(label => sums[label].Mean())];
            chance[channel] = [.. labels.Select(label => sums[label].Chance())];
        });
        return new ExpressionDifferences(
            neutral < 0 ? "the other expressions" : Neutral, [.. labels.Select(label => groups.Labels[label])],
            [.. labels.Select(label => subjects.Count(subject => subject.ContainsKey(label)))], width, height, maps, chance);
    }

    // A subject helps if it has the neutral expression and another, or, in a set without neutral, any two.
    private static bool IsCompared(Dictionary<int, int[]> subject, int neutral) => subject.Count > 1 && (neutral < 0 || subject.ContainsKey(neutral));

    private sealed class Sums(int pixels)
    {
        private readonly double[] _sum = new double[pixels];
        private readonly double[] _squares = new double[pixels];
        private int _subjects;

        public void Add(float[] expression, float[][] references)
        {
            _subjects++;
            for (int i = 0; i < _sum.Length; i++)
            {
                double reference = 0;
                foreach (float[] plane in references)
                    reference += plane[i];
                double difference = expression[i] - reference / references.Length;
                _sum[i] += difference;
                _squares[i] += difference * difference;
            }
        }

        public float[] Mean() => [.. _sum.Select(sum => (float)(sum / _subjects))];

        public double Chance() => _subjects < 2 ? double.NaN : Math.Sqrt(2 / Math.PI) * _squares.Average(Math.Sqrt) / _subjects;
    }
}
