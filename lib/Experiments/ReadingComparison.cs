using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Trains readings of the paper's table on the same few pictures, step by step, and records what their class scores do.</summary>
public static class ReadingComparison
{
    private const string ScoreLayer = "fullyConnected";

    /// <summary>Trains every reading from every seed: Adam, a constant step size, no augmentation.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="pictures">Pictures to draw the small set from; standardized by the mean and deviation of those drawn.</param>
    /// <param name="options">Readings, seeds, pictures, steps.</param>
    /// <param name="progress">Told before every run; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="TrainingException">The pictures drawn are fewer than two, or of fewer than two labels.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReadingComparisonResult Run(
        IEngine engine, PictureTensors pictures, ReadingOptions options, IProgress<ExperimentProgress>? progress = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        PictureTensors few = Only(pictures, options.Draw(pictures.Manifest));
        int labels = few.Truth.Distinct().Count();
        if (few.Count < 2 || labels < 2)
        {
            throw new TrainingException(
                $"{pictures.Manifest.Name}: {few.Count} picture(s) of {labels} label(s) were drawn, expected at least 2 of 2. "
                + "Use a larger data set.");
        }

        var runs = new List<ReadingRun>();
        foreach (ulong seed in options.Seeds)
        {
            foreach (int reading in options.Readings)
            {
                int all = options.Seeds.Count * options.Readings.Count;
                progress?.Report(new ExperimentProgress($"reading {reading}, seed {seed}", runs.Count, all));
                runs.Add(Train(engine, few, options.RecipeFor(reading, seed), options, token));
            }
        }

        return new ReadingComparisonResult(DataSetFacts.Of(pictures), few, options, runs);
    }

    private static ReadingRun Train(
        IEngine engine, PictureTensors pictures, TrainingOptions recipe, ReadingOptions options, CancellationToken token)
    {
        Architecture architecture = TrainingOptions.ArchitectureOf(recipe.Network, recipe.Reading, pictures.Manifest.Labels.Count, dropoutRate: 0);
        bool cutsScores = CutsScores(architecture);
        var standardization = Standardization.Fit(pictures);
        float[] input = Standardize(pictures, standardization);
        using INetwork network = engine.Compile(architecture, pictures.Shape, recipe.Seed);
        var batches = new MiniBatches(pictures, standardization, recipe, dropoutFeatures: 0, options.Steps);
        using var ahead = new ReadAhead<MiniBatch>(batches, engine.BatchesAhead);
        var sums = new Sums();
        float[,] before = Scores(network, input, pictures.Count), after = before;
        var steps = new List<ReadingStep> { Record(0, before, sums, Accuracy(before, pictures.Truth, cutsScores), gradients: null) };
        for (int step = 0; step < options.Steps; step++)
        {
            token.ThrowIfCancellationRequested();
            MiniBatch batch = ahead.Next();
            sums.Add(network.Train(batch.Input, batch.Labels, new StepOptions { LearningRate = recipe.LearningRate }), batch.Size);
            if ((step + 1) % options.RecordEvery == 0 || step + 1 == options.Steps)
            {
                after = Scores(network, input, pictures.Count);
                steps.Add(Record(step + 1, after, sums, Accuracy(after, pictures.Truth, cutsScores), network.GetGradients()));
                sums = new Sums();
            }
        }

        return new ReadingRun
        {
            Reading = recipe.Reading,
            Seed = recipe.Seed,
            Name = architecture.Name,
            CutsScores = cutsScores,
            Steps = steps,
            ScoresBefore = before,
            ScoresAfter = after,
        };
    }

    // A data set of its own, so that the network has as many classes as there are labels in it.
    private static PictureTensors Only(PictureTensors pictures, int[] samples)
    {
        PictureTensors few = pictures.Take(samples);
        Manifest all = pictures.Manifest;
        var manifest = new Manifest(all.Name, all.Root, all.IsPractice, samples.Select(index => all.Samples[index]), []);
        return new PictureTensors(
            manifest, [.. Enumerable.Range(0, few.Count)], few.Shape, few.Channels,
            [.. Enumerable.Range(0, few.Count).Select(i => few.Planes(i).ToArray())], new bool[few.Count], []);
    }

    private static bool CutsScores(Architecture architecture)
    {
        int place = architecture.Layers.ToList().FindIndex(layer => layer.Name == ScoreLayer);
        return architecture.Layers[place + 1] is ReLU;
    }

    private static float[] Standardize(PictureTensors pictures, Standardization standardization)
    {
        int length = pictures.Shape.Length;
        var input = new float[pictures.Count * length];
        for (int i = 0; i < pictures.Count; i++)
            standardization.Apply(pictures.Planes(i), input.AsSpan(i * length, length));
        return input;
    }

    private static float[,] Scores(INetwork network, float[] input, int count)
    {
        float[] values = network.Activations(ScoreLayer, input, count).Values;
        var scores = new float[count, network.Classes];
        Buffer.BlockCopy(values, 0, scores, 0, Buffer.ByteLength(values));
        return scores;
    }

    private static ReadingStep Record(int step, float[,] scores, Sums sums, double accuracy, NamedState? gradients)
    {
        int pictures = scores.GetLength(0), classes = scores.GetLength(1);
        int silent = Enumerable.Range(0, pictures).Count(i => Enumerable.Range(0, classes).All(k => scores[i, k] <= 0));
        return new ReadingStep
        {
            Step = step,
            Loss = sums.Loss / sums.Pictures,
            Accuracy = accuracy,
            ScoresAtOrBelowZero = (double)scores.Cast<float>().Count(score => score <= 0) / scores.Length,
            SilentPictures = (double)silent / pictures,
            LargestGradient = gradients?.Max(tensor => tensor.Values.Max(Math.Abs)) ?? double.NaN,
        };
    }

    private static double Accuracy(float[,] scores, IReadOnlyList<int> truth, bool cutsScores)
    {
        int right = 0;
        for (int i = 0; i < truth.Count; i++)
        {
            float[] seen = [.. Enumerable.Range(0, scores.GetLength(1)).Select(k => cutsScores ? Math.Max(0, scores[i, k]) : scores[i, k])];
            right += Array.IndexOf(seen, seen.Max()) == truth[i] ? 1 : 0;
        }

        return (double)right / truth.Count;
    }

    /// <summary>What the mini-batches since a record add up to; read when it is asked for, so that a device need not stand still at every step.</summary>
    private sealed class Sums
    {
        private readonly List<(StepResult Result, int Pictures)> _steps = [];

        public double Loss => _steps.Sum(step => (double)step.Result.Loss * step.Pictures);

        public int Pictures => _steps.Sum(step => step.Pictures);

        public void Add(StepResult result, int pictures) => _steps.Add((result, pictures));
    }
}
