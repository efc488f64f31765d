using System.Globalization;
using FerLib.Charts;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>What is inside a network: filters and feature maps.</summary>
public static partial class Show
{
    private const string FirstConvolution = "convolution1";
    private const int FilterColumns = 16;

    // A few outliers would make all other maps dark.
    private const double ShareBelowWhite = 0.995;

    /// <summary>The filters of the first convolution as they were drawn, before any training.</summary>
    /// <param name="model">The trained network; its seed draws the same weights again.</param>
    /// <exception cref="ArgumentException">The network sees more than one plane: a filter is then no single picture.</exception>
    public static FeatureMapGrid FiltersBefore(TrainedModel model)
    {
        (NamedTensor before, _, double range) = FirstFilters(model);
        return FilterGrid(before, $"{FirstConvolution} before training", range, note: null);
    }

    /// <summary>The same filters after training, on the scale of <see cref="FiltersBefore"/>, and how far they moved.</summary>
    /// <inheritdoc cref="FiltersBefore"/>
    public static FeatureMapGrid FiltersAfter(TrainedModel model)
    {
        (NamedTensor before, NamedTensor after, double range) = FirstFilters(model);
        double moved = before.Values.Zip(after.Values, (a, b) => Math.Abs(b - a)).Average();
        double size = before.Values.Average(Math.Abs);
        return FilterGrid(after, $"{FirstConvolution} after {Epochs(model)}", range, string.Create(
            CultureInfo.InvariantCulture,
            $"On average a weight moved by {moved:0.000}; the average size of a weight before training was {size:0.000}."));
    }

    /// <summary>
    /// The output of a layer for one picture: a map a channel, all on one scale from 0, black, to what all but one number in 200 stay
    /// below, white.
    /// </summary>
    /// <param name="model">The trained network.</param>
    /// <param name="pictures">Pictures of the model's size and channels.</param>
    /// <param name="picture">Which of them.</param>
    /// <param name="layer">A layer whose output is never below zero, such as "relu1".</param>
    public static FeatureMapGrid FeatureMaps(TrainedModel model, PictureTensors pictures, int picture, string layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pictures);
        var input = new float[pictures.Shape.Length];
        model.Description.Standardization.Apply(pictures.Planes(picture), input);
        NamedTensor output = model.Network.Activations(layer, input, count: 1);
        (int channels, int height, int width) = (output.Shape[1], output.Shape[2], output.Shape[3]);
        double white = output.Values.Order().ElementAt((int)(ShareBelowWhite * (output.Values.Length - 1)));
        double zeros = (double)output.Values.Count(value => value == 0) / output.Values.Length;
        int area = height * width;
        int black = Enumerable.Range(0, channels).Count(c => output.Values.AsSpan(c * area, area).IndexOfAnyExcept(0f) < 0);
        int? row = model.Network.Architecture.Layers.First(l => l.Name == layer).PaperRow;
        return new FeatureMapGrid
        {
            Title = $"{layer}{(row is null ? "" : $" (row {row})")}: {channels} maps of {height} x {width}",
            Columns = channels > 64 || width < 8 ? FilterColumns : FilterColumns / 2,
            Maps = [.. Enumerable.Range(0, channels).Select(c =>
                SignedPicture.Grey(output.Values.AsSpan(c * area, area), width, height, 0, white))],
            Scale = new ScaleBar("output (larger ones are white too)", 0, white, IsDiverging: false),
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{zeros:0 %} of the numbers are 0; {black} of {channels} maps are 0 everywhere."),
        };
    }

    /// <summary>One picture as the network sees it, with its label and who is on it.</summary>
    /// <param name="pictures">Loaded pictures; of several planes the first is shown.</param>
    /// <param name="picture">Which of them.</param>
    public static PictureGrid Face(PictureTensors pictures, int picture)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        (int height, int width) = (pictures.Shape.Height, pictures.Shape.Width);
        var face = new Image(width, height, 1, pictures.Planes(picture)[..(height * width)].ToArray());
        return new PictureGrid
        {
            Title = pictures.Manifest.Name,
            Columns = 1,
            Pictures = [new GridPicture(face, $"{pictures.SampleOf(picture).Subject}, {pictures.SampleOf(picture).Label}")],
        };
    }

    private static (NamedTensor Before, NamedTensor After, double Range) FirstFilters(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        NamedState drawn = InitialWeights.Draw(model.Network.Architecture, model.Description.Shape, model.Description.Seed);
        NamedTensor before = drawn[$"{FirstConvolution}.weight"];
        NamedTensor after = model.Network.GetState()[$"{FirstConvolution}.weight"];
        if (before.Shape[1] != 1)
        {
            throw new ArgumentException(
                $"{FirstConvolution}: filters of shape ({string.Join(", ", before.Shape)}), expected one input channel. "
                + "Train on one channel, for instance Intensity.",
                nameof(model));
        }

        return (before, after, before.Values.Concat(after.Values).Max(Math.Abs));
    }

    private static FeatureMapGrid FilterGrid(NamedTensor filters, string title, double range, string? note)
    {
        (int height, int width) = (filters.Shape[2], filters.Shape[3]);
        return new FeatureMapGrid
        {
            Title = title,
            Columns = FilterColumns,
            Maps = [.. Enumerable.Range(0, filters.Shape[0]).Select(f =>
                SignedPicture.Of(filters.Values.AsSpan(f * height * width, height * width), width, height, range))],
            Scale = new ScaleBar("weight", -range, range, IsDiverging: true),
            Note = note,
        };
    }

    private static string Epochs(TrainedModel model) =>
        model.Description.KeptEpoch == 1 ? "1 epoch" : $"{model.Description.KeptEpoch} epochs";
}
