using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Draws the legend of a color scale: its title, a bar of its colors, and numbers below.</summary>
internal static class ScaleBarDrawing
{
    private const double BarHeight = 14;
    private const double LongestBar = 280;

    /// <summary>Draws the legend of pictures; their colors are the same on light and dark. Returns the position below it.</summary>
    public static double Draw(SvgCanvas canvas, double y, double width, ScaleBar scale)
    {
        double length = Math.Min(LongestBar, width - (2 * FigureText.Margin));
        double top = DrawTitle(canvas, y, width, scale.Title);
        canvas.StretchedPicture(FigureText.Margin, top, length, BarHeight, PngEncoder.EncodeSmall(Strip(scale)), pixelated: false,
            $"{scale.Title}: {NumberText.Value(scale.Low)} to {NumberText.Value(scale.High)}");
        canvas.Rectangle(FigureText.Margin, top, length, BarHeight, canvas.Stroke(Palette.Axis), strokeWidth: 1);
        return DrawNumbers(canvas, top, length, scale.Low, scale.High);
    }

    /// <summary>Draws the legend of cells, whose colors come in steps. Returns the position below it.</summary>
    public static double DrawSteps(SvgCanvas canvas, double y, double width, string title, double low, double high, int steps,
        Func<double, ThemedColor> fill)
    {
        double length = Math.Min(LongestBar, width - (2 * FigureText.Margin));
        double top = DrawTitle(canvas, y, width, title);
        for (int i = 0; i < steps; i++)
        {
            double from = low + ((high - low) * i / (steps - 1));
            canvas.Rectangle(FigureText.Margin + (length * i / steps), top, length / steps, BarHeight,
                canvas.Fill(fill((double)i / (steps - 1))), hover: NumberText.Value(from));
        }

        canvas.Rectangle(FigureText.Margin, top, length, BarHeight, canvas.Stroke(Palette.Axis), strokeWidth: 1);
        return DrawNumbers(canvas, top, length, low, high);
    }

    private static double DrawTitle(SvgCanvas canvas, double y, double width, string title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return y + 10;

        var style = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink));
        IReadOnlyList<string> lines = TextMetrics.Wrap(title, FigureText.NoteSize, width - (2 * FigureText.Margin));
        return canvas.Lines(FigureText.Margin, y + 10 + (0.8 * FigureText.NoteSize), lines, style) - (0.8 * FigureText.NoteSize) + 2;
    }

    private static double DrawNumbers(SvgCanvas canvas, double top, double length, double low, double high)
    {
        var style = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted));
        double baseline = top + BarHeight + 2 + FigureText.NoteSize;
        (string left, string middle, string right) =
            (Rounded(low), Rounded((low + high) / 2), Rounded(high));
        canvas.Text(FigureText.Margin, baseline, left, style);
        canvas.Text(FigureText.Margin + length, baseline, right, style with { Anchor = TextAnchor.End });
        double half = TextMetrics.Width(middle, FigureText.NoteSize) / 2;
        double free = (length / 2) - half - 8;
        if (high > low && TextMetrics.Width(left, FigureText.NoteSize) < free && TextMetrics.Width(right, FigureText.NoteSize) < free)
            canvas.Text(FigureText.Margin + (length / 2), baseline, middle, style with { Anchor = TextAnchor.Middle });
        return baseline + (0.25 * FigureText.NoteSize);
    }

    // Three significant digits: more say nothing on a scale that is read by eye.
    private static string Rounded(double value) => value is 0 || !double.IsFinite(value)
        ? NumberText.Value(value)
        : NumberText.Value(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static Image Strip(ScaleBar scale)
    {
        float[] ramp = [.. Enumerable.Range(0, 256).Select(i => (float)(i / 255.0))];
        if (!scale.IsDiverging)
            return SignedPicture.Grey(ramp, ramp.Length, 1, 0, 1);

        // Zero is white even where it is not in the middle.
        double range = Math.Max(Math.Abs(scale.Low), Math.Abs(scale.High));
        return SignedPicture.Of([.. ramp.Select(share => (float)(scale.Low + ((scale.High - scale.Low) * share)))], ramp.Length, 1, range);
    }
}
