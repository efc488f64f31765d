using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>Trains the readings of the paper's table on the same few pictures, step by step, and records what their class scores do.</summary>
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
        PictureTensors few = pictures.Take(options.Draw(pictures.Manifest));
        int labels = few.Truth.Distinct().Count();
        if (few.Count < 2 || labels < 2)
        {
            throw new TrainingException(
                $"{pictures.Manifest.Name}: {few.Count} picture(s) of {labels} label(s) were drawn, expected at least 2 of 2. Use a larger data set.");
        }

        var runs = new List<ReadingRun>();
        foreach (ulong seed in options.Seeds)
        {
            foreach (int reading in options.Readings)
            {
                progress?.Report(new ExperimentProgress($"reading {reading}, seed {seed}", runs.Count, options.Seeds.Count * options.Readings.Count));
                runs.Add(Train(engine, few, options.RecipeFor(reading, seed), options, token));
            }
        }

        return new ReadingComparisonResult(DataSetFacts.Of(pictures), few, options, runs);
    }

    private static ReadingRun Train(IEngine engine, PictureTensors pictures, TrainingOptions recipe, ReadingOptions options, CancellationToken token)
    {
        Architecture architecture = TrainingOptions.ArchitectureOf(recipe.Reading, pictures.Manifest.Labels.Count, dropoutRate: 0);
        bool cutsScores = CutsScores(architecture);
        var standardization = Standardization.Fit(pictures);
        float[] input = Standardize(pictures, standardization);
        using INetwork network = engine.Compile(architecture, pictures.Shape, recipe.Seed);
        var batches = new MiniBatches(pictures, standardization, recipe, dropoutFeatures: 0);
        float[,] before = Scores(network, input, pictures.Count);
        var steps = new List<ReadingStep> { Record(0, before, pictures.Truth, cutsScores, gradients: null) };
        int[] order = [];
        for (int step = 0; step < options.Steps; step++)
        {
            token.ThrowIfCancellationRequested();
            int epoch = step / batches.Count, batch = step % batches.Count;
            if (batch == 0)
                order = batches.OrderOf(epoch + 1);
            batches.Step(network, order, epoch + 1, batch, new StepOptions { LearningRate = recipe.LearningRate });
            if ((step + 1) % options.RecordEvery == 0 || step + 1 == options.Steps)
                steps.Add(Record(step + 1, Scores(network, input, pictures.Count), pictures.Truth, cutsScores, network.GetGradients()));
        }

        return new ReadingRun
        {
            Reading = recipe.Reading,
            Seed = recipe.Seed,
            Name = architecture.Name,
            CutsScores = cutsScores,
            Steps = steps,
            ScoresBefore = before,
            ScoresAfter = Scores(network, input, pictures.Count),
        };
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

    private static ReadingStep Record(int step, float[,] scores, IReadOnlyList<int> truth, bool cutsScores, NamedState? gradients)
    {
        int pictures = scores.GetLength(0), classes = scores.GetLength(1), below = 0, silent = 0, right = 0;
        double loss = 0;
        for (int i = 0; i < pictures; i++)
        {
            float[] own = [.. Enumerable.Range(0, classes).Select(k => scores[i, k])];
            int ownBelow = own.Count(score => score <= 0);
            below += ownBelow;
            silent += ownBelow == classes ? 1 : 0;
            double[] seen = [.. own.Select(score => cutsScores ? Math.Max(0, score) : (double)score)];
            double highest = seen.Max();
            loss += highest + Math.Log(seen.Sum(score => Math.Exp(score - highest))) - seen[truth[i]];
            right += Array.IndexOf(seen, highest) == truth[i] ? 1 : 0;
        }

        return new ReadingStep
        {
            Step = step,
            Loss = loss / pictures,
            Accuracy = (double)right / pictures,
            ScoresAtOrBelowZero = (double)below / scores.Length,
            SilentPictures = (double)silent / pictures,
            LargestGradient = gradients?.Max(tensor => tensor.Values.Max(Math.Abs)) ?? double.NaN,
        };
    }
}
