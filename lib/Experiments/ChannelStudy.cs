using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>What the red, green, blue and intensity pictures of a data set show: properties of its pictures, no accuracies.</summary>
/// <remarks>
/// Expressions weigh the same, within an expression its subjects, within a subject its pictures, so that neither a frequent expression
/// nor a subject with many pictures dominates.
/// </remarks>
public sealed class ChannelStudy
{
    private readonly ChannelHistogram[] _histograms;

    private ChannelStudy(PictureTensors pictures, SubjectGroups groups)
    {
        DataSet = pictures.Manifest;
        Pictures = pictures.Count;
        Subjects = Enumerable.Range(0, pictures.Count).Select(i => pictures.SampleOf(i).Subject).Distinct().Count();
        Colorless = Enumerable.Range(0, pictures.Count).Count(i => IsColorless(pictures, i));
        double[] weights = groups.Weights();
        ChannelMoments[] moments = new ChannelMoments[pictures.Count];
        Parallel.For(0, pictures.Count, i => moments[i] = ChannelMoments.Of(
            groups.Plane(i, ColorChannel.Red), groups.Plane(i, ColorChannel.Green), groups.Plane(i, ColorChannel.Blue),
            groups.Plane(i, ColorChannel.Intensity)));
        Moments = ChannelMoments.Blend(moments, weights);
        _histograms = [.. Enum.GetValues<ColorChannel>().Select(channel => ChannelHistogram.Blend(
            [.. Enumerable.Range(0, pictures.Count).Select(i => ChannelHistogram.Of(groups.Plane(i, channel)))], weights))];
        Faces = MeanFaces.Of(groups, pictures.Shape.Width, pictures.Shape.Height);
        Differences = ExpressionDifferences.Of(groups, pictures.Shape.Width, pictures.Shape.Height);
    }

    /// <summary>The data set, without the pictures that could not be decoded; the study may hold a sample of it.</summary>
    public Manifest DataSet { get; }

    /// <summary>How many pictures were looked at.</summary>
    public int Pictures { get; }

    /// <summary>How many subjects these show.</summary>
    public int Subjects { get; }

    /// <summary>How many of the pictures have equal red, green and blue throughout.</summary>
    public int Colorless { get; }

    /// <summary>Whether any picture has a color; where none has, channels cannot be compared, because they are equal.</summary>
    public bool HasColor => Colorless < Pictures;

    /// <summary>Means, deviations and correlations of the channels, over all pixels.</summary>
    public ChannelMoments Moments { get; }

    /// <summary>The mean face of each expression in each channel.</summary>
    public MeanFaces Faces { get; }

    /// <summary>What each expression changes in each channel.</summary>
    public ExpressionDifferences Differences { get; }

    /// <summary>How often each value occurs in a channel.</summary>
    public ChannelHistogram Histogram(ColorChannel channel) => _histograms[(int)channel];

    /// <summary>What all expressions together change in a channel; null when no subject has two expressions to compare.</summary>
    public ChannelContrast? Contrast(ColorChannel channel)
    {
        int labels = Differences.Labels.Count;
        if (labels == 0)
            return null;
        return new ChannelContrast(
            channel,
            Enumerable.Range(0, labels).Average(label => Differences.MeanAbsolute(label, channel)),
            Enumerable.Range(0, labels).Average(label => Differences.Chance(label, channel)),
            ChannelDifference.MeanAbsolute(Faces.Deviation(channel)));
    }

    /// <summary>
    /// What all expressions together change in <see cref="ExpressionDifferences.BandCount"/> horizontal bands of the picture, from the top
    /// down, as a share of how much pictures of the same expression differ there.
    /// </summary>
    /// <returns>One share a band, 0 or more; NaN in a band where all pictures are alike, or when there is nothing to compare.</returns>
    public double[] ContrastByHeight(ColorChannel channel) =>
    [
        .. Differences.ByHeight(channel).Zip(
            DeviationByHeight(channel), (difference, deviation) => deviation == 0 ? double.NaN : difference / deviation),
    ];

    /// <summary>The band, counted from the top, where the channels together show most of what expressions change; -1: nowhere.</summary>
    public int StrongestBand()
    {
        double[] sums = new double[ExpressionDifferences.BandCount];
        foreach (ColorChannel channel in Enum.GetValues<ColorChannel>())
        {
            foreach ((int band, double share) in ContrastByHeight(channel).Index())
                sums[band] += double.IsNaN(share) ? 0 : share;
        }

        return sums.Max() > 0 ? Array.IndexOf(sums, sums.Max()) : -1;
    }

    /// <summary>Which channel shows most of what expressions change, relative to the deviation, and which comes next.</summary>
    /// <param name="band">Only in this band, counted from the top; the whole picture when null.</param>
    /// <returns>Null without color, and when there is nothing to compare.</returns>
    public ChannelComparison? Compare(int? band = null)
    {
        if (!HasColor || Differences.Labels.Count == 0)
            return null;
        (ColorChannel Channel, double Share, double[] Without)[] shares = [.. Enum.GetValues<ColorChannel>().Select(channel =>
        {
            double[] deviations = DeviationByHeight(channel);
            double Part(IReadOnlyList<double> bands) => band is int one ? bands[one] : PlaneBands.Overall(bands, Faces.Height);
            return (channel, Part(Differences.ByHeight(channel)) / Part(deviations),
                Differences.WithoutOne[(int)channel].Select(bands => Part(bands) / Part(deviations)).ToArray());
        })];
        if (shares.Any(share => double.IsNaN(share.Share)))
            return null;
        (ColorChannel Channel, double Share, double[] Without)[] order = [.. shares.OrderByDescending(share => share.Share).Take(2)];
        return ChannelComparison.Of(
            order[0].Channel, order[1].Channel, order[0].Share, order[1].Share,
            [.. order[0].Without.Zip(order[1].Without, (first, second) => first - second)]);
    }

    private double[] DeviationByHeight(ColorChannel channel) =>
        PlaneBands.MeanAbsolute(Faces.Deviation(channel), Faces.Width, Faces.Height, ExpressionDifferences.BandCount);

    /// <summary>Studies pictures.</summary>
    /// <param name="pictures">The pictures, loaded as <see cref="InputChannels.Irgb"/>; at least one.</param>
    /// <exception cref="ArgumentException">They were loaded with other channels, or there is none.</exception>
    public static ChannelStudy Of(PictureTensors pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Channels != InputChannels.Irgb || pictures.Count == 0)
        {
            throw new ArgumentException(
                $"A study of channels needs pictures loaded as Irgb, at least one; got {pictures.Count} loaded as {pictures.Channels}.",
                nameof(pictures));
        }

        return new ChannelStudy(pictures, new SubjectGroups(pictures));
    }

    private static bool IsColorless(PictureTensors pictures, int picture)
    {
        ReadOnlySpan<byte> red = SubjectGroups.Plane(pictures, picture, ColorChannel.Red);
        return red.SequenceEqual(SubjectGroups.Plane(pictures, picture, ColorChannel.Green))
            && red.SequenceEqual(SubjectGroups.Plane(pictures, picture, ColorChannel.Blue));
    }
}
