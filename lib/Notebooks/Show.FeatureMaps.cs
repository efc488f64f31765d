using System.Globalization;
using FerLib.Charts;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>What is inside a network: filters and feature maps.</summary>
public static partial class Show
{
    /// <summary>The filters of a convolution with one input channel before and after training, on one scale, and how far they moved.</summary>
    /// <param name="before">The initial state, <see cref="InitialWeights.Draw"/>.</param>
    /// <param name="model">The trained network.</param>
    /// <param name="layer">The convolution. Default: the first.</param>
    /// <exception cref="ArgumentException">The filters have more than one input channel; the message gives the shape.</exception>
    public static FigureGallery Filters(NamedState before, TrainedModel model, string layer = "convolution1")
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(model);
        NamedTensor first = before[$"{layer}.weight"], last = model.Network.GetState()[$"{layer}.weight"];
        if (first.Shape is not [_, 1, _, _])
            throw new ArgumentException($"{layer}: filters of shape ({string.Join(", ", first.Shape)}), expected one input channel: (filters, 1, K, K).", nameof(layer));
        double range = first.Values.Concat(last.Values).Max(Math.Abs);
        double moved = first.Values.Zip(last.Values, (a, b) => Math.Abs(b - a)).Average(), size = first.Values.Average(Math.Abs);
        string note = string.Create(
            CultureInfo.InvariantCulture, $"A weight moved by {moved:0.000} on average; before training its size was {size:0.000} on average.");
        return new FigureGallery([Grid(first, $"{layer} before training", null), Grid(last, $"{layer} after {Epochs(model)}", note)]);

        FeatureMapGrid Grid(NamedTensor filters, string title, string? remark)
        {
            (int height, int width) = (filters.Shape[2], filters.Shape[3]);
            return new FeatureMapGrid
            {
                Title = title,
                Maps = [.. Enumerable.Range(0, filters.Shape[0]).Select(f =>
                    SignedPicture.Of(filters.Values.AsSpan(f * height * width, height * width), width, height, range))],
                Scale = new ScaleBar("weight", -range, range, IsDiverging: true),
                Note = remark,
            };
        }
    }

    /// <summary>The output of a layer for one picture: a map a channel, all on one scale from 0 (black) to the largest (white).</summary>
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
        double most = output.Values.Max();
        int black = Enumerable.Range(0, channels).Count(c => output.Values.AsSpan(c * height * width, height * width).IndexOfAnyExcept(0f) < 0);
        int? row = model.Network.Architecture.Layers.First(l => l.Name == layer).PaperRow;
        return new FeatureMapGrid
        {
            Title = $"{layer}{(row is null ? "" : $" (row {row})")}: {channels} maps of {height} x {width}",
            Maps = [.. Enumerable.Range(0, channels).Select(c =>
                SignedPicture.Grey(output.Values.AsSpan(c * height * width, height * width), width, height, 0, most))],
            Scale = new ScaleBar("output", 0, most, IsDiverging: false),
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)output.Values.Count(value => value == 0) / output.Values.Length:0 %} of the numbers are 0; {black} of {channels} maps are 0 everywhere."),
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
            Title = $"{pictures.Manifest.Name}, {width} x {height} pixels",
            Columns = 1,
            Pictures = [new GridPicture(face, $"{pictures.SampleOf(picture).Subject}, {pictures.SampleOf(picture).Label}")],
        };
    }

    private static string Epochs(TrainedModel model) => model.Description.KeptEpoch == 1 ? "1 epoch" : $"{model.Description.KeptEpoch} epochs";
}
