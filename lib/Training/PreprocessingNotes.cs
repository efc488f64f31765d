using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Training;

/// <summary>How a picture becomes a network's input, in words for people whose program is not FerLib.</summary>
/// <remarks>Nothing reads them back: the numbers stand in <see cref="ModelDescription.ToMetadata"/> too, as JSON.</remarks>
internal static class PreprocessingNotes
{
    /// <summary>The steps, one text each, all names beginning with "preprocessing.".</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ModelDescription model)
    {
        yield return Pair("size", $"{model.Shape.Width} x {model.Shape.Height} pixels (width x height)");
        yield return Pair("stretch", "yes: the whole picture is stretched to that size, whatever its proportions; bilinear, antialiased when shrinking");
        yield return Pair("transparency", "composed on white");
        yield return Pair("channel_order", $"{string.Join(", ", PlanesOf(model))}; intensity is 0.299 R + 0.587 G + 0.114 B of the stretched picture, rounded");
        yield return Pair("input_range", "0..1, a byte divided by 255; then standardized, (x - mean) / deviation of its channel");
        yield return Pair("mean", PerPlane(model, model.Standardization.Mean));
        yield return Pair("deviation", PerPlane(model, model.Standardization.Deviation));
        yield return Pair("flip_averaging", model.AverageFlip
            ? "yes: take the mean of the probabilities of the picture and of its left-right mirror image; the graph does not do that by itself"
            : "no");
    }

    /// <summary>The same in two sentences.</summary>
    public static string Sentences(ModelDescription model)
    {
        string average = model.AverageFlip ? ", averaged over the picture and its left-right mirror image," : "";
        return $"Stretch each picture to {model.Shape.Width} x {model.Shape.Height} pixels and make its channels {string.Join(", ", PlanesOf(model))} "
            + "float32 (N, C, H, W), row-major, as (byte / 255 - mean) / deviation "
            + $"with the means {PerPlane(model, model.Standardization.Mean)} and the deviations {PerPlane(model, model.Standardization.Deviation)}. "
            + $"The output \"probabilities\" (N, classes){average} is in the order {string.Join(", ", model.Labels)}.";
    }

    private static string PerPlane(ModelDescription model, IReadOnlyList<float> values) =>
        string.Join(", ", PlanesOf(model).Zip(values, (plane, value) => string.Create(CultureInfo.InvariantCulture, $"{plane} {value}")));

    private static string[] PlanesOf(ModelDescription model)
    {
        ReadOnlySpan<ColorChannel> channels = ChannelExtraction.ChannelsOf(model.Channels);
        string[] names = new string[channels.Length];
        for (int i = 0; i < names.Length; i++)
            names[i] = channels[i].ToString().ToLowerInvariant();
        return names;
    }

    private static KeyValuePair<string, string> Pair(string name, string text) => new("preprocessing." + name, text);
}
