using System.Globalization;
using System.Text;

namespace FerLib.Charts;

/// <summary>The numbers behind a drawing, as text.</summary>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="Rows">The rows in reading order, each with a text for every column; the first one names the row.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>
    /// How many rows are shown in HTML: one for each of the 256 values of a picture's channel. The others are counted in a line below.
    /// </summary>
    public const int MostRows = 256;

    /// <summary>What stands where there is no value.</summary>
    internal const string Nothing = "-";

    private const string Left = " style=\"text-align:left\"";

    /// <summary>The table as HTML that needs no style sheet and takes its colors from the page.</summary>
    /// <remarks>Columns that hold numbers only are set to the right.</remarks>
    /// <exception cref="InvalidOperationException">A row does not have a text for every column.</exception>
    public string ToHtml()
    {
        Check();
        bool[] numbers = [.. Enumerable.Range(0, Columns.Count).Select(column => column > 0 && IsNumbers(column))];
        // The spacing speaks where no style sheet collapses the borders.
        var html = new StringBuilder("<table style=\"border-spacing:0.8em 0.15em;font-variant-numeric:tabular-nums;margin:0\">\n");
        html.Append("<thead><tr>");
        for (int c = 0; c < Columns.Count; c++)
            html.Append($"<th scope=\"col\"{(numbers[c] ? " style=\"text-align:right\"" : Left)}>{SvgCanvas.Escape(Columns[c])}</th>");
        html.Append("</tr></thead>\n<tbody style=\"white-space:nowrap\">\n");
        foreach (IReadOnlyList<string> row in Rows.Take(MostRows))
        {
            html.Append("<tr>");
            for (int c = 0; c < row.Count; c++)
                AppendCell(html, row[c], c == 0, numbers[c]);
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>");
        if (Rows.Count > MostRows)
        {
            html.Append($"\n<p style=\"margin:0.4em 0.8em\">{NumberText.Count(Rows.Count - MostRows)} of {NumberText.Count(Rows.Count)} ")
                .Append("rows are left out here; the figure's Table holds them all.</p>");
        }

        return html.ToString();
    }

    /// <summary>The table as text: a line a row, with a tabulator between the cells.</summary>
    public override string ToString() =>
        string.Join('\n', Rows.Prepend(Columns).Select(row => string.Join('\t', row.Select(cell => cell.ReplaceLineEndings(" ")))));

    private static void AppendCell(StringBuilder html, string text, bool isName, bool isNumber)
    {
        if (isName)
            html.Append("<th scope=\"row\" style=\"text-align:left;font-weight:inherit;white-space:normal\">");
        else
            html.Append(isNumber ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left;white-space:normal\">");
        html.Append(SvgCanvas.Escape(text)).Append(isName ? "</th>" : "</td>");
    }

    // A number may be a share in percent, have separators, or be the two ends of an interval. A word without a digit says why none is
    // there.
    private bool IsNumbers(int column)
    {
        string[] written = [.. Rows.Select(row => row[column]).Where(text => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)];
        return written.Length > 0 && written.All(text => text.Split(" to ").All(part =>
            double.TryParse(part.EndsWith(" %", StringComparison.Ordinal) ? part[..^2] : part,
                NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _)));
    }

    private void Check()
    {
        for (int r = 0; r < Rows.Count; r++)
        {
            if (Rows[r].Count != Columns.Count)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {r + 1} of the table has {Rows[r].Count} texts, expected {Columns.Count}: one for each column."));
            }
        }
    }
}
