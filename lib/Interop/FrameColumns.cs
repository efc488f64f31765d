using FerLib.Datasets;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

/// <summary>The columns of a frame, read with their exact types; what does not fit is one error that says what was expected, what came and where.</summary>
internal sealed class FrameColumns
{
    private readonly DataFrame _frame;
    private readonly string _what;

    /// <summary>Checks that the columns are equally long.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="what">What it is to become, for messages: "manifest".</param>
    /// <exception cref="ArgumentException">A column is longer or shorter than the frame.</exception>
    public FrameColumns(DataFrame frame, string what)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _frame = frame;
        _what = what;
        Count = checked((int)frame.Rows.Count);
        foreach (DataFrameColumn column in frame.Columns)
        {
            if (column.Length != Count)
                throw Wrong($"the column {Quote(column.Name)} has {column.Length} rows, the frame {Count}. Append rows to the frame, not to one column");
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The columns' names, in order.</summary>
    public IEnumerable<string> Names => _frame.Columns.Select(column => column.Name);

    /// <summary>Whether there is a column.</summary>
    public bool Has(string name) => _frame.Columns.IndexOf(name) >= 0;

    /// <summary>A column of texts without gaps.</summary>
    public string[] Texts(string name) => Required<string>(name, "a text");

    /// <summary>A column of texts that either has no gap or says nothing in any row; then null.</summary>
    public string[]? TextsOrNone(string name) =>
        Count > 0 && Array.TrueForAll(OptionalTexts(name), text => text is null) ? null : Texts(name);

    /// <summary>A column of texts with gaps.</summary>
    public string?[] OptionalTexts(string name) => Read(name, value => (string?)value);

    /// <summary>A column of texts with gaps; gaps only where there is no such column.</summary>
    public string?[] TextsIfAny(string name) => Has(name) ? OptionalTexts(name) : new string?[Count];

    /// <summary>A column of whole numbers without gaps.</summary>
    public int[] WholeNumbers(string name) => Required<int>(name, "a whole number");

    /// <summary>A column of whole numbers with gaps; gaps only where there is no such column.</summary>
    public int?[] WholeNumbersIfAny(string name) => Has(name) ? Read(name, value => (int?)value) : new int?[Count];

    /// <summary>A column of float32 numbers without gaps.</summary>
    public float[] Singles(string name) => Required<float>(name, "a number");

    /// <summary>A column of float64 numbers; a gap is NaN.</summary>
    public double[] Doubles(string name) => Read<double, double>(name, value => value is null ? double.NaN : (double)value);

    /// <summary>An error about the frame.</summary>
    public ArgumentException Wrong(string problem) => new($"DataFrame to {_what}: {problem}.");

    /// <summary>An error about a cell.</summary>
    public ArgumentException Wrong(int row, string column, string problem) => Wrong($"column {Quote(column)}, row {row} (the first is 0): {problem}");

    /// <summary>A text as it may stand in a message.</summary>
    public static string Quote(string text) => $"\"{OneLine.Of(text)}\"";

    private T[] Required<T>(string name, string expected)
    {
        object?[] values = Read<T, object?>(name, value => value);
        var required = new T[values.Length];
        for (int row = 0; row < values.Length; row++)
            required[row] = values[row] is T value ? value : throw Wrong(row, name, $"expected {expected}, got nothing. Fill it in, or filter the row out");
        return required;
    }

    private string?[] Read(string name, Func<object?, string?> convert) => Read<string, string?>(name, convert);

    private int?[] Read(string name, Func<object?, int?> convert) => Read<int, int?>(name, convert);

    private TResult[] Read<T, TResult>(string name, Func<object?, TResult> convert)
    {
        if (!Has(name))
            throw Wrong($"there is no column {Quote(name)}; there are {string.Join(", ", Names.Select(Quote).DefaultIfEmpty("none"))}. Add the column, or rename the one that holds it");
        DataFrameColumn column = _frame.Columns[name];
        if (column.DataType != typeof(T))
        {
            throw Wrong(
                $"the column {Quote(name)} is of type {column.DataType.Name}, expected {typeof(T).Name}. Convert it (from a CSV file: name the types in DataFrame.LoadCsv, which reads whole numbers as Single)");
        }

        var values = new TResult[Count];
        for (int row = 0; row < values.Length; row++)
            values[row] = convert(column[row]);
        return values;
    }
}
