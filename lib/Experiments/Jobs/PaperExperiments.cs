using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Imaging;

namespace FerLib.Experiments.Jobs;

/// <summary>The nine experiments of the paper's Table 2 as jobs, in the table's and the text's reading.</summary>
/// <remarks>
/// What the paper leaves open is chosen as everywhere in this workbook: pictures are drawn evenly over characters and expressions, and the split is drawn by the protocol
/// that is asked for, with the shares that the paper states. Two expressions of a private data set stand for any folder-per-class set of the user's with two classes.
/// </remarks>
public static class PaperExperiments
{
    /// <summary>Every experiment in every reading, in the order of Table 2.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="options">
    /// Size, recipe, seeds (the first is taken), protocol. Its first data set stands for FERG, <see cref="SweepOptions.Local"/> for the private set.
    /// </param>
    /// <param name="open">Opens a data set by what a user types; only to see what is at hand.</param>
    public static IReadOnlyList<PaperExperiment> Plan(PublishedPaper paper, SweepOptions options, Func<string, Manifest> open)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(open);
        var opened = new Dictionary<string, (Manifest? Set, string? Problem)>(StringComparer.Ordinal);
        return [.. paper.Experiments.SelectMany(experiment => Readings(experiment).Select(reading =>
        {
            ExperimentJob? job = JobOf(experiment, reading.Channels, reading.Name, options);
            (string? whyNot, string? remedy) = WhyNot(experiment, job, Open);
            return new PaperExperiment(experiment, NetworkInputs.Of(reading.Channels), reading.Name, job, whyNot) { Remedy = remedy };
        }))];

        (Manifest? Set, string? Problem) Open(string set)
        {
            if (opened.TryGetValue(set, out (Manifest?, string?) known))
                return known;
            try
            {
                return opened[set] = (open(set), null);
            }
            catch (DatasetException error)
            {
                return opened[set] = (null, error.Message);
            }
        }
    }

    /// <summary>The jobs of the experiments, without a look at the disk.</summary>
    internal static IEnumerable<ExperimentJob> Jobs(PublishedPaper paper, SweepOptions options) =>
        from experiment in paper.Experiments
        from reading in Readings(experiment)
        let job = JobOf(experiment, reading.Channels, reading.Name, options)
        where job is not null
        select job;

    private static (InputChannels Channels, string Name)[] Readings(PublishedExperiment experiment) =>
        experiment.TextChannel is not { } text ? [(experiment.TableChannel, "table")]
        : text == experiment.TableChannel ? [(text, "table and text")]
        : [(experiment.TableChannel, "table"), (text, "text")];

    private static bool IsLocal(PublishedExperiment experiment) => experiment.DataSet == "local";

    private static ExperimentJob? JobOf(PublishedExperiment experiment, InputChannels channels, string reading, SweepOptions options)
    {
        string? set = IsLocal(experiment) ? options.Local : options.DataSets[0];
        return set is null ? null : new ExperimentJob
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"experiment {experiment.Number}, {reading}: {NetworkInputs.NameOf(NetworkInputs.Of(channels))}, {ProtocolName.TypedOf(options.Protocol)}"),
            TrainOn = [set],
            Input = NetworkInputs.Of(channels),
            Protocol = options.Protocol,
            Folds = options.Folds,
            Fold = ProtocolName.HasFolds(options.Protocol) ? 1 : null,
            Seed = options.Seeds[0],
            SplitSeed = options.SplitSeed,
            Size = options.Size,
            Recipe = options.Recipe,
            Epochs = options.Epochs,
            Expressions = experiment.Expressions switch { 6 => ExpressionChoice.Six, 7 => ExpressionChoice.Seven, _ => ExpressionChoice.All },
            Pictures = experiment.Pictures,
        };
    }

    private static (string? WhyNot, string? Remedy) WhyNot(
        PublishedExperiment experiment, ExperimentJob? job, Func<string, (Manifest? Set, string? Problem)> open)
    {
        if (job is null)
            return ("its data set is private", "In place of the private set, name a folder of your own with two expressions.");
        (Manifest? set, string? problem) = open(job.TrainOn[0]);
        if (set is null)
            return ($"{job.TrainOn[0]} is not at hand", problem);
        try
        {
            Manifest chosen = JobPictures.Choose(job with { Pictures = null }, set);
            string at = string.Create(
                CultureInfo.InvariantCulture,
                $"{set.Name} has {chosen.Samples.Count:#,0} pictures of {chosen.Labels.Count} expression{(chosen.Labels.Count == 1 ? "" : "s")}");
            if (chosen.Labels.Count != experiment.Expressions)
                return (string.Create(CultureInfo.InvariantCulture, $"{at}, the paper used {experiment.Expressions}"), null);
            return (chosen.Samples.Count < experiment.Pictures ? string.Create(CultureInfo.InvariantCulture, $"{at}, the paper used {experiment.Pictures:#,0} pictures") : null, null);
        }
        catch (DatasetException error)
        {
            return ($"{set.Name} does not have its expressions", error.Message);
        }
    }
}
