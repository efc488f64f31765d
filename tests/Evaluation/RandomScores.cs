using FerLib.Evaluation;
using FerLib.Randomness;

namespace FerLib.Tests.Evaluation;

/// <summary>True classes and probabilities by chance, for what holds whatever the input.</summary>
internal sealed class RandomScores
{
    /// <summary>Draws pictures; every class is shown when there are at least as many pictures as classes.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="pictures">Number of pictures.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="steps">Probabilities are whole numbers of 0..steps before they are scaled: few steps make ties.</param>
    public RandomScores(ulong seed, int pictures = 40, int classes = 4, int steps = 10)
    {
        var random = new CounterRandom(seed, 0x5343);
        Truth = [.. Enumerable.Range(0, pictures).Select(i => i < classes ? i : random.NextInt32(classes))];
        Probabilities = new float[pictures, classes];
        for (int i = 0; i < pictures; i++)
        {
            int[] parts = [.. Enumerable.Range(0, classes).Select(j => random.NextInt32(steps + 1) + (j == Truth[i] ? 1 + steps / 3 : 0))];
            for (int j = 0; j < classes; j++)
                Probabilities[i, j] = (float)parts[j] / parts.Sum();
        }

        Order = [.. Enumerable.Range(0, pictures)];
        random.Shuffle<int>(Order);
        NewLabels = [.. Enumerable.Range(0, classes)];
        random.Shuffle<int>(NewLabels);
    }

    public int[] Truth { get; private init; }

    public float[,] Probabilities { get; private init; }

    /// <summary>An order of the pictures.</summary>
    public int[] Order { get; }

    /// <summary>Another number for each class.</summary>
    public int[] NewLabels { get; }

    public int Pictures => Truth.Length;

    public int Classes => Probabilities.GetLength(1);

    /// <summary>The same pictures in another order.</summary>
    public (int[] Truth, float[,] Probabilities) Shuffled() =>
        (Take(Truth, Order), Rearranged((i, j) => Probabilities[Order[i], j]));

    /// <summary>The same pictures with their classes renumbered.</summary>
    public (int[] Truth, float[,] Probabilities) Relabelled() =>
        ([.. Truth.Select(label => NewLabels[label])], Rearranged((i, j) => Probabilities[i, Array.IndexOf(NewLabels, j)]));

    /// <summary>As predictions, with a subject for each three pictures.</summary>
    public Predictions ToPredictions() => PredictionsOf(Truth, Probabilities);

    /// <summary>Predictions with a subject for each three pictures.</summary>
    public static Predictions PredictionsOf(int[] truth, float[,] probabilities) => new(
        [.. Enumerable.Range(0, probabilities.GetLength(1)).Select(j => $"class {j}")], truth, probabilities,
        [.. truth.Select((_, i) => $"s{i / 3:00}")], new string?[truth.Length]);

    /// <summary>Predictions that answer as told, with certainty.</summary>
    public static Predictions Answering(int[] truth, int[] answers, string[] subjects, string?[]? clips = null)
    {
        var probabilities = new float[truth.Length, 3];
        for (int i = 0; i < answers.Length; i++)
            probabilities[i, answers[i]] = 1;
        return new Predictions(["anger", "fear", "joy"], truth, probabilities, subjects, clips ?? new string?[truth.Length]);
    }

    private static int[] Take(int[] values, int[] order) => [.. order.Select(i => values[i])];

    private float[,] Rearranged(Func<int, int, float> value)
    {
        var result = new float[Pictures, Classes];
        for (int i = 0; i < Pictures; i++)
        {
            for (int j = 0; j < Classes; j++)
                result[i, j] = value(i, j);
        }

        return result;
    }
}
