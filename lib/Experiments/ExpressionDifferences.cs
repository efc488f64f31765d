using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>What an expression changes in each channel: a subject's pictures of it less the same subject's neutral pictures.</summary>
/// <remarks>
/// <para>For subject s, d_s = mean of its pictures of the expression - mean of its neutral pictures, at each pixel, in grey levels. The
/// map of an expression is the mean of d_s over the S subjects that have both. So skin, hair and whatever else a subject always shows
/// cancel out. In a data set without neutral pictures the subject's other expressions, each counted the same, take their place.</para>
/// <para>A mean of few subjects is not zero even where an expression changes nothing. If each d_s pointed up or down by the toss of a
/// coin, their mean would be about normal with deviation sqrt(sum of d_s^2) / S, whose mean absolute value is sqrt(2 / pi) times that:
/// the level of chance. It stands beside each figure.</para>
/// </remarks>
public sealed class ExpressionDifferences
{
    /// <summary>Into how many horizontal bands a picture is cut to see where a difference lies.</summary>
    public const int BandCount = 8;

    private const string Neutral = "neutral";

    private readonly float[][][] _maps;
    private readonly double[][] _chance;

    private ExpressionDifferences(
        string reference, IReadOnlyList<string> labels, IReadOnlyList<int> subjects, int width, int height, float[][][] maps,
        double[][] chance, double[][][] withoutOne)
    {
        Reference = reference;
        Labels = labels;
        Subjects = subjects;
        Width = width;
        Height = height;
        _maps = maps;
        _chance = chance;
        WithoutOne = withoutOne;
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

    /// <summary>
    /// What <see cref="ByHeight"/> would give without one of the subjects: (channel, subject, band). No subjects where an expression has
    /// a single one.
    /// </summary>
    internal double[][][] WithoutOne { get; }

    /// <summary>The map of an expression in a channel, (H, W) row-major, -255..255: positive where the expression is brighter.</summary>
    /// <param name="label">Position in <see cref="Labels"/>.</param>
    /// <param name="channel">The channel.</param>
    public ReadOnlySpan<float> Map(int label, ColorChannel channel) => _maps[(int)channel][label];

    /// <summary>The mean absolute value of a map, grey levels.</summary>
    public double MeanAbsolute(int label, ColorChannel channel) => ChannelDifference.MeanAbsolute(Map(label, channel));

    /// <summary>The mean absolute value that chance alone would give, grey levels; NaN with one subject.</summary>
    public double Chance(int label, ColorChannel channel) => _chance[(int)channel][label];

    /// <summary>
    /// The mean absolute value of all maps of a channel in <see cref="BandCount"/> horizontal bands of the picture, from the top down, grey
    /// levels. NaN where there is no map.
    /// </summary>
    public double[] ByHeight(ColorChannel channel) => PlaneBands.Average(
        [.. _maps[(int)channel].Select(map => PlaneBands.MeanAbsolute(map, Width, Height, BandCount))], BandCount);

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
        int[] counts = [.. labels.Select(label => subjects.Count(subject => subject.ContainsKey(label)))];

        var maps = new float[ChannelMoments.ChannelCount][][];
        var chance = new double[ChannelMoments.ChannelCount][];
        var withoutOne = new double[ChannelMoments.ChannelCount][][];
        Parallel.For(0, ChannelMoments.ChannelCount, channel =>
        {
            var sums = labels.ToDictionary(label => label, _ => new DifferenceSums(groups.Pixels));
            foreach (Dictionary<int, int[]> subject in subjects)
            {
                foreach ((int label, float[] difference) in DifferencesOf(groups, subject, neutral, (ColorChannel)channel))
                    sums[label].Add(difference);
            }

            maps[channel] = [.. labels.Select(label => sums[label].Mean())];
            chance[channel] = [.. labels.Select(label => sums[label].Chance())];
            // The differences are computed once more instead of kept: a set of 70 people and 512 x 512 pixels would not fit into memory.
            withoutOne[channel] = counts.Any(count => count < 2) ? [] : [.. subjects.Select(subject =>
            {
                Dictionary<int, float[]> own = DifferencesOf(groups, subject, neutral, (ColorChannel)channel).ToDictionary();
                IEnumerable<float[]> others = labels.Select((label, i) =>
                    own.TryGetValue(label, out float[]? difference) ? sums[label].MeanWithout(difference) : maps[channel][i]);
                return PlaneBands.Average([.. others.Select(map => PlaneBands.MeanAbsolute(map, width, height, BandCount))], BandCount);
            })];
        });
        return new ExpressionDifferences(
            neutral < 0 ? "the other expressions" : Neutral, [.. labels.Select(label => groups.Labels[label])], counts, width, height,
            maps, chance, withoutOne);
    }

    // A subject helps if it has the neutral expression and another, or, in a set without neutral, any two.
    private static bool IsCompared(Dictionary<int, int[]> subject, int neutral) =>
        subject.Count > 1 && (neutral < 0 || subject.ContainsKey(neutral));

    private static IEnumerable<KeyValuePair<int, float[]>> DifferencesOf(
        SubjectGroups groups, Dictionary<int, int[]> subject, int neutral, ColorChannel channel)
    {
        Dictionary<int, float[]> means = subject.ToDictionary(item => item.Key, item => groups.Mean(item.Value, channel));
        foreach ((int label, float[] mean) in means.Where(item => item.Key != neutral))
        {
            float[][] references = neutral >= 0
                ? [means[neutral]]
                : [.. means.Where(item => item.Key != label).Select(item => item.Value)];
            float[] difference = new float[mean.Length];
            for (int i = 0; i < difference.Length; i++)
            {
                float reference = 0;
                foreach (float[] plane in references)
                    reference += plane[i];
                difference[i] = mean[i] - reference / references.Length;
            }

            yield return new(label, difference);
        }
    }
}
