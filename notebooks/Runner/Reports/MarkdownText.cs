using System.Text;
using System.Text.RegularExpressions;
using FerNotebooks.Runner.Reports.Formulas;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FerNotebooks.Runner.Reports;

/// <summary>Markdown of a notebook as HTML that stands alone: pictures embedded, links to notebooks turned into links to reports.</summary>
internal static partial class MarkdownText
{
    // No media links: that extension turns a picture of a film's address into an outside frame.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseFootnotes().UseDefinitionLists().UseEmphasisExtras().UseListExtras()
        .UseTaskLists().UseAutoLinks().UseFigures().UseFooters().UseAbbreviations().UseMathematics()
        .Build();

    /// <summary>Renders text that has no file of its own around it.</summary>
    public static string ToHtml(string markdown) => ToHtml(markdown, headings: null, folders: null);

    /// <summary>Renders a cell of a notebook.</summary>
    /// <param name="markdown">The cell's text.</param>
    /// <param name="headings">Collects headings for the table of contents and gives them ids; null for none.</param>
    /// <param name="folders">Where relative addresses start and where the report lies; null leaves them.</param>
    public static string ToHtml(string markdown, TableOfContents? headings, ReportFolders? folders)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (headings is not null)
                heading.GetAttributes().Id = headings.Add(heading.Level, PlainText(heading.Inline));
        }

        foreach (var link in document.Descendants<LinkInline>().ToArray())
            Rewrite(link, folders);

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new FormulaRenderer.Inline());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new FormulaRenderer.Block());
        renderer.Render(document);
        writer.Flush();
        return TablePattern().Replace(writer.ToString(), "<div class=\"scroll\">$0</div>");
    }

    /// <summary>One line of Markdown as inline HTML without links, for cards.</summary>
    public static string ToInlineHtml(string markdown)
    {
        var html = ToHtml(markdown).Trim();
        html = html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html;
        return AnchorPattern().Replace(html, "");
    }

    /// <summary>What is wrong with the formulas of a text, a sentence each; none when reports and notebook hosts show them alike.</summary>
    public static IEnumerable<string> FormulaMistakes(string markdown)
    {
        foreach (var part in Markdown.Parse(markdown, Pipeline).Descendants())
        {
            if (part is LiteralInline literal && literal.Content.AsSpan()[(literal.IsFirstCharacterEscaped ? 1 : 0)..].Contains('$'))
                yield return $"\"{literal.Content}\": a $ that belongs to no formula, which some hosts take for one: write \\$";
            else if (FormulaRenderer.MistakeIn(part) is { } mistake)
                yield return mistake;
        }
    }

    private static void Rewrite(LinkInline link, ReportFolders? folders)
    {
        var address = link.Url ?? "";
        if (link.IsImage)
        {
            if (folders?.Embed(address) is { } data)
            {
                link.Url = data;
            }
            else if (!address.StartsWith("data:", StringComparison.Ordinal))
            {
                // A picture that cannot be embedded becomes a link: the report loads nothing.
                link.IsImage = false;
            }
        }
        else if (folders is not null)
        {
            link.Url = folders.Rewrite(address);
        }
    }

    private static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            if (part is LiteralInline literal)
                text.Append(literal.Content.AsSpan());
            else if (part is CodeInline code)
                text.Append(code.ContentSpan);
            else if (part is MathInline formula)
                text.Append(formula.Content.AsSpan());
        }

        return text.ToString();
    }

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex TablePattern();

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex AnchorPattern();
}
