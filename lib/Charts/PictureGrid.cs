using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Pictures in rows of a fixed number of columns, each with a caption, if wanted under headings.</summary>
/// <remarks>
/// Pictures are embedded as PNG, made smaller first if they are much larger than they are shown, and fitted into equal places with
/// their proportions kept. A heading that is an expression carries its color.
/// </remarks>
public sealed class PictureGrid : Figure
{
    private const double Gap = 12;
    private const double CaptionStep = FigureText.NoteSize * TextMetrics.LineHeight;

    // Twice the pixels of a tile are enough for screens of double density; more only make a report heavy.
    internal const int MostPixels = 256;

    /// <summary>The pictures in reading order.</summary>
    public required IReadOnlyList<GridPicture> Pictures { get; init; }

    /// <summary>How many pictures stand beside each other, at least 1. Default: 4.</summary>
    public int Columns { get; init; } = 4;

    /// <inheritdoc/>
    public override string TextAlternative
    {
        get
        {
            string count = Pictures.Count == 0
                ? "No pictures"
                : string.Create(CultureInfo.InvariantCulture, $"{Pictures.Count} picture{(Pictures.Count == 1 ? "" : "s")} with captions");
            IEnumerable<string> captions = Pictures.Select((picture, i) =>
                string.Create(CultureInfo.InvariantCulture,
                    $"{i + 1}: {(picture.Group is null ? "" : picture.Group + ", ")}{OneLine(picture.Caption)}"));
            return FigureText.Sentences([Title, count, .. captions, Note]);
        }
    }

    /// <summary>None: the captions say all that there is.</summary>
    public override FigureTable? Table => null;

    internal double TileWidth => Columns switch { <= 3 => 162, 4 => 118, <= 6 => 104, _ => 84 };

    // As high as the highest picture needs, within reason, so that pictures of one shape have no empty space around them.
    internal double TileHeight =>
        TileWidth * Math.Clamp(Pictures.Select(p => (double)p.Image.Height / p.Image.Width).DefaultIfEmpty(1).Max(), 0.3, 1.3);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is less than one column.</exception>
    public override string ToSvg()
    {
        if (Columns < 1)
            throw new InvalidOperationException($"A picture grid has at least 1 column, got {Columns}.");

        var canvas = new SvgCanvas();
        int across = Math.Max(1, Math.Min(Columns, Pictures.Count));
        double width = Math.Max((2 * FigureText.Margin) + (across * TileWidth) + ((across - 1) * Gap), 320);
        double y = FigureText.DrawTitle(canvas, Title, width) + 4;
        double tileHeight = TileHeight;
        int start = 0;
        while (start < Pictures.Count)
        {
            string? group = Pictures[start].Group;
            int end = start;
            while (end < Pictures.Count && Pictures[end].Group == group)
                end++;
            if (!string.IsNullOrWhiteSpace(group))
                y = DrawHeading(canvas, y, group, width);
            for (int first = start; first < end; first += Columns)
                y = DrawRow(canvas, y, tileHeight, Pictures.Skip(first).Take(Math.Min(Columns, end - first)));
            start = end;
        }

        if (Pictures.Count == 0)
        {
            canvas.Text(FigureText.Margin, y + FigureText.LabelSize, "no pictures",
                new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Muted)));
            y += FigureText.LabelSize + 6;
        }

        double bottom = FigureText.DrawNotes(canvas, y - 6, width, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: 1.1 * width, narrowest: FigureText.LeastScale * width);
    }

    private static double DrawHeading(SvgCanvas canvas, double y, string group, double width)
    {
        bool expression = Palette.IsExpression(group);
        double left = FigureText.Margin + (expression ? 20 : 0);
        if (expression)
            canvas.Rectangle(FigureText.Margin, y + 3, 12, 12, canvas.Fill(Palette.ForLabels([group])[0]), radius: 2);
        IReadOnlyList<string> lines = TextMetrics.Wrap(group, FigureText.LabelSize, width - left - FigureText.Margin, bold: true);
        double next = canvas.Lines(left, y + FigureText.LabelSize, lines,
            new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Ink), Bold: true));
        return next - FigureText.LabelSize + 4;
    }

    private double DrawRow(SvgCanvas canvas, double y, double height, IEnumerable<GridPicture> pictures)
    {
        var style = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink));
        double x = FigureText.Margin;
        int most = 0;
        foreach (GridPicture picture in pictures)
        {
            Image shown = EmbeddedPicture.Smaller(picture.Image, MostPixels);
            bool pixelated = Math.Max(shown.Width, shown.Height) < TileWidth;
            canvas.Picture(x, y, TileWidth, height, PngEncoder.Encode(shown), pixelated, OneLine(picture.Caption));
            // A little of the gap is free for the caption.
            IReadOnlyList<string> lines = TextMetrics.WrapBalanced(picture.Caption, FigureText.NoteSize, TileWidth + (Gap / 2));
            canvas.Lines(x, y + height + 4 + FigureText.NoteSize, lines, style);
            most = Math.Max(most, lines.Count);
            x += TileWidth + Gap;
        }

        return y + height + 4 + (most * CaptionStep) + Gap;
    }

    internal static string OneLine(string caption) => string.Join(' ', caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
