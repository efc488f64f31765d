using System.Text.Json.Nodes;

namespace FerNotebooks.Runner.Reports;

/// <summary>Text that a magic line marks as Markdown or HTML, as an output.</summary>
internal static class DisplayText
{
    /// <summary>The renderings by MIME type.</summary>
    public static JsonObject Render(string language, string text) => new()
    {
        ["text/html"] = language == "markdown" ? MarkdownText.ToHtml(text) : text,
        ["text/plain"] = text,
    };
}
