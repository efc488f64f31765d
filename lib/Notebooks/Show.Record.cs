using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Reports;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <summary>Progress, several data sets at once, and what a reviewer needs.</summary>
public static partial class Show
{
    /// <summary>Experiments tell their state; the line shows it, and a host that can redraws the loss after every epoch.</summary>
    public static IProgress<ExperimentProgress> Progress(LiveProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new TrainingWatch(progress);
    }

    /// <summary>The data sets beside each other: pictures, subjects, expressions, quarantine.</summary>
    public static ResultTable DataSets(IReadOnlyList<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return new ResultTable(
            "The data sets",
            [new("data set"), TableColumn.Number("pictures"), TableColumn.Number("subjects"), new("expressions"), TableColumn.Number("in quarantine")],
            manifests.Select(m => (string[])
            [
                m.Name, m.Samples.Count.ToString("#,0", CultureInfo.InvariantCulture), m.NamesSubjects ? m.Subjects.Count.ToString(CultureInfo.InvariantCulture) : "not named",
                string.Join(", ", m.Labels), m.Quarantine.Count.ToString(CultureInfo.InvariantCulture),
            ]))
        {
            Notes = manifests.Any(m => m.IsPractice)
                ? ["Practice data: faces rendered by this workbook, not pictures of the published data sets."]
                : [],
        };
    }

    /// <summary>Some pictures of each expression of each data set.</summary>
    public static FigureGallery Samples(IReadOnlyList<Manifest> manifests, int perLabel, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return new FigureGallery([.. manifests.Select(manifest => Samples(manifest, perLabel, seed))]);
    }

    /// <summary>What computes, on which device, and on a GPU how much of its memory is in use.</summary>
    public static Words Engine(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        DeviceMemory? memory = engine.Memory;
        string[] lines = [engine.Name, memory is null ? "" : $"GPU memory: {memory} (by every program that runs on it).", engine.Remark ?? ""];
        return new Words([.. lines.Where(line => line.Length > 0)]);
    }

    /// <summary>What a reviewer needs to repeat a training and its test.</summary>
    public static RunRecord Record(IEngine engine, WithinDataSetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Start(engine).Add("Network", result.Model.Network.Architecture.Name).Add("Input", result.Pictures.Shape)
            .Add("Channels", $"{result.Pictures.Channels}{(IsWithoutColor(result.Pictures) ? " (no colour: all channels are equal)" : "")}")
            .Add("Prepared pictures", result.Pictures.PreparedFile is { } file ? $"{Path.GetFileName(file)}{(result.Pictures.IsStreamed ? ", read for each batch" : "")}" : null)
            .Add("Protocol", result.Outcome.ProtocolText).Add("Seed", result.Outcome.Seed)
            .Add("Epochs", $"{result.Model.History?.Epochs.Count} run, weights of epoch {result.Model.History?.KeptEpoch} kept")
            .Add("Trained by", TrainedBy(engine, result.Model))
            .Add("Departures from the paper", result.Model.Options is { } options ? string.Join("; ", options.Departures) : null)
            .Add(result.Pictures.Manifest);
    }

    /// <summary>What a reviewer needs to repeat a crossing of data sets.</summary>
    /// <param name="engine">What computes now; the records say what trained.</param>
    /// <param name="result">What came of it; its data sets are those without the pictures that could not be decoded.</param>
    public static RunRecord Record(IEngine engine, CrossDataSetsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Record(engine, result.Results);
    }

    // Named where another engine, or another set-up of the same one, took part: a training that went on from a checkpoint.
    private static string? TrainedBy(IEngine engine, TrainedModel model) =>
        model.TrainedBy.All(name => name == engine.Name) ? null : string.Join(", then ", model.TrainedBy);

    private static RunRecord Start(IEngine engine, RunRecord? record = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return (record ?? new RunRecord()).Add("Engine", engine.Name).Add("Device", engine.Device).Add("Device memory", engine.Memory)
            .Add("Remark on the engine", engine.Remark)
            .Add("Decoder", ImageFile.DecoderName)
            .Add("Profile", Parameters.Profile);
    }
}
