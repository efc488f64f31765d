using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FerNotebooks.Runner.Reports.Formulas;

/// <summary>Formulas of a Markdown text as MathML; one that cannot be shown stays as it was written, as code.</summary>
internal static class FormulaRenderer
{
    /// <summary>What is wrong with a formula; null when nothing is, or the part is none.</summary>
    public static string? MistakeIn(MarkdownObject part)
    {
        try
        {
            if (part is MathInline { DelimiterCount: 1, Content: var text }
                && (text.PeekCharExtra(-1) != '$' || text.Text[text.End + 1] != '$'))
            {
                throw new FormulaException("A space beside a dollar sign, where some hosts see no formula: leave it away.");
            }

            if (part is MathInline inline)
                _ = Convert(inline);
            else if (part is MathBlock block)
                _ = Convert(block);
            return null;
        }
        catch (FormulaException mistake)
        {
            return $"${SourceOf(part)}$: {mistake.Message}";
        }
    }

    private static string SourceOf(MarkdownObject part) =>
        part is MathInline inline ? inline.Content.ToString() : ((MathBlock)part).Lines.ToString();

    private static string Convert(MathInline inline) => Formula.ToMathMl(SourceOf(inline), IsDisplay(inline));

    private static string Convert(MathBlock block) => block.ClosingFencedCharCount == 0
        ? throw new FormulaException("The $$ that opens it is never closed.")
        : Formula.ToMathMl(SourceOf(block), isDisplay: true);

    private static bool IsDisplay(MathInline inline) => inline.DelimiterCount == 2;

    private static void Write(HtmlRenderer renderer, MarkdownObject part, bool isDisplay, Func<string> convert)
    {
        string html;
        try
        {
            html = convert();
        }
        catch (FormulaException mistake)
        {
            var fence = isDisplay ? "$$" : "$";
            html = $"<code title=\"{WebUtility.HtmlEncode(mistake.Message)}\">{fence}{WebUtility.HtmlEncode(SourceOf(part))}{fence}</code>";
        }

        // A span, because this may stand inside a paragraph; wide formulas scroll in themselves.
        renderer.Write(isDisplay ? $"<span class=\"formula\">{html}</span>" : html);
    }

    /// <summary>A formula in a line of text, or one in double dollar signs inside a paragraph.</summary>
    internal sealed class Inline : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            FormulaRenderer.Write(renderer, obj, IsDisplay(obj), () => Convert(obj));
    }

    /// <summary>A formula between lines of double dollar signs.</summary>
    internal sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            renderer.EnsureLine();
            FormulaRenderer.Write(renderer, obj, isDisplay: true, () => Convert(obj));
            renderer.EnsureLine();
        }
    }
}
