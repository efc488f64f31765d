using System.Globalization;

namespace FerLib.Charts;

/// <summary>Matrices typed out beside each other with signs between them: picture * kernel = result, the window in color.</summary>
/// <remarks>They stand on as few lines as fit: a narrow place, such as a phone, gets a drawing with shorter lines.</remarks>
public sealed partial class NumberGrids : Figure
{
    /// <summary>The matrices in reading order.</summary>
    public required IReadOnlyList<NumberGrid> Grids { get; init; }

    /// <summary>The rows of all matrices, one below the other; a matrix with fewer columns than another has no text in the rest.</summary>
    public override FigureTable Table
    {
        get
        {
            int most = Grids.Select(grid => grid.ColumnCount).DefaultIfEmpty(0).Max();
            IEnumerable<IReadOnlyList<string>> rows = Grids.SelectMany(grid => Enumerable.Range(0, grid.RowCount).Select(r =>
                (IReadOnlyList<string>)[grid.Title, Whole(r + 1),
                    .. Enumerable.Range(0, most).Select(c => c < grid.ColumnCount ? grid.Text(r, c) : "")]));
            return new FigureTable(["matrix", "row", .. Enumerable.Range(1, most).Select(c => $"column {Whole(c)}")], [.. rows]);
        }
    }

    /// <inheritdoc/>
    public override string TextAlternative => FigureText.Sentences([Title, .. Grids.Select(grid => grid.InWords()), Note]);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A matrix is empty, or a highlighted window lies outside its matrix.</exception>
    public override string ToSvg() => Draw(LongLine);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A matrix is empty, or a highlighted window lies outside its matrix.</exception>
    protected override string DrawnHtml() => Lines(LongLine).Select(line => line.Count).SequenceEqual(Lines(ShortLine).Select(line => line.Count))
        ? base.DrawnHtml()
        : TwoDrawings.Html(Draw(LongLine), Draw(ShortLine), NumbersHtml());

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
