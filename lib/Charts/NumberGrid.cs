using System.Globalization;

namespace FerLib.Charts;

/// <summary>A matrix of <see cref="NumberGrids"/>, typed out.</summary>
/// <param name="Title">What it is; stands above it.</param>
/// <param name="Values">The numbers, (row, column).</param>
public sealed record NumberGrid(string Title, double[,] Values)
{
    /// <summary>The window to show in color: its first row and column, from 0, and its size. Default: none.</summary>
    public (int Row, int Column, int Height, int Width)? Highlight { get; init; }

    /// <summary>The sign between this matrix and the next: "*", "+", "=", "->" or a word over an arrow. Default: none.</summary>
    public string? After { get; init; }

    /// <summary>How the numbers are written, a .NET format. Default: at most two digits after the point.</summary>
    public string Format { get; init; } = "0.##";

    /// <summary>How the cells are shaded. Default: not at all.</summary>
    public NumberShading Shading { get; init; }

    internal int RowCount => Values.GetLength(0);

    internal int ColumnCount => Values.GetLength(1);

    internal string Text(int row, int column) =>
        double.IsFinite(Values[row, column]) ? NumberText.Formatted(Values[row, column], Format) : FigureTable.Nothing;

    internal bool IsHighlighted(int row, int column) => Highlight is { } window && row >= window.Row && row < window.Row + window.Height
        && column >= window.Column && column < window.Column + window.Width;

    /// <summary>The matrix in words: its rows one after the other.</summary>
    internal string InWords()
    {
        IEnumerable<string> rows = Enumerable.Range(0, RowCount)
            .Select(r => string.Join(' ', Enumerable.Range(0, ColumnCount).Select(c => Text(r, c))));
        string window = Highlight is not { } h ? "" : string.Create(CultureInfo.InvariantCulture,
            $"; outlined: {h.Height} x {h.Width} from row {h.Row + 1}, column {h.Column + 1}");
        return $"{Title}: {string.Join(" / ", rows)}{window}{(string.IsNullOrWhiteSpace(After) ? "" : $"; then {After}")}";
    }

    /// <summary>The color of a cell, and that of the number in it.</summary>
    internal (ThemedColor Fill, ThemedColor Text) ColorsOf(int row, int column)
    {
        double value = Values[row, column];
        if (Shading == NumberShading.None || !double.IsFinite(value))
            return (Palette.Surface, Palette.Ink);

        double[] finite = [.. Values.Cast<double>().Where(double.IsFinite)];
        (double low, double high) = (finite.Min(), finite.Max());
        if (Shading == NumberShading.BySign)
        {
            double most = Math.Max(Math.Abs(low), Math.Abs(high));
            double signed = most > 0 ? value / most : 0;
            return (DivergingScale.Fill(signed), DivergingScale.Text(signed));
        }

        if (low >= 0 && high <= 255)
            (low, high) = (0, high > 1 ? 255 : 1);
        byte grey = (byte)Math.Round(255 * (high > low ? (value - low) / (high - low) : 0));
        var fill = new Color(grey, grey, grey);
        Color ink = Color.Contrast(fill, Palette.Ink.Light) >= 4.5 ? Palette.Ink.Light
            : Color.Contrast(fill, new Color(255, 255, 255)) >= 4.5 ? new Color(255, 255, 255) : new Color(0, 0, 0);
        return (new ThemedColor(fill, fill), new ThemedColor(ink, ink));
    }

    /// <exception cref="InvalidOperationException">The highlighted window lies outside the matrix, or the matrix is empty.</exception>
    internal void Check()
    {
        if (Values.Length == 0)
            throw new InvalidOperationException($"{Title}: the matrix is {RowCount} x {ColumnCount}, expected at least 1 x 1.");
        if (Highlight is { } h && (h.Row < 0 || h.Column < 0 || h.Height < 1 || h.Width < 1
            || h.Row + h.Height > RowCount || h.Column + h.Width > ColumnCount))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{Title}: the highlighted window of {h.Height} x {h.Width} at row {h.Row}, column {h.Column} (from 0) lies outside the " +
                $"{RowCount} x {ColumnCount} matrix."));
        }
    }
}
