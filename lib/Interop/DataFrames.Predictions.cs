using System.Globalization;
using FerLib.Evaluation;
using FerLib.Experiments;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

public static partial class DataFrames
{
    // Before a class's name: a class may be called like another column.
    private const string Probability = "p_";

    /// <summary>Predictions, a row a picture.</summary>
    /// <param name="predictions">What a network said.</param>
    /// <param name="paths">The pictures' files, for a column path; without it when null.</param>
    /// <returns>
    /// The columns path, subject, clip (null: in none), truth and predicted (labels, String), truth_index and predicted_index (positions in
    /// the labels, Int32), and for each class, in order, p_LABEL (its probability, Single, 0..1).
    /// </returns>
    /// <exception cref="ArgumentException">The paths are not as many as the predictions.</exception>
    public static DataFrame ToDataFrame(this Predictions predictions, IReadOnlyList<string>? paths = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (paths is not null && paths.Count != predictions.Count)
            throw new ArgumentException($"{predictions.Count} predictions, got {paths.Count} paths; expected one for each.", nameof(paths));
        IReadOnlyList<string> labels = predictions.Labels;
        List<DataFrameColumn> columns = paths is null ? [] : [Texts("path", paths)];
        columns.AddRange(
            Texts("subject", predictions.Subjects.Select(subject => predictions.NamesSubjects ? subject : null)),
            Texts("clip", predictions.Clips),
            Texts("truth", predictions.Truth.Select(index => labels[index])),
            Texts("predicted", predictions.Predicted.Select(index => labels[index])),
            WholeNumbers("truth_index", predictions.Truth),
            WholeNumbers("predicted_index", predictions.Predicted));
        for (int j = 0; j < labels.Count; j++)
        {
            int column = j;
            columns.Add(new SingleDataFrameColumn(
                Probability + labels[j], Enumerable.Range(0, predictions.Count).Select(i => predictions.Probabilities[i, column])));
        }

        return new DataFrame(columns);
    }

    /// <summary>An outcome's predictions with their paths, as <see cref="ToDataFrame(Predictions, IReadOnlyList{string})"/> makes them.</summary>
    public static DataFrame ToDataFrame(this Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Predictions.ToDataFrame(outcome.Paths);
    }

    /// <summary>Predictions from a frame.</summary>
    /// <param name="frame">
    /// Columns as <see cref="ToDataFrame(Predictions, IReadOnlyList{string})"/> makes them. The classes are the columns p_LABEL, in their
    /// order. path, predicted and the two index columns may be absent; where they are there, they have to agree with the others.
    /// </param>
    /// <returns>The predictions, and the paths if the frame has any.</returns>
    /// <exception cref="ArgumentException">
    /// The frame does not fit (see <see cref="DataFrames"/>), there is no class, a label is none of the classes, an index is not its label's,
    /// a prediction is not the most probable class, or a probability is null or not a number.
    /// </exception>
    public static (Predictions Predictions, IReadOnlyList<string>? Paths) ToPredictions(this DataFrame frame)
    {
        var columns = new FrameColumns(frame, "predictions");
        string[] labels = [.. columns.Names.Where(IsProbability).Select(name => name[Probability.Length..])];
        if (labels.Length == 0)
            throw columns.Wrong($"there is no column {Probability}LABEL with the probabilities of a class; there are {string.Join(", ", columns.Names.Select(FrameColumns.Quote))}. Add one for each class");

        string[]? subjects = columns.TextsOrNone("subject");
        string?[] clips = columns.OptionalTexts("clip");
        string[]? paths = columns.Has("path") ? columns.Texts("path") : null;
        int[] truth = IndicesOf(columns, "truth", labels);
        Compare(columns, "truth_index", truth, "the position of its truth");
        var probabilities = new float[columns.Count, labels.Length];
        for (int j = 0; j < labels.Length; j++)
        {
            float[] values = columns.Singles(Probability + labels[j]);
            for (int i = 0; i < values.Length; i++)
                probabilities[i, j] = float.IsNaN(values[i]) ? throw columns.Wrong(i, Probability + labels[j], "expected a number of 0..1, got NaN. Filter the row out") : values[i];
        }

        string[] names = subjects ?? paths ?? [.. Enumerable.Range(0, columns.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var predictions = new Predictions(labels, truth, probabilities, names, clips) { NamesSubjects = subjects is not null };
        if (columns.Has("predicted"))
        {
            int[] predicted = IndicesOf(columns, "predicted", labels);
            for (int i = 0; i < predicted.Length; i++)
            {
                if (predicted[i] != predictions.Predicted[i])
                    throw columns.Wrong(i, "predicted", $"expected {FrameColumns.Quote(labels[predictions.Predicted[i]])}, the most probable class, got {FrameColumns.Quote(labels[predicted[i]])}. Correct it, or remove the column");
            }
        }

        Compare(columns, "predicted_index", predictions.Predicted, "the position of the most probable class");
        return (predictions, paths);
    }

    private static bool IsProbability(string name) => name.StartsWith(Probability, StringComparison.Ordinal);

    private static int[] IndicesOf(FrameColumns columns, string name, string[] labels)
    {
        string[] values = columns.Texts(name);
        var indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            indices[i] = Array.IndexOf(labels, values[i]);
            if (indices[i] < 0)
                throw columns.Wrong(i, name, $"expected one of {string.Join(", ", labels.Select(FrameColumns.Quote))}, got {FrameColumns.Quote(values[i])}. Correct it, or add its column {Probability}LABEL");
        }

        return indices;
    }

    private static void Compare(FrameColumns columns, string name, int[] expected, string meaning)
    {
        if (!columns.Has(name))
            return;
        int[] values = columns.WholeNumbers(name);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != expected[i])
                throw columns.Wrong(i, name, $"expected {expected[i]}, {meaning}, got {values[i]}. Correct it, or remove the column");
        }
    }
}
