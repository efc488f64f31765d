using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>
/// Trains a network on each data set and tests it on each: within a set on its own test split, across sets on the other's whole set, of which
/// the network has seen nothing.
/// </summary>
public static class CrossDataSets
{
    /// <summary>Runs the whole matrix.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="manifests">Two or more data sets with different names.</param>
    /// <param name="options">Size, channels, protocol and seed, the same for every set, and the recipe.</param>
    /// <param name="progress">Told throughout; may be null.</param>
    /// <param name="token">Ends the run; finished rows are kept.</param>
    /// <exception cref="DatasetException">Fewer than two sets, two of one name or with a picture in common, or a set that cannot be split as asked.</exception>
    /// <exception cref="TrainingException">A training cannot start or diverges.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first row was finished.</exception>
    public static CrossDataSetsResult Run(
        IEngine engine, IReadOnlyList<Manifest> manifests, ExperimentOptions options,
        IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentNullException.ThrowIfNull(options);
        Check(manifests);
        int steps = 2 * manifests.Count;
        PictureTensors[] sets = [.. manifests.Select((manifest, i) => PictureLoader.Load(
            options.Prepare(manifest), null, options.Size, options.Channels,
            ProgressRelay<LoadingProgress>.To(progress, loading => new ExperimentProgress($"reading {manifest.Name}", i, steps, loading)), token))];
        // Drawn before anything is trained: a set that cannot be split is known at once.
        Split[] splits = [.. sets.Select(set => options.Draw(set.Manifest))];
        DataSetFacts[] facts = [.. sets.Select(DataSetFacts.Of)];

        List<IReadOnlyList<CrossDataSetCell>> rows = [];
        List<TrainingHistory> histories = [];
        for (int row = 0; row < sets.Length; row++)
        {
            int done = sets.Length + row;
            string step = $"training on {facts[row].Name}";
            using TrainedModel model = Trainer.Train(
                engine, sets[row], splits[row], options.RecipeFor(sets[row].Manifest),
                ProgressRelay<TrainingProgress>.To(progress, training => new ExperimentProgress(step, done, steps, Training: training)), options.Checkpoints, token);
            if (model.History!.StopReason == StopReason.Cancelled)
                break;
            Outcome home = Testing.Of(model, sets[row], splits[row].Training, sets[row].Take(splits[row].Test), facts[row], options.Seed);
            rows.Add([.. Enumerable.Range(0, sets.Length).Select(column => Test(model, home, sets, splits, facts, row, column))]);
            histories.Add(model.History);
        }

        if (rows.Count == 0)
            throw new OperationCanceledException(token);
        return new CrossDataSetsResult
        {
            DataSets = facts,
            Rows = rows,
            Histories = histories,
            CommonLabels = [.. facts[0].Labels.Where(label => facts.All(set => set.Labels.Contains(label)))],
        };
    }

    private static CrossDataSetCell Test(
        TrainedModel model, Outcome home, PictureTensors[] sets, Split[] splits, DataSetFacts[] facts, int row, int column)
    {
        bool isWithin = row == column;
        int[] training = splits[row].Training;
        Outcome all = isWithin ? home : Testing.Of(model, sets[row], training, sets[column], facts[column], home.Seed);
        string[] shared = [.. facts[row].Labels.Where(facts[column].Labels.Contains)];
        bool decidable = shared.Length >= 2;
        return new CrossDataSetCell(all, decidable ? Testing.Restrict(all, shared, sets[row], training) : null, isWithin)
        {
            Home = decidable ? Testing.Restrict(home, shared, sets[row], training) : home,
        };
    }

    private static void Check(IReadOnlyList<Manifest> manifests)
    {
        if (manifests.Count < 2)
            throw new DatasetException($"Across data sets needs at least 2 data sets, got {manifests.Count}. Name another one in DataSets.");
        if (manifests.GroupBy(manifest => manifest.Name).FirstOrDefault(group => group.Count() > 1) is { } namesakes)
        {
            string[] folders = [.. namesakes.Select(manifest => manifest.Root).Distinct()];
            throw new DatasetException(folders.Length == 1
                ? $"The data set {namesakes.Key} is named twice, expected different ones. Take it out of DataSets."
                : $"Two data sets are called {namesakes.Key} ({folders[0]} and {folders[1]}), expected different names for the tables. Rename one of the folders.");
        }

        var setOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Manifest manifest in manifests)
        {
            foreach (string file in manifest.Samples.Select(manifest.FileOf).Distinct())
            {
                if (!setOf.TryAdd(file, manifest.Name))
                    throw new DatasetException($"{file} is in {setOf[file]} and in {manifest.Name}: one would be tested on what it was trained on. Take one of them out of DataSets.");
            }
        }
    }
}
