namespace FerLib.Charts;

public sealed partial class HeatMap
{
    // With more rows than this they are as low as their text allows.
    private const int ManyRows = 20;
    private const double LeastCell = 44;
    private const double LeastNarrowCell = 34;
    private const double LeastBareCell = 14;
    private const double WidestCell = 96;
    private const double PageWidth = 640;

    // Headings wider than this together leave a phone no place for those of the rows.
    private const double WidestOnPhone = 380;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    public override string ToSvg() => Draw(isNarrow: false);

    /// <inheritdoc/>
    /// <remarks>A narrow place gets a drawing with narrow columns and turned headings, if the usual one would scroll there.</remarks>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    protected override string DrawnHtml() => Columns.Sum(HeadingWidth) > WidestOnPhone
        ? TwoDrawings.Html(Draw(isNarrow: false), Draw(isNarrow: true), NumbersHtml())
        : base.DrawnHtml();

    private string Draw(bool isNarrow)
    {
        Check();
        string? format = FormatOfCells();
        double number = NumberWidth(format);
        bool hasNumbers = HasNumbers(number);
        double cellWidth = hasNumbers
            ? Math.Max(isNarrow ? LeastNarrowCell : LeastCell, number + 8)
            : Math.Clamp(PageWidth / Math.Max(1, Columns.Count), LeastBareCell, LeastCell);
        double headings = Columns.Select(HeadingWidth).DefaultIfEmpty(0).Max();
        if (!isNarrow && headings <= WidestCell && headings * Columns.Count <= PageWidth)
            cellWidth = Math.Max(cellWidth, headings);
        bool isLong = Rows.Count > ManyRows;
        var frame = new MatrixFrame(Rows, Columns, cellWidth, isLong ? 20 : 34, RowTitle, ColumnTitle, rowPadding: isLong ? 2 : 8);
        double width = Math.Max(frame.Width, 340);

        var canvas = new SvgCanvas { HoversThroughText = true };
        frame.Draw(canvas, FigureText.DrawTitle(canvas, Title, width));
        for (int r = 0; r < Rows.Count; r++)
            HeadingColors.Draw(canvas, frame.Left - 6, frame.CellY(r), 4, frame.RowHeight(r), Rows[r]);
        for (int c = 0; c < Columns.Count; c++)
            HeadingColors.Draw(canvas, frame.CellX(c), frame.Top - 6, frame.CellWidth, 4, Columns[c]);
        (double low, double high) = Range();
        foreach ((int row, int column) in Places())
            DrawCell(canvas, frame, row, column, low, high, hasNumbers ? Text(Values[row, column], format) : null);

        double y = frame.Bottom;
        if (high > low)
            y = ScaleBarDrawing.DrawSteps(canvas, y, width, ValueTitle, low, high, SequentialScale.Steps, FillOf);
        string? zeros = MarksZeros && Finite.Contains(0) ? "Outlined: exactly 0." : null;
        double bottom = FigureText.DrawNotes(canvas, y, width, Values.Length == 0 ? "no numbers" : null, zeros, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    internal double NumberWidth(string? format) =>
        TextMetrics.Width(Finite.Select(value => Text(value, format)), FigureText.NoteSize, bold: true);

    // Whether the numbers fit into the cells.
    internal bool HasNumbers(double width) =>
        width + 6 <= WidestCell && Columns.Count * Math.Max(LeastCell, width + 6) <= PageWidth;

    private static double HeadingWidth(string name) => TextMetrics.Width(name, FigureText.LabelSize) + 8;

    private void DrawCell(SvgCanvas canvas, MatrixFrame frame, int row, int column, double low, double high, string? text)
    {
        double value = Values[row, column];
        (double x, double y, double width, double height) =
            (frame.CellX(column), frame.CellY(row), frame.CellWidth, frame.RowHeight(row));
        bool outlined = !double.IsFinite(value) || (MarksZeros && value == 0);
        double share = high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0.5;
        string hover = double.IsFinite(value) ? InWords((row, column)) : $"{Rows[row]}, {Columns[column]}: no value";
        if (outlined)
        {
            string css = $"{canvas.Fill(Palette.Surface)} {canvas.Stroke(Palette.Axis)}";
            canvas.Rectangle(x + 1, y + 1, width - 2, height - 2, css, radius: 2, strokeWidth: value == 0 ? 2 : 1, hover: hover);
        }
        else
        {
            canvas.Rectangle(x, y, width, height, canvas.Fill(FillOf(share)), radius: 2, hover: hover);
        }

        if (text is null)
            return;
        ThemedColor ink = !outlined ? InkOf(share) : value == 0 ? Palette.Ink : Palette.Muted;
        canvas.Text(x + (width / 2), y + (height / 2) + (0.36 * FigureText.NoteSize), text,
            new TextStyle(FigureText.NoteSize, canvas.Fill(ink), TextAnchor.Middle, Bold: value == 0 && outlined));
    }

    internal ThemedColor FillOf(double share) => IsDiverging ? DivergingScale.Fill((2 * share) - 1) : SequentialScale.Fill(share);

    internal ThemedColor InkOf(double share) => IsDiverging ? DivergingScale.Text((2 * share) - 1) : SequentialScale.Text(share);

    internal (double Low, double High) Range()
    {
        (double least, double most) = (Finite.DefaultIfEmpty(0).Min(), Finite.DefaultIfEmpty(0).Max());
        if (!IsDiverging)
            return (Low ?? Math.Min(0, least), High ?? most);
        double amount = High ?? Math.Max(Math.Abs(least), Math.Abs(most));
        return (-amount, amount);
    }
}
