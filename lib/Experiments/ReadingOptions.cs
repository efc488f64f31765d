using FerLib.Datasets;
using FerLib.Randomness;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>How the readings of the paper's table are trained beside each other. The defaults take seconds.</summary>
public sealed record ReadingOptions
{
    // First key words, so that the draw of the pictures shares no random numbers with anything else.
    private const ulong DrawKey = 0x52454144;

    /// <summary>The readings, each of 1, 2, 3 (see <see cref="NeuralNetworks.PaperArchitectures"/>). Default: all three.</summary>
    public IReadOnlyList<int> Readings { get; init; } = [1, 2, 3];

    /// <summary>One run of every reading for each: weights and shuffles; the first one also draws the pictures. Default 1, 2, 3.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1, 2, 3];

    /// <summary>The labels to tell apart, at least two of the data set's; null, the default: all of them.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Pictures in all, at least 1: as many of each label, rounded down; a label with fewer gives all it has. Default 56.</summary>
    public int Pictures { get; init; } = 56;

    /// <summary>Training steps, at least 1. Default 40.</summary>
    public int Steps { get; init; } = 40;

    /// <summary>Steps from one record to the next, at least 1. Default 4.</summary>
    public int RecordEvery { get; init; } = 4;

    /// <summary>Most pictures in a mini-batch, at least 2. Default 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Step size of Adam, above 0, the same throughout. Default 0.001.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>The recipe of one run: no augmentation, so that all readings see the same numbers in the same order.</summary>
    internal TrainingOptions RecipeFor(int reading, ulong seed) => new()
    {
        Reading = reading,
        Seed = seed,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        Augmentation = Augmentation.None,
    };

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and what is allowed.</exception>
    internal void Check()
    {
        bool known = Readings.All(reading => reading is >= 1 and <= 3);
        Require(known && IsSet(Readings, least: 1), nameof(Readings), string.Join(", ", Readings), "some of 1, 2 and 3, none twice");
        Require(IsSet(Seeds, least: 1), nameof(Seeds), string.Join(", ", Seeds), "at least one, none twice");
        Require(Labels is null || IsSet(Labels, least: 2), nameof(Labels), string.Join(", ", Labels ?? []), "at least two, none twice");
        Require(Pictures >= 1, nameof(Pictures), Pictures, "1 or more");
        Require(Steps >= 1, nameof(Steps), Steps, "1 or more");
        Require(RecordEvery >= 1, nameof(RecordEvery), RecordEvery, "1 or more");
        RecipeFor(reading: 1, seed: 1).Check();
    }

    /// <summary>The samples of the small set in the manifest's order: of each label as many, drawn by the first seed.</summary>
    internal int[] Draw(Manifest manifest)
    {
        foreach (string label in Labels ?? [])
        {
            string allowed = $"labels of {manifest.Name}: {string.Join(", ", manifest.Labels)}";
            Require(manifest.Labels.Contains(label), nameof(Labels), label, allowed);
        }

        IReadOnlyList<string> labels = Labels ?? manifest.Labels;
        int perLabel = Math.Max(1, Pictures / labels.Count);
        return [.. labels.SelectMany(label =>
        {
            int[] all = [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => manifest.Samples[i].Label == label)];
            new CounterRandom(Seeds[0], DrawKey, (ulong)manifest.Labels.ToList().IndexOf(label)).Shuffle<int>(all);
            return all.Take(perLabel);
        }).Order()];
    }

    private static bool IsSet<T>(IReadOnlyList<T> values, int least) => values.Count >= least && values.Distinct().Count() == values.Count;

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
            throw new ArgumentException($"{name} is {value}, expected {allowed}.");
    }
}
