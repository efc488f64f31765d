namespace FerLib.Evaluation;

/// <summary>How often each true class was given each label: rows are the truth, columns the prediction.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts the pictures.</summary>
    /// <param name="labels">The classes, in the order of rows and columns; at least one, all different.</param>
    /// <param name="truth">True class of each picture, 0..classes-1.</param>
    /// <param name="predicted">Predicted class of each picture, 0..classes-1.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a class is out of range, a label is missing or occurs twice.</exception>
    public ConfusionMatrix(IReadOnlyList<string> labels, IReadOnlyList<int> truth, IReadOnlyList<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (labels.Count == 0)
            throw new ArgumentException("A confusion matrix needs at least one class.", nameof(labels));
        if (labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw new ArgumentException($"A class occurs twice in: {string.Join(", ", labels)}.", nameof(labels));
        if (truth.Count != predicted.Count)
            throw new ArgumentException($"{truth.Count} true classes, got {predicted.Count} predictions.", nameof(predicted));

        Labels = labels;
        Total = truth.Count;
        _counts = new int[labels.Count, labels.Count];
        for (int i = 0; i < truth.Count; i++)
        {
            CheckClass(truth[i], i, "true", nameof(truth));
            CheckClass(predicted[i], i, "predicted", nameof(predicted));
            _counts[truth[i], predicted[i]]++;
        }
    }

    /// <summary>The classes, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of pictures.</summary>
    public int Total { get; }

    /// <summary>Pictures of class <paramref name="truth"/> that were given class <paramref name="predicted"/>.</summary>
    public int this[int truth, int predicted] => _counts[truth, predicted];

    /// <summary>Pictures classified right: the sum of the diagonal.</summary>
    public int Correct => Enumerable.Range(0, Labels.Count).Sum(i => _counts[i, i]);

    /// <summary>Pictures of a true class: the sum of its row, called its support.</summary>
    public int RowTotal(int truth) => Enumerable.Range(0, Labels.Count).Sum(j => _counts[truth, j]);

    /// <summary>Pictures that were given a class: the sum of its column.</summary>
    public int ColumnTotal(int predicted) => Enumerable.Range(0, Labels.Count).Sum(i => _counts[i, predicted]);

    /// <summary>A copy of the counts, (classes, classes): rows truth, columns prediction.</summary>
    public int[,] Counts() => (int[,])_counts.Clone();

    /// <summary>
    /// Shares within each row, (classes, classes): what became of the pictures of a class, 0..1, each row adding up to 1. A row without
    /// pictures is NaN throughout: it is undefined, and shows as "no pictures", not as 0.
    /// </summary>
    public double[,] RowNormalized()
    {
        var shares = new double[Labels.Count, Labels.Count];
        for (int i = 0; i < Labels.Count; i++)
        {
            int total = RowTotal(i);
            for (int j = 0; j < Labels.Count; j++)
                shares[i, j] = total == 0 ? double.NaN : (double)_counts[i, j] / total;
        }

        return shares;
    }

    private void CheckClass(int value, int picture, string kind, string parameter)
    {
        if (value < 0 || value >= Labels.Count)
            throw new ArgumentException($"Picture {picture}: the {kind} class is {value}, expected 0..{Labels.Count - 1}.", parameter);
    }
}
