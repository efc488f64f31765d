using System.Net;
using System.Text;

namespace FerLib.Notebooks;

/// <summary>What a notebook says about an answer. Never holds the expected answer.</summary>
/// <param name="Name">The exercise, for instance "Exercise 1".</param>
/// <param name="State">Not tried, wrong or right.</param>
/// <param name="Message">One sentence: what to do, what differs first, or the answer that is right.</param>
/// <param name="Hint">A hint that goes with a wrong answer; otherwise null.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record ExerciseResult(string Name, ExerciseState State, string Message, string? Hint = null)
{
    // Middle tones that stand out on white and on black; a report's style sheet may say better ones.
    private string Color => State switch
    {
        ExerciseState.Right => "var(--fer-right,#2f9e5b)",
        ExerciseState.Wrong => "var(--fer-wrong,#d9634a)",
        _ => "var(--fer-open,#8a8f98)",
    };

    private string Mark => State switch { ExerciseState.Right => "✓", ExerciseState.Wrong => "✗", _ => "○" };

    private string Verdict => State switch { ExerciseState.Right => "right", ExerciseState.Wrong => "not yet", _ => "not tried yet" };

    /// <summary>
    /// A note with a colored edge, a mark and the verdict in words: readable on light and dark without a style sheet. Its element carries
    /// <c>data-fer-exercise</c> = <c>open</c>, <c>wrong</c> or <c>right</c>.
    /// </summary>
    public string ToHtml()
    {
        string name = State switch { ExerciseState.Right => "right", ExerciseState.Wrong => "wrong", _ => "open" };
        var html = new StringBuilder($"<div class=\"fer-exercise\" data-fer-exercise=\"{name}\" ")
            .Append($"style=\"border-left:4px solid {Color};padding:0.45em 0.9em;margin:0.3em 0;max-width:44rem;line-height:1.5\">")
            .Append("<p style=\"margin:0;overflow-wrap:anywhere\">")
            .Append($"<span aria-hidden=\"true\" style=\"color:{Color};font-weight:700\">{Mark}</span> ")
            .Append($"<strong>{Encode(Name)}: {Verdict}.</strong> {Encode(Message)}</p>");
        if (Hint is not null)
            html.Append($"<p style=\"margin:0.25em 0 0\">Hint: {Encode(Hint)}</p>");
        return html.Append("</div>").ToString();
    }

    /// <summary>The same in one line, the hint in a second one.</summary>
    public override string ToString() => $"{Name}: {Verdict}. {Message}".TrimEnd() + (Hint is null ? "" : $"\nHint: {Hint}");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
