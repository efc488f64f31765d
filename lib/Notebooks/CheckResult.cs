using System.Globalization;
using System.Net;

namespace FerLib.Notebooks;

/// <summary>A check that held: numbers computed step by step in a cell are those of the library.</summary>
/// <param name="What">What was computed.</param>
/// <param name="Count">How many numbers were compared, at least 1.</param>
/// <param name="LargestDifference">The largest difference, at least 0 and at most the tolerance.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record CheckResult(string What, int Count, double LargestDifference)
{
    private string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Count == 1 ? "1 number" : $"{Count} numbers")}, {(Count == 1 ? "" : "largest ")}difference {Difference}: the same");

    private string Difference =>
        LargestDifference == 0 ? "0" : LargestDifference.ToString("0.#e0", CultureInfo.InvariantCulture);

    /// <summary>A note with a colored edge and a mark, readable on light and dark without a style sheet.</summary>
    public string ToHtml() =>
        "<p class=\"fer-check\" style=\"border-left:4px solid var(--fer-right,#2f9e5b);padding:0.3em 0.9em;margin:0;max-width:44rem\">"
        + "<span aria-hidden=\"true\" style=\"color:var(--fer-right,#2f9e5b);font-weight:700\">✓</span> "
        + $"<strong>{WebUtility.HtmlEncode(What)}:</strong> {Sentence}</p>";

    /// <summary>The same in one line.</summary>
    public override string ToString() => $"{What}: {Sentence}";
}
