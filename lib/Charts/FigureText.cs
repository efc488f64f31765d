namespace FerLib.Charts;

/// <summary>The parts that every figure has: the title above, the remark below, and the styles of their text.</summary>
internal static class FigureText
{
    /// <summary>Free space around every drawing.</summary>
    public const double Margin = 14;

    /// <summary>
    /// How far a drawing of more than a phone's width may shrink before it scrolls: its smallest text is then about 9 pixels high.
    /// </summary>
    public const double LeastScale = 0.63;

    // What a phone 390 pixels wide leaves between the margins of a page.
    private const double PhoneWidth = 358;

    /// <summary>The width of a drawing that a phone shows without scrolling, shrunk as far as drawings are.</summary>
    public const double PhoneUnits = PhoneWidth / LeastScale;

    /// <summary>Font size of titles.</summary>
    public const double TitleSize = 18;

    /// <summary>Font size of axis titles, labels and captions.</summary>
    public const double LabelSize = 15;

    /// <summary>Font size of remarks and secondary numbers; the smallest there is.</summary>
    public const double NoteSize = 14;

    /// <summary>The width for running text in a drawing: all of it, or what a phone shows of it at once when it scrolls there.</summary>
    private static double ReadingWidth(double width, bool scrolls) => scrolls ? Math.Min(width, PhoneUnits) : width;

    /// <summary>Draws the title from the top margin on, broken into lines. Returns the vertical position below it.</summary>
    /// <remarks>A drawing that never scrolls, because a phone gets another, uses its whole width.</remarks>
    public static double DrawTitle(SvgCanvas canvas, string title, double width, bool scrolls = true)
    {
        if (string.IsNullOrWhiteSpace(title))
            return Margin;

        IReadOnlyList<string> lines = TextMetrics.WrapBalanced(title, TitleSize, ReadingWidth(width, scrolls) - (2 * Margin), bold: true);
        double next = canvas.Lines(Margin, Margin + (0.8 * TitleSize), lines,
            new TextStyle(TitleSize, canvas.Fill(Palette.Ink), Bold: true));
        return next - (0.8 * TitleSize) + 6;
    }

    /// <summary>Draws remarks, each from a new line on. Returns the height of the whole drawing, with the bottom margin.</summary>
    public static double DrawNotes(SvgCanvas canvas, double y, double width, params ReadOnlySpan<string?> notes) =>
        DrawNotes(canvas, y, width, scrolls: true, notes);

    /// <summary>The same; a drawing that never scrolls, because a phone gets another, uses its whole width.</summary>
    public static double DrawNotes(SvgCanvas canvas, double y, double width, bool scrolls, params ReadOnlySpan<string?> notes)
    {
        double next = y;
        foreach (string? note in notes)
        {
            if (string.IsNullOrWhiteSpace(note))
                continue;

            IReadOnlyList<string> lines = TextMetrics.Wrap(note, NoteSize, ReadingWidth(width, scrolls) - (2 * Margin));
            next = canvas.Lines(Margin, next + (next == y ? 10 : 2) + (0.8 * NoteSize), lines,
                new TextStyle(NoteSize, canvas.Fill(Palette.Muted))) - (0.8 * NoteSize);
        }

        return next + Margin;
    }

    /// <summary>Joins the sentences of a text alternative: empty ones are left out, each ends in a full stop.</summary>
    public static string Sentences(params ReadOnlySpan<string?> sentences)
    {
        var ended = new List<string>();
        foreach (string? sentence in sentences)
        {
            string text = sentence?.Trim() ?? "";
            if (text.Length > 0)
                ended.Add(text[^1] is '.' or '!' or '?' ? text : text + ".");
        }

        return string.Join(' ', ended);
    }
}
