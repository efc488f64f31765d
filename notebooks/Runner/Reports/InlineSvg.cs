using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FerNotebooks.Runner.Reports;

/// <summary>Makes SVG drawings of several outputs live in one page: ids of their own, and a width that shrinks only so far.</summary>
internal static partial class InlineSvg
{
    /// <summary>Rewrites the HTML of one output.</summary>
    /// <param name="html">The output.</param>
    /// <param name="prefix">Goes before every id; no two outputs of a page share it.</param>
    public static string Adopt(string html, string prefix)
    {
        if (!html.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return html;
        var ids = IdPattern().Matches(ScriptPattern().Replace(html, "")).Select(match => match.Groups[2].Value).ToHashSet(StringComparer.Ordinal);
        string Renamed(string id) => ids.Contains(id) ? prefix + id : id;

        // The text of a script is no markup, whatever it looks like.
        var adopted = new StringBuilder();
        var start = 0;
        foreach (Match script in ScriptPattern().Matches(html))
        {
            adopted.Append(AdoptMarkup(html[start..script.Index], prefix, Renamed)).Append(script.Value);
            start = script.Index + script.Length;
        }

        return adopted.Append(AdoptMarkup(html[start..], prefix, Renamed)).ToString();
    }

    private static string AdoptMarkup(string html, string prefix, Func<string, string> renamed)
    {
        html = IdPattern().Replace(html, match => $"{match.Groups[1].Value}\"{prefix}{match.Groups[2].Value}\"");
        html = UrlPattern().Replace(html, match => $"url(#{renamed(match.Groups[1].Value)})");
        html = HrefPattern().Replace(html, match => $"{match.Groups[1].Value}\"#{renamed(match.Groups[2].Value)}\"");
        html = LabelPattern().Replace(html, match =>
            $"{match.Groups[1].Value}\"{string.Join(' ', match.Groups[2].Value.Split(' ').Select(renamed))}\"");
        return RootPattern().Replace(html, match => WithWidth(match.Value));
    }

    /// <summary>Tells the style sheet the drawing's own width.</summary>
    private static string WithWidth(string tag)
    {
        var viewBox = ViewBoxPattern().Match(tag);
        var text = WidthPattern().Match(tag) is { Success: true } attribute ? attribute.Groups[1].Value
            : viewBox.Success ? viewBox.Groups[1].Value
            : "";
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var width) || width <= 0)
            return tag;
        var variable = string.Create(CultureInfo.InvariantCulture, $"--w:{width}px");
        return StylePattern().IsMatch(tag)
            ? StylePattern().Replace(tag, match => $" style=\"{variable};{match.Groups[1].Value}\"")
            : tag.Insert(4, $" style=\"{variable}\"");
    }

    [GeneratedRegex("<script\\b.*?</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("(\\sid=)\"([^\"]+)\"")]
    private static partial Regex IdPattern();

    [GeneratedRegex("url\\(['\"]?#([^)'\"]+)['\"]?\\)")]
    private static partial Regex UrlPattern();

    [GeneratedRegex("(\\s(?:xlink:)?href=)\"#([^\"]+)\"")]
    private static partial Regex HrefPattern();

    [GeneratedRegex("(\\saria-(?:labelledby|describedby)=)\"([^\"]+)\"")]
    private static partial Regex LabelPattern();

    [GeneratedRegex("<svg\\b[^>]*>")]
    private static partial Regex RootPattern();

    [GeneratedRegex("\\swidth=\"([0-9.]+)(?:px)?\"")]
    private static partial Regex WidthPattern();

    [GeneratedRegex("\\sviewBox=\"[-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9.]+)")]
    private static partial Regex ViewBoxPattern();

    [GeneratedRegex("\\sstyle=\"([^\"]*)\"")]
    private static partial Regex StylePattern();
}
