using FerLib.Evaluation;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

public static partial class DataFrames
{
    // Before a class's name: a class may be called "truth".
    private const string GivenAs = "as_";

    /// <summary>A confusion matrix, a row a true class: truth (its label, String) and for each class as_LABEL (pictures that were given it, Int32).</summary>
    public static DataFrame ToDataFrame(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int[] classes = [.. Enumerable.Range(0, matrix.Labels.Count)];
        return new DataFrame([
            Texts("truth", matrix.Labels),
            .. classes.Select(j => WholeNumbers(GivenAs + matrix.Labels[j], classes.Select(i => matrix[i, j])))]);
    }

    /// <summary>A confusion matrix from a frame.</summary>
    /// <param name="frame">Columns as <see cref="ToDataFrame(ConfusionMatrix)"/> makes them: the classes of the rows, in their order, are those of the columns as_LABEL.</param>
    /// <exception cref="ArgumentException">
    /// The frame does not fit (see <see cref="DataFrames"/>), has no row, rows and columns differ in their classes, a class occurs twice, or a
    /// count is negative or null.
    /// </exception>
    public static ConfusionMatrix ToConfusionMatrix(this DataFrame frame)
    {
        var columns = new FrameColumns(frame, "confusion matrix");
        string[] labels = columns.Texts("truth");
        string[] given = [.. columns.Names.Where(name => name.StartsWith(GivenAs, StringComparison.Ordinal)).Select(name => name[GivenAs.Length..])];
        if (labels.Length == 0)
            throw columns.Wrong("it has no row, expected one for each class");
        if (!labels.SequenceEqual(given))
        {
            throw columns.Wrong(
                $"expected the columns {string.Join(", ", labels.Select(label => FrameColumns.Quote(GivenAs + label)))}, one for each row's truth and in that order, got {string.Join(", ", given.Select(label => FrameColumns.Quote(GivenAs + label)).DefaultIfEmpty("none"))}. Put them in order");
        }

        List<int> truth = [], predicted = [];
        for (int j = 0; j < labels.Length; j++)
        {
            int[] counts = columns.WholeNumbers(GivenAs + labels[j]);
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i] < 0)
                    throw columns.Wrong(i, GivenAs + labels[j], $"expected a count of 0 or more, got {counts[i]}. Correct it");
                truth.AddRange(Enumerable.Repeat(i, counts[i]));
                predicted.AddRange(Enumerable.Repeat(j, counts[i]));
            }
        }

        return new ConfusionMatrix(labels, truth, predicted);
    }

    /// <summary>Scores, a row a class: label (String), precision, recall, f1 (Double, 0..1; null where undefined) and support (Int32).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ClassScores> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ClassScores[] rows = [.. scores];
        return new DataFrame(
            Texts("label", rows.Select(row => row.Label)),
            Doubles("precision", rows.Select(row => row.Precision)),
            Doubles("recall", rows.Select(row => row.Recall)),
            Doubles("f1", rows.Select(row => row.F1)),
            WholeNumbers("support", rows.Select(row => row.Support)));
    }

    /// <summary>Scores from a frame with the columns of <see cref="ToDataFrame(IEnumerable{ClassScores})"/>; null becomes NaN, undefined.</summary>
    /// <exception cref="ArgumentException">The frame does not fit (see <see cref="DataFrames"/>), or a label or a support is null.</exception>
    public static IReadOnlyList<ClassScores> ToClassScores(this DataFrame frame)
    {
        var columns = new FrameColumns(frame, "class scores");
        string[] labels = columns.Texts("label");
        double[] precision = columns.Doubles("precision"), recall = columns.Doubles("recall"), f1 = columns.Doubles("f1");
        int[] support = columns.WholeNumbers("support");
        return [.. Enumerable.Range(0, columns.Count).Select(i => new ClassScores(labels[i], precision[i], recall[i], f1[i], support[i]))];
    }
}
