using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Randomness;
using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>Turns results into what a cell shows: tables, figures and sentences. Computes nothing that a result does not hold.</summary>
public static partial class Show
{
    private const int ThumbnailSize = 96;

    /// <summary>Pictures, subjects and clips of each expression, and what is in quarantine.</summary>
    public static ResultTable Counts(Manifest manifest) => ManifestTable.Of(manifest);

    /// <summary>Who trains, validates and tests.</summary>
    public static ResultTable Parts(PictureTensors pictures, Split split)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return SplitTable.Of(pictures.Manifest, split);
    }

    /// <summary>The layers of a network at an input size.</summary>
    public static ResultTable Layers(Architecture architecture, InputShape input) => LayerReport.Of(LayerTable.Of(architecture, input));

    /// <summary>
    /// Some pictures of each expression, drawn by a seed, of different subjects as far as there are any; one that cannot be decoded is passed over.
    /// </summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="perLabel">Pictures of each expression, at least 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static PictureGrid Samples(Manifest manifest, int perLabel = 6, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(perLabel, 1);
        return new PictureGrid
        {
            Title = $"{manifest.Name}: {perLabel} pictures of each expression",
            Columns = perLabel,
            Pictures = [.. LabelsAndUnknown(manifest).SelectMany(label => Draw(manifest, label, seed)
                .Select(sample => (Sample: sample, Image: ProportionalOrNull(manifest, sample))).Where(drawn => drawn.Image is not null).Take(perLabel)
                .OrderBy(drawn => drawn.Sample.Subject, StringComparer.Ordinal)
                .Select(drawn => new GridPicture(drawn.Image!, manifest.NamesSubjects ? drawn.Sample.Subject : "")
                {
                    Group = label == Expressions.Unknown ? "not labelled" : label,
                }))],
        };
    }

    private static IEnumerable<string> LabelsAndUnknown(Manifest manifest) =>
        manifest.Samples.Any(sample => !sample.IsLabelled) ? manifest.Labels.Append(Expressions.Unknown) : manifest.Labels;

    private static IEnumerable<Sample> Draw(Manifest manifest, string label, ulong seed)
    {
        Sample[] samples = [.. manifest.Samples.Where(sample => sample.Label == label)];
        new CounterRandom(seed, (ulong)Expressions.InOrder(manifest.Labels).ToList().IndexOf(label)).Shuffle<Sample>(samples);
        // First one of each subject, then a second of each, and so on: the grid shows as many people as it can.
        return samples.GroupBy(sample => sample.Subject)
            .SelectMany(group => group.Select((sample, round) => (sample, round)))
            .OrderBy(item => item.round).Select(item => item.sample);
    }

    private static Image Thumbnail(Manifest manifest, Sample sample) =>
        Resizer.Resize(manifest.Load(sample), ThumbnailSize, ThumbnailSize);

    private static Image? ThumbnailOrNull(Manifest manifest, Sample sample)
    {
        try
        {
            return Thumbnail(manifest, sample);
        }
        catch (ImageFormatException)
        {
            return null; // loading pictures quarantines it with its reason; here it is only not shown
        }
    }

    // A portrait is shown as a portrait: only a network's input is stretched.
    private static Image? ProportionalOrNull(Manifest manifest, Sample sample)
    {
        try
        {
            Image image = manifest.Load(sample);
            return Resizer.Resize(image, ThumbnailSize, Math.Clamp(ThumbnailSize * image.Height / image.Width, 1, 2 * ThumbnailSize));
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string About(Outcome outcome) => outcome.TrainedOn.Name == outcome.TestedOn.Name
        ? $"{outcome.TestedOn.Name}, {outcome.ProtocolText}"
        : $"trained on {outcome.TrainedOn.Name}, tested on {outcome.TestedOn.Name}";

    private static (string, AccuracyEstimate) Row(Outcome outcome) => (About(outcome), outcome.Estimate);
}
