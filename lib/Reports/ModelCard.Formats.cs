using System.Net;
using System.Text;

namespace FerLib.Reports;

/// <content>The card as HTML, text, Markdown, CSV, and as a file.</content>
public sealed partial class ModelCard
{
    private string State => IsPractice ? "practice data" : "";

    /// <summary>The card as one HTML element that looks right without a style sheet, on light and dark.</summary>
    public string ToHtml()
    {
        const string frame = "border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:6px;padding:0.9rem 1.1rem;max-width:60rem";
        const string row = "display:flex;gap:0.8em;padding:0.28em 0;border-top:1px solid color-mix(in srgb,currentColor 14%,transparent)";
        const string state = "font-size:0.8em;padding:0.1em 0.55em;border:1px solid currentColor;border-radius:1em;white-space:nowrap;opacity:0.8";
        string practice = IsPractice ? " data-fer-practice=\"true\"" : "";
        var html = new StringBuilder($"<section class=\"fer-card fer-model-card\"{practice} style=\"{frame}\">\n");
        html.Append($"<div style=\"display:flex;flex-wrap:wrap;align-items:baseline;gap:0.2em 0.8em\"><strong style=\"font-size:1.15em\">{Encode(Title)}</strong>");
        html.Append(IsPractice ? $"<span style=\"{state}\">{State}</span></div>\n" : "</div>\n");
        foreach (ModelCardSection section in Sections)
        {
            html.Append($"<div role=\"heading\" aria-level=\"4\" style=\"font-weight:600;margin:0.9em 0 0.2em\">{Encode(section.Title)}</div>\n");
            if (section.Lines.Count > 0)
                html.Append("<dl style=\"margin:0;font-size:0.93em;line-height:1.45\">\n");
            foreach (ModelCardLine line in section.Lines)
            {
                html.Append($"<div style=\"{row}\"><dt style=\"flex:0 0 6.2em;opacity:0.75\">{Encode(line.Name)}</dt>");
                html.Append($"<dd style=\"margin:0;min-width:0;overflow-wrap:anywhere\">{Encode(line.Text)}</dd></div>\n");
            }

            html.Append(section.Lines.Count > 0 ? "</dl>\n" : "");
            foreach (ResultTable table in section.Tables)
                html.Append(table.ToHtml()).Append('\n');
        }

        return html.Append("</section>").ToString();
    }

    /// <summary>The card as text: a line a fact, and the tables.</summary>
    public override string ToString()
    {
        int width = Sections.SelectMany(section => section.Lines).Max(line => line.Name.Length) + 2;
        var text = new StringBuilder(Title).Append(IsPractice ? $" ({State})\n" : "\n");
        foreach (ModelCardSection section in Sections)
        {
            text.Append('\n').Append(section.Title).Append('\n');
            foreach (ModelCardLine line in section.Lines)
                text.Append("  ").Append(line.Name.PadRight(width)).Append(line.Text).Append('\n');
            foreach (ResultTable table in section.Tables)
                text.Append(table).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The card as Markdown: a heading a section, a list item a fact, and the tables.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"# {ResultTable.EscapeMarkdown(Title)}\n");
        if (IsPractice)
            text.Append($"\n**{State}**\n");
        foreach (ModelCardSection section in Sections)
        {
            text.Append($"\n## {ResultTable.EscapeMarkdown(section.Title)}\n\n");
            foreach (ModelCardLine line in section.Lines)
                text.Append($"- **{ResultTable.EscapeMarkdown(line.Name)}**: {ResultTable.EscapeMarkdown(line.Text)}\n");
            text.Append(string.Join('\n', section.Tables.Select(table => table.ToMarkdown())));
        }

        return text.ToString();
    }

    /// <summary>The card as comma-separated values: section, row, column, value. A fact has no column; a table has a line for each of its cells.</summary>
    /// <remarks>RFC 4180, as <see cref="ResultTable.ToCsv"/>. Title, and whether the data are practice data, come first.</remarks>
    public string ToCsv()
    {
        List<string[]> rows =
        [
            ["section", "row", "column", "value"], ["Card", "title", "", Title], ["Card", "practice data", "", IsPractice ? "yes" : "no"],
        ];
        foreach (ModelCardSection section in Sections)
        {
            rows.AddRange(section.Lines.Select(line => (string[])[section.Title, line.Name, "", line.Text]));
            rows.AddRange(section.Tables.SelectMany(table => table.Rows.SelectMany(row => Enumerable.Range(1, table.Columns.Count - 1)
                .Select(c => (string[])[section.Title, row[0], table.Columns[c].Header, row[c]]))));
        }

        var text = new StringBuilder();
        foreach (string[] row in rows)
            text.AppendJoin(',', row.Select(ResultTable.EscapeCsv)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Writes the card to a file: a web page that needs no other file, Markdown, or comma-separated values, by the file's ending.</summary>
    /// <param name="file">The file, ending in .html, .md or .csv; its folder is made, a file of that name replaced.</param>
    /// <exception cref="ArgumentException">The file has another ending.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string file) => ReportFile.Save(file, "card", () => ReportPage.Of(Title, ToHtml()), ToMarkdown, ToCsv);

    private static string Encode(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings("\n"));
}
