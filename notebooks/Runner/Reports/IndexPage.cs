using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FerNotebooks.Runner.Reports;

/// <summary>The page that leads to all reports: a card for each notebook.</summary>
internal static partial class IndexPage
{
    /// <summary>The file's text.</summary>
    /// <param name="notebooks">Every notebook, in reading order, with its executed JSON where there is one in the output folder.</param>
    public static string Render(IReadOnlyList<(Notebook Notebook, JsonObject? Executed)> notebooks)
    {
        var page = new StringBuilder();
        PageFrame.AppendHead(page, "FerLib workbook");
        page.Append("<body class=\"index\">\n<main>\n<section class=\"prose\"><h1>FerLib workbook</h1>\n")
            .Append("<p>Facial expression recognition with a 17-layer network, from pictures to an answer. Each report is one notebook, run from its first cell to its last.</p></section>\n");
        if (notebooks.Any(n => n.Executed is not null && OutputFacts.Of(n.Executed).IsPractice))
        {
            page.Append("<p class=\"banner practice\" role=\"note\"><strong>Practice data.</strong> Reports so marked rest on faces that this repository renders; ")
                .Append("they say nothing about the published data sets.</p>\n");
        }

        page.Append("<div class=\"cards\">\n");
        foreach (var (notebook, executed) in notebooks)
            AppendCard(page, notebook, executed);
        page.Append("</div>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendCard(StringBuilder page, Notebook notebook, JsonObject? executed)
    {
        var run = executed?["metadata"]?[ExecutedNotebook.MetadataKey];
        var state = run?["state"]?.GetValue<string>() ?? "notrun";
        page.Append(CultureInfo.InvariantCulture, $"<article class=\"card {state}\">\n<div class=\"picture\" aria-hidden=\"true\">")
            .Append(executed is null ? "" : FirstPicture(executed, notebook.Name)).Append("</div>\n<div class=\"words\"><h2>");
        var title = WebUtility.HtmlEncode(notebook.Title);
        page.Append(executed is null ? title : $"<a href=\"{notebook.Name}.html\">{title}</a>").Append("</h2>\n");
        if (notebook.Question.Length > 0)
            page.Append("<p>").Append(MarkdownText.ToInlineHtml(notebook.Question)).Append("</p>\n");
        page.Append("<p class=\"state\"><span class=\"mark\">").Append(ShortState(state)).Append("</span>");
        if (run is not null)
            page.Append(CultureInfo.InvariantCulture, $" · {Duration.Text(run["seconds"]!.GetValue<double>())} · {WebUtility.HtmlEncode(run["profile"]?.ToString())} profile");
        if (executed is not null && OutputFacts.Of(executed).IsPractice)
            page.Append(" · practice data");
        page.Append("</p></div>\n</article>\n");
    }

    private static string ShortState(string state) => state switch
    {
        "done" => "done",
        "failed" => "failed",
        "timedout" => "past its time limit",
        "stopped" => "stopped",
        _ => "not run yet",
    };

    /// <summary>The first drawing or picture among the outputs.</summary>
    private static string FirstPicture(JsonObject executed, string name)
    {
        foreach (var cell in executed["cells"]!.AsArray())
        {
            foreach (var output in cell!["outputs"]?.AsArray() ?? [])
            {
                var html = NotebookCell.TextOf(output!["data"]?["text/html"] ?? output["data"]?["image/svg+xml"]);
                if (SvgPattern().Match(html) is { Success: true } svg)
                    return InlineSvg.Adopt(svg.Value, name + "-");
                if (PicturePattern().Match(html) is { Success: true } picture)
                    return picture.Value;
            }
        }

        return "";
    }

    [GeneratedRegex("<svg\\b.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgPattern();

    [GeneratedRegex("<img\\b[^>]*src=\"data:[^>]*>")]
    private static partial Regex PicturePattern();
}
