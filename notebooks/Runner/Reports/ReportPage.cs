using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>One executed notebook as one HTML file that needs nothing else.</summary>
internal sealed class ReportPage(string name, JsonObject executed, ReportFolders folders, string? previous, string? next)
{
    private readonly TableOfContents _contents = new();
    private readonly OutputFacts _facts = OutputFacts.Of(executed);
    private readonly List<(int Number, double Seconds)> _times = [];

    /// <summary>The file's text.</summary>
    public string Render()
    {
        var body = new StringBuilder();
        foreach (var cell in executed["cells"]!.AsArray().Select((json, index) => new NotebookCell(index, json!.AsObject())))
        {
            if (cell.IsMarkdown)
                body.Append("<section class=\"prose\">\n").Append(MarkdownText.ToHtml(cell.Source, _contents, folders)).Append("</section>\n");
            else if (cell.IsCode)
                AppendCode(body, cell);
        }

        var title = _contents.Entries.FirstOrDefault(entry => entry.Level == 1).Text ?? name;
        var page = new StringBuilder();
        PageFrame.AppendHead(page, title);
        page.Append("<body>\n");
        AppendNavigation(page, "top");
        page.Append("<div class=\"layout\">\n");
        AppendContents(page);
        page.Append("<main>\n");
        page.Append(body.Insert(EndOfLead(body), Banners()));
        RunRecordSection.Append(page, executed, _facts, _times);
        page.Append("</main>\n</div>\n");
        AppendNavigation(page, "bottom");
        page.Append("</body>\n</html>\n");
        return page.ToString();
    }

    private void AppendNavigation(StringBuilder page, string place)
    {
        page.Append(CultureInfo.InvariantCulture, $"<nav class=\"pages {place}\" aria-label=\"Pages, {place}\"><a href=\"index.html\">All notebooks</a><span class=\"turn\">");
        if (previous is not null)
            page.Append(CultureInfo.InvariantCulture, $"<a rel=\"prev\" href=\"{previous}.html\">← {previous}</a>");
        if (next is not null)
            page.Append(CultureInfo.InvariantCulture, $"<a rel=\"next\" href=\"{next}.html\">{next} →</a>");
        page.Append("</span></nav>\n");
    }

    private void AppendContents(StringBuilder page)
    {
        page.Append("<aside><nav class=\"contents\" aria-label=\"Contents\"><details open><summary>Contents</summary><ol>");
        foreach (var (_, text, id) in _contents.Entries.Where(entry => entry.Level == 2))
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{id}\">{WebUtility.HtmlEncode(text)}</a></li>");
        page.Append("<li><a href=\"#run-record\">Run record</a></li></ol></details></nav></aside>\n");
    }

    /// <summary>Where the title and the line under it end: the reader learns what the page is, then what to beware of.</summary>
    private static int EndOfLead(StringBuilder body)
    {
        var text = body.ToString();
        var title = text.IndexOf("</h1>", StringComparison.Ordinal);
        var question = title < 0 ? -1 : text.IndexOf("</p>", title, StringComparison.Ordinal);
        return question < 0 ? Math.Max(0, title < 0 ? 0 : title + 5) : question + 4;
    }

    private string Banners()
    {
        var page = new StringBuilder();
        if (_facts.IsPractice)
        {
            page.Append("<p class=\"banner practice\" role=\"note\"><strong>Practice data.</strong> The faces behind these numbers are rendered by this repository. ")
                .Append("They show that the method runs; they say nothing about the published data sets.</p>\n");
        }

        if (_facts.IsPracticeBeside)
        {
            page.Append("<p class=\"banner practice\" role=\"note\"><strong>Practice data beside.</strong> Some figures are on faces that this repository renders. ")
                .Append("They stand in columns and tables that say so, and decide nothing.</p>\n");
        }

        var run = executed["metadata"]?[ExecutedNotebook.MetadataKey];
        var state = run?["state"]?.GetValue<string>();
        if (state is not (null or "done"))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"banner failed\" role=\"note\"><strong>{RunRecordSection.StateText(state)}.</strong> ")
                .Append(WebUtility.HtmlEncode(run!["failure"]?.GetValue<string>() ?? "")).Append(" <a href=\"#stopped-here\">Go there</a></p>\n");
        }

        return page.ToString();
    }

    private void AppendCode(StringBuilder body, NotebookCell cell)
    {
        var number = cell.Json["execution_count"]?.GetValue<int>();
        body.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\"{(number is null ? "" : $" id=\"cell-{number}\"")}>\n<div class=\"code\"><pre><code>");
        body.Append(CSharpHighlighter.ToHtml(cell.Source.TrimEnd())).Append("</code></pre>");
        AppendCellLabel(body, cell, number);
        body.Append("</div>\n");
        var outputs = cell.Json["outputs"]!.AsArray();
        for (var i = 0; i < outputs.Count; i++)
            OutputHtml.Append(body, outputs[i]!.AsObject(), string.Create(CultureInfo.InvariantCulture, $"c{cell.Index}o{i}-"));
        body.Append("</section>\n");
    }

    private void AppendCellLabel(StringBuilder body, NotebookCell cell, int? number)
    {
        if (number is null)
        {
            body.Append("<span class=\"label\">not run</span>");
            return;
        }

        var seconds = cell.Json["metadata"]?[ExecutedNotebook.MetadataKey]?["seconds"]?.GetValue<double>() ?? 0;
        _times.Add((number.Value, seconds));
        body.Append(CultureInfo.InvariantCulture, $"<span class=\"label\">{number}<span class=\"time\"> · {Duration.Text(seconds)}</span></span>");
    }
}
