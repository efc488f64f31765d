using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>An nbformat output as HTML.</summary>
internal static class OutputHtml
{
    /// <summary>Appends one output.</summary>
    /// <param name="body">The page so far.</param>
    /// <param name="output">The output's JSON.</param>
    /// <param name="prefix">Makes the ids inside the output unique on the page.</param>
    public static void Append(StringBuilder body, JsonObject output, string prefix)
    {
        switch (output["output_type"]!.GetValue<string>())
        {
            case "stream":
                var stream = output["name"]!.GetValue<string>();
                body.Append(CultureInfo.InvariantCulture, $"<pre class=\"output stream {stream}\">")
                    .Append(WebUtility.HtmlEncode(NotebookCell.TextOf(output["text"]).TrimEnd('\n'))).Append("</pre>\n");
                break;
            case "error":
                AppendError(body, output);
                break;
            default:
                AppendData(body, output["data"]!.AsObject(), prefix);
                break;
        }
    }

    private static void AppendData(StringBuilder body, JsonObject data, string prefix)
    {
        if (data["text/html"] is { } html)
            body.Append("<div class=\"output html\">").Append(InlineSvg.Adopt(NotebookCell.TextOf(html), prefix)).Append("</div>\n");
        else if (data["image/svg+xml"] is { } svg)
            body.Append("<div class=\"output html\">").Append(InlineSvg.Adopt(NotebookCell.TextOf(svg), prefix)).Append("</div>\n");
        else if (data["image/png"] is { } png)
            body.Append("<div class=\"output html\"><img alt=\"\" src=\"data:image/png;base64,").Append(NotebookCell.TextOf(png).ReplaceLineEndings("")).Append("\"></div>\n");
        else if (data["text/plain"] is { } text)
            body.Append("<pre class=\"output value\">").Append(WebUtility.HtmlEncode(NotebookCell.TextOf(text))).Append("</pre>\n");
    }

    private static void AppendError(StringBuilder body, JsonObject output)
    {
        var name = output["ename"]!.GetValue<string>();
        var message = output["evalue"]!.GetValue<string>();
        // The traceback of a notebook opens with the message, which stands above it here.
        var lines = output["traceback"]!.AsArray().Select(line => line!.GetValue<string>()).Where(line => line != $"{name}: {message}");
        body.Append("<div class=\"output error\" id=\"stopped-here\"><p><strong>")
            .Append(WebUtility.HtmlEncode(name)).Append("</strong> ")
            .Append(WebUtility.HtmlEncode(message)).Append("</p><pre>")
            .Append(WebUtility.HtmlEncode(string.Join('\n', lines)))
            .Append("</pre></div>\n");
    }
}
