using System.Net;
using System.Text;

namespace FerLib.Reports;

/// <summary>The table as HTML, Markdown and CSV.</summary>
public sealed partial class ResultTable
{
    private const string Cell = "padding:0.3em 0.6em;border:0;vertical-align:baseline;";

    // Colors come from the host's text color, so that the table is readable on light and dark.
    private const string Rule = "border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);";
    private const string StrongRule = "border-bottom:1.5px solid currentColor;";

    /// <summary>
    /// The table as one HTML element with a caption and headings of columns and rows, that looks right without a style sheet. Only the
    /// table itself scrolls where the page is narrow: caption and remarks wrap.
    /// </summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<figure class=\"fer-table-frame\" style=\"margin:0;max-width:100%\">\n");
        if (Title.Length > 0)
            html.Append($"<figcaption style=\"font-weight:600;padding:0.3em 0.6em\">{Encode(Title)}</figcaption>\n");
        html.Append("<div style=\"overflow-x:auto\">\n<table class=\"fer-table\"");
        if (Title.Length > 0)
            html.Append($" aria-label=\"{Encode(Title)}\"");
        html.Append(" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums;margin:0\">\n");
        html.Append("<thead>\n<tr>");
        for (int c = 0; c < Columns.Count; c++)
        {
            string style = $"{Cell}{StrongRule}{Align(c)}white-space:normal;font-weight:600;vertical-align:bottom";
            html.Append($"<th scope=\"col\" style=\"{style}\">{Encode(Columns[c].Header)}</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        for (int r = 0; r < Rows.Count; r++)
            AppendRow(html, r);
        html.Append("</tbody>\n");
        html.Append("</table>\n</div>\n");
        foreach (string note in Notes)
            html.Append($"<p style=\"margin:0.2em 0.7em;font-size:0.85em;line-height:1.4;opacity:0.85\">{Encode(note)}</p>\n");
        return html.Append("</figure>").ToString();
    }

    /// <summary>The table as a GitHub-flavored Markdown table, with the title in bold above and the remarks below.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        if (Title.Length > 0)
            text.Append($"**{EscapeMarkdown(Title)}**\n\n");
        text.Append("| ").AppendJoin(" | ", Columns.Select(column => EscapeMarkdown(column.Header))).Append(" |\n|");
        foreach (TableColumn column in Columns)
        {
            string rule = column.Alignment switch { ColumnAlignment.Right => "---:", ColumnAlignment.Center => ":---:", _ => "---" };
            text.Append($" {rule} |");
        }

        text.Append('\n');
        foreach (IReadOnlyList<string> row in Rows)
            text.Append("| ").AppendJoin(" | ", row.Select(EscapeMarkdown)).Append(" |\n");
        foreach (string note in Notes)
            text.Append('\n').Append(EscapeMarkdown(note)).Append('\n');
        return text.ToString();
    }

    /// <summary>The headings and rows as comma-separated values; title and remarks are left out.</summary>
    /// <remarks>RFC 4180: lines end in CR LF; a field with a comma, a quotation mark or a line break is quoted.</remarks>
    public string ToCsv()
    {
        var text = new StringBuilder();
        foreach (IEnumerable<string> row in Rows.Prepend([.. Columns.Select(column => column.Header)]))
            text.AppendJoin(',', row.Select(EscapeCsv)).Append("\r\n");
        return text.ToString();
    }

    private void AppendRow(StringBuilder html, int row)
    {
        bool total = TotalRows > 0 && row >= Rows.Count - TotalRows;
        bool lineBelow = TotalRows > 0 && row == Rows.Count - TotalRows - 1;
        string rule = lineBelow ? StrongRule : Rule;
        html.Append("<tr>");
        for (int c = 0; c < Columns.Count; c++)
        {
            string weight = total ? "font-weight:600" : "font-weight:400";
            string content = Encode(Rows[row][c]).Replace("\n", "<br/>", StringComparison.Ordinal);
            html.Append(c == 0
                ? $"<th scope=\"row\" style=\"{Cell}{rule}{Align(c)}{weight}\">{content}</th>"
                : $"<td style=\"{Cell}{rule}{Align(c)}{weight}\">{content}</td>");
        }

        html.Append("</tr>\n");
    }

    // Numbers with their units stay on one line.
    private string Align(int column) => Columns[column].Alignment switch
    {
        ColumnAlignment.Right => "text-align:right;white-space:nowrap;",
        ColumnAlignment.Center => "text-align:center;",
        _ => "text-align:left;",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings("\n"));

    internal static string EscapeMarkdown(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in OneLine(text))
        {
            if (c is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or ']')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    internal static string EscapeCsv(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
