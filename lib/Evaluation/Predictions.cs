namespace FerLib.Evaluation;

/// <summary>What a network said about pictures whose class is known: everything an evaluation needs, and nothing else.</summary>
/// <remarks>All lists run over the same pictures in the same order; the constructor refuses lists that do not fit.</remarks>
public sealed partial class Predictions
{
    /// <summary>Takes the scores and decides: the class with the highest probability, the first of them on a tie.</summary>
    /// <param name="labels">The classes, in the order of the probabilities' columns.</param>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="probabilities">(N, classes), 0..1.</param>
    /// <param name="subjects">Who is on each picture.</param>
    /// <param name="clips">The clip of each picture, unique within its subject; null for a picture that is in none.</param>
    /// <exception cref="ArgumentException">A list does not fit the others, or a probability is not a number.</exception>
    public Predictions(
        IReadOnlyList<string> labels, int[] truth, float[,] probabilities, IReadOnlyList<string> subjects, IReadOnlyList<string?> clips)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(clips);
        if (probabilities.GetLength(0) != truth.Length || probabilities.GetLength(1) != labels.Count)
        {
            throw new ArgumentException(
                $"The probabilities are ({probabilities.GetLength(0)}, {probabilities.GetLength(1)}), expected ({truth.Length}, {labels.Count}): one row a picture, one column a class.",
                nameof(probabilities));
        }

        if (subjects.Count != truth.Length || clips.Count != truth.Length)
            throw new ArgumentException($"{truth.Length} pictures, got {subjects.Count} subjects and {clips.Count} clips.", nameof(subjects));

        Labels = labels;
        Truth = truth;
        Probabilities = probabilities;
        Subjects = subjects;
        Clips = clips;
        Predicted = [.. Enumerable.Range(0, truth.Length).Select(Decide)];
        Matrix = new ConfusionMatrix(labels, truth, Predicted);
    }

    /// <summary>The classes.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>True class of each picture.</summary>
    public int[] Truth { get; }

    /// <summary>Predicted class of each picture.</summary>
    public int[] Predicted { get; }

    /// <summary>(N, classes), 0..1.</summary>
    public float[,] Probabilities { get; }

    /// <summary>Who is on each picture.</summary>
    public IReadOnlyList<string> Subjects { get; }

    /// <summary>
    /// Whether <see cref="Subjects"/> says who is on the pictures. Where the data set does not say, subjects count for nothing: an interval
    /// is drawn over clips or pictures. Default: yes.
    /// </summary>
    public bool NamesSubjects { get; init; } = true;

    /// <summary>The clip of each picture; null for a picture that is in none.</summary>
    public IReadOnlyList<string?> Clips { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => Truth.Length;

    /// <summary>Truth against prediction.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>The same pictures decided over some of the labels only; pictures of other classes are left out.</summary>
    /// <param name="labels">The labels that stay, in the order wanted; each is one of <see cref="Labels"/>.</param>
    /// <remarks>The probabilities are rescaled to add up to 1 over the labels that stay (evenly spread if all of them are 0).</remarks>
    /// <exception cref="ArgumentException">A label is unknown, or none is given.</exception>
    public Predictions Restrict(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] columns = [.. labels.Select(IndexOf)];
        int[] rows = [.. Enumerable.Range(0, Count).Where(i => columns.Contains(Truth[i]))];
        var probabilities = new float[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            float sum = columns.Sum(column => Probabilities[rows[i], column]);
            for (int j = 0; j < columns.Length; j++)
                probabilities[i, j] = sum > 0 ? Probabilities[rows[i], columns[j]] / sum : 1f / columns.Length;
        }

        return new Predictions(
            labels, [.. rows.Select(row => Array.IndexOf(columns, Truth[row]))], probabilities,
            [.. rows.Select(row => Subjects[row])], [.. rows.Select(row => Clips[row])])
        {
            NamesSubjects = NamesSubjects,
        };
    }

    private int IndexOf(string label)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (Labels[i] == label)
                return i;
        }

        throw new ArgumentException($"There is no class {label}; there are {string.Join(", ", Labels)}.", nameof(label));
    }

    private int Decide(int picture)
    {
        int best = 0;
        for (int j = 0; j < Labels.Count; j++)
        {
            if (float.IsNaN(Probabilities[picture, j]))
                throw new ArgumentException($"Picture {picture}: the probability of {Labels[j]} is not a number; the training has diverged.");
            if (Probabilities[picture, j] > Probabilities[picture, best])
                best = j;
        }

        return best;
    }
}
