using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>The mean picture of each expression in each channel, and how far single pictures lie from it.</summary>
/// <remarks>
/// Each subject counts the same: first the mean of a subject's pictures of the expression, then the mean over subjects. Nothing is aligned:
/// where heads move, the mean is a blur. The deviation at a pixel is the root of the variance around the mean face of the picture's own
/// expression, with the same weights, averaged over expressions: what is different although the expression is the same.
/// </remarks>
public sealed class MeanFaces
{
    private readonly float[][][] _means;
    private readonly float[][] _deviations;

    private MeanFaces(IReadOnlyList<string> labels, int width, int height, float[][][] means, float[][] deviations)
    {
        Labels = labels;
        Width = width;
        Height = height;
        _means = means;
        _deviations = deviations;
    }

    /// <summary>The expressions, in the fixed order of the data set.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Columns of a plane.</summary>
    public int Width { get; }

    /// <summary>Rows of a plane.</summary>
    public int Height { get; }

    /// <summary>The mean face of an expression in a channel, (H, W) row-major, 0..255.</summary>
    /// <param name="label">Position in <see cref="Labels"/>.</param>
    /// <param name="channel">The channel.</param>
    public ReadOnlySpan<float> Of(int label, ColorChannel channel) => _means[(int)channel][label];

    /// <summary>The mean face of all expressions, each counted the same, (H, W) row-major, 0..255.</summary>
    public float[] Overall(ColorChannel channel)
    {
        float[] mean = new float[Width * Height];
        foreach (float[] plane in _means[(int)channel])
        {
            for (int i = 0; i < mean.Length; i++)
                mean[i] += plane[i] / Labels.Count;
        }

        return mean;
    }

    /// <summary>The standard deviation of pictures of the same expression at each pixel, (H, W) row-major, 0..127.5.</summary>
    public ReadOnlySpan<float> Deviation(ColorChannel channel) => _deviations[(int)channel];

    /// <summary>The mean face of an expression as a picture in color.</summary>
    /// <param name="label">Position in <see cref="Labels"/>.</param>
    public Image Photograph(int label)
    {
        var image = new Image(Width, Height, 3);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] plane = _means[channel][label];
            for (int i = 0; i < plane.Length; i++)
                image.Pixels[3 * i + channel] = (byte)MathF.Round(plane[i]);
        }

        return image;
    }

    internal static MeanFaces Of(SubjectGroups groups, int width, int height)
    {
        float[][][] means = new float[ChannelMoments.ChannelCount][][];
        float[][] deviations = new float[ChannelMoments.ChannelCount][];
        Parallel.For(0, ChannelMoments.ChannelCount, channel =>
        {
            means[channel] = [.. groups.Groups.Select(subjects => MeanOver(groups, subjects, (ColorChannel)channel))];
            deviations[channel] = DeviationOf(groups, means[channel], (ColorChannel)channel);
        });
        return new MeanFaces(groups.Labels, width, height, means, deviations);
    }

    private static float[] MeanOver(SubjectGroups groups, IReadOnlyList<SubjectGroups.Group> subjects, ColorChannel channel)
    {
        double[] sums = new double[groups.Pixels];
        foreach (SubjectGroups.Group subject in subjects)
        {
            float[] mean = groups.Mean(subject.Pictures, channel);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += mean[i];
        }

        return [.. sums.Select(sum => (float)(sum / subjects.Count))];
    }

    private static float[] DeviationOf(SubjectGroups groups, float[][] means, ColorChannel channel)
    {
        double[] variance = new double[groups.Pixels];
        for (int label = 0; label < means.Length; label++)
        {
            float[] mean = means[label];
            foreach (SubjectGroups.Group subject in groups.Groups[label])
            {
                double weight = 1.0 / means.Length / groups.Groups[label].Count / subject.Pictures.Length;
                foreach (int picture in subject.Pictures)
                {
                    ReadOnlySpan<byte> plane = groups.Plane(picture, channel);
                    for (int i = 0; i < variance.Length; i++)
                    {
                        double distance = plane[i] - mean[i];
                        variance[i] += weight * distance * distance;
                    }
                }
            }
        }

        return [.. variance.Select(value => (float)Math.Sqrt(value))];
    }
}
