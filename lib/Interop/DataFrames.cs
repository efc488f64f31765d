using Microsoft.Data.Analysis;

namespace FerLib.Interop;

/// <summary>Manifests, predictions, results and histories as a <see cref="DataFrame"/> of Microsoft.Data.Analysis, and back.</summary>
/// <remarks>
/// Whole numbers are Int32 columns (Int64 where they come from a table's texts), probabilities Single, other numbers Double, names String;
/// what is unknown is null. What went into a frame comes out of it as it was. Reading a frame ignores columns that it does not know; a column
/// that is missing, of another type, or of another length than the frame is an <see cref="ArgumentException"/> that names it.
/// A notebook host that does not know the package shows a frame as plain text: end a cell with <see cref="ToResultTable"/> to show it as a table.
/// </remarks>
public static partial class DataFrames
{
    private static StringDataFrameColumn Texts(string name, IEnumerable<string?> values) => new(name, values);

    // Undefined numbers are null in a frame, so that its own means and counts leave them out.
    private static DoubleDataFrameColumn Doubles(string name, IEnumerable<double> values) =>
        new(name, values.Select(value => double.IsNaN(value) ? (double?)null : value));

    private static Int32DataFrameColumn WholeNumbers(string name, IEnumerable<int> values) => new(name, values);
}
