namespace FerLib.Charts;

/// <summary>How the diagram is drawn.</summary>
public sealed partial class ReliabilityDiagram
{
    private const double Width = 530;
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;
    private const double PlotHeight = 360;

    internal const string XTitle = "confidence: probability of the answer";
    internal const string YTitle = "accuracy: share of the answers that are right";
    internal const string DiagonalName = "as sure as right";
    internal const string MarkName = "mean confidence";
    internal const string BarName = "accuracy";

    internal static ThemedColor ColorOf(ReliabilityBar bin) => IsFew(bin) ? Grey : Palette.Series(0);

    internal static ThemedColor Grey => Palette.Series(6);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override string ToSvg()
    {
        Check();
        var canvas = new SvgCanvas();
        var muted = new TextStyle(LabelSize, canvas.Fill(Palette.Muted));
        double y = FigureText.DrawTitle(canvas, Title, Width);
        y = Legend.Draw(canvas, y, Width,
        [
            (BarName, Palette.Series(0), LegendMark.Square), (MarkName, Palette.Series(1), LegendMark.Line), (DiagonalName, Palette.Ink, LegendMark.Dots),
        ]);
        y = canvas.Lines(FigureText.Margin, y + LabelSize, [YTitle], muted) - LabelSize + 4;

        AxisScale scale = AxisScale.Rounded(0, 1, 5, percent: true);
        double left = FigureText.Margin + scale.Ticks.Max(tick => TextMetrics.Width(scale.Label(tick), LabelSize)) + 8;
        double right = Width - FigureText.Margin - (TextMetrics.Width(scale.Label(1), LabelSize) / 2);
        var plot = new PlotArea(left, y + 10, right, y + 10 + PlotHeight, scale, scale);
        plot.DrawAxes(canvas, muted, Width);
        foreach (ReliabilityBar bin in Filled)
            canvas.Rectangle(plot.X(bin.Low) + 1, plot.Y(bin.Accuracy), plot.X(bin.High) - plot.X(bin.Low) - 2, plot.Bottom - plot.Y(bin.Accuracy), canvas.Fill(ColorOf(bin)));
        canvas.Line(plot.X(0), plot.Y(0), plot.X(1), plot.Y(1), canvas.Stroke(Palette.Ink), 2, Legend.Dots);
        // A rim in the surface's color keeps a mark apart from a bar of about its color.
        foreach (ReliabilityBar bin in Filled)
        {
            (double from, double to, double height) = (plot.X(bin.Low), plot.X(bin.High), plot.Y(bin.Confidence));
            canvas.Line(from, height, to, height, canvas.Stroke(Palette.Surface), 6);
            canvas.Line(from, height, to, height, canvas.Stroke(Palette.Series(1)), 3);
        }

        canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, canvas.Stroke(Palette.Axis), 1.25);
        foreach (ReliabilityBar bin in Filled)
            canvas.HoverArea(plot.X(bin.Low), plot.Top, plot.X(bin.High) - plot.X(bin.Low), PlotHeight, $"confidence {HoverText(bin)}");
        if (!Filled.Any())
            canvas.Text((left + right) / 2, plot.Top + (PlotHeight / 4), "no pictures", muted with { Anchor = TextAnchor.Middle, Halo = true });

        double bottom = canvas.Lines((left + right) / 2, plot.Bottom + 8 + LineStep + LabelSize, [XTitle], muted with { Anchor = TextAnchor.Middle }) - LabelSize;
        double end = FigureText.DrawNotes(canvas, bottom, Width, Summary(), FewText(), Note);
        return canvas.Finish(Width, end, Title, TextAlternative, widest: 600);
    }
}
