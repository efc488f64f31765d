namespace FerLib.Charts;

/// <summary>How the chart is drawn.</summary>
public sealed partial class BarChart
{
    private const double Width = 530;
    private const double StandingHeight = 250;
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;
    private const double WidestCategory = 170;

    // More bars than this are drawn thin and without their values.
    internal const int MostLabels = 60;

    // How much of a category's place its standing bars take.
    private const double Filled = 0.85;

    // A bar that stands is at least this thick; more bars than fit so lie.
    private const double LeastStanding = 13;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override string ToSvg()
    {
        Check();
        var canvas = new SvgCanvas();
        var muted = new TextStyle(LabelSize, canvas.Fill(Palette.Muted));
        double y = FigureText.DrawTitle(canvas, Title, Width);
        double bottom = Lies() ? DrawLying(canvas, y, muted) : DrawStanding(canvas, y, muted);
        double height = FigureText.DrawNotes(canvas, bottom, Width, HasIntervals ? IntervalNote : null, Note);
        return canvas.Finish(Width, height, Title, TextAlternative, widest: 600);
    }

    private int BarsInGroup => IsStacked ? 1 : Math.Max(1, Series.Count);

    internal bool Lies()
    {
        if (Categories.Count == 0 || Series.Count == 0)
            return false;

        double slot = (Width - (2 * FigureText.Margin) - 50) / Categories.Count;
        return Filled * slot / BarsInGroup < LeastStanding
            || Categories.Any(name => TextMetrics.WidestPiece(name, LabelSize) > slot - 8
                || TextMetrics.Wrap(name, LabelSize, slot - 8).Count > 3);
    }

    private double DrawLying(SvgCanvas canvas, double y, TextStyle muted)
    {
        IReadOnlyList<string>[] names = [.. Categories.Select(name => TextMetrics.WrapBalanced(name, LabelSize, WidestCategory))];
        AxisScale scale = Scale();
        bool labelled = Categories.Count * BarsInGroup <= MostLabels;
        (double thickness, double pitch, double gap) = Measures(labelled);
        double group = BarsInGroup * pitch;

        (double before, double behind) = labelled ? LabelRoom() : (0, 0);
        double left = FigureText.Margin + TextMetrics.Width(names.SelectMany(lines => lines), LabelSize) + 10 + before;
        double lastTick = TextMetrics.Width(scale.Label(scale.Ticks[^1]), LabelSize) / 2;
        double right = Width - FigureText.Margin - Math.Max(lastTick, behind);
        y = DrawLegend(canvas, y, withReference: false);
        if (CategoryTitle.Length > 0)
            y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(CategoryTitle, LabelSize, Width - (2 * FigureText.Margin)),
                muted) - LabelSize + 4;

        var plane = new BarPlane(true, scale, left, right);
        double top = y + (ReferenceIn(scale) is null ? 6 : LineStep + 8);
        double[] starts = new double[Categories.Count];
        double next = top + (gap / 2);
        for (int i = 0; i < starts.Length; i++)
        {
            double height = Math.Max(group, names[i].Count * LineStep);
            starts[i] = next + ((height - group) / 2);
            double first = next + (height / 2) - ((names[i].Count - 1) * LineStep / 2) + (0.35 * LabelSize);
            canvas.Lines(left - 10 - before, first, names[i], new TextStyle(LabelSize, canvas.Fill(Palette.Ink), TextAnchor.End));
            next += height + gap;
        }

        double bottom = next - (gap / 2);
        foreach (double tick in scale.Ticks)
            canvas.Line(plane.Along(tick), top, plane.Along(tick), bottom, canvas.Stroke(Palette.Grid));
        var bars = new BarRows(plane, starts, pitch, thickness);
        DrawBars(canvas, bars);
        canvas.Line(plane.Zero, top, plane.Zero, bottom, canvas.Stroke(Palette.Axis), 1.25);
        if (ReferenceIn(scale) is { } reference)
        {
            DrawReferenceLine(canvas, plane, reference.Value, top - 2, bottom);
            DrawReferenceName(canvas, plane.Along(reference.Value), top - 7, reference.Label);
        }

        if (labelled)
            DrawLabels(canvas, bars);
        DrawHovers(canvas, bars);

        scale.DrawLabels(canvas, bottom, plane.Along, muted, Width);
        bottom += 8 + LineStep;
        if (ValueTitle.Length > 0)
            bottom = canvas.Lines((left + right) / 2, bottom + LabelSize, TextMetrics.Wrap(ValueTitle, LabelSize, right - left),
                muted with { Anchor = TextAnchor.Middle }) - LabelSize;
        return bottom;
    }

    private double DrawStanding(SvgCanvas canvas, double y, TextStyle muted)
    {
        AxisScale scale = Scale();
        double left = FigureText.Margin + scale.Ticks.Max(tick => TextMetrics.Width(scale.Label(tick), LabelSize)) + 8;
        double right = Width - FigureText.Margin;
        double slot = (right - left) / Math.Max(1, Categories.Count);
        double pitch = Math.Min(Filled * slot / BarsInGroup, BarsInGroup == 1 ? 64 : 62);
        bool labelled = LabelsFit(BarsInGroup == 1 ? slot - 4 : pitch - 2);
        (double below, double above) = (labelled && HasNegative ? LineStep : 0, labelled ? LineStep : 8);

        y = DrawLegend(canvas, y, withReference: true);
        if (ValueTitle.Length > 0)
            y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(ValueTitle, LabelSize, Width - (2 * FigureText.Margin)),
                muted) - LabelSize + 4;
        double top = y + above;
        double bottom = top + StandingHeight;
        var plane = new BarPlane(false, scale, bottom, top);
        foreach (double tick in scale.Ticks)
        {
            double at = plane.Along(tick);
            canvas.Line(left, at, right, at, canvas.Stroke(Palette.Grid));
            canvas.Text(left - 8, at + (0.35 * LabelSize), scale.Label(tick), muted with { Anchor = TextAnchor.End });
        }

        double[] starts = [.. Categories.Select((_, i) => left + (slot * (i + 0.5)) - (BarsInGroup * pitch / 2))];
        var bars = new BarRows(plane, starts, pitch, pitch - (BarsInGroup == 1 ? 0 : 2));
        DrawBars(canvas, bars);
        canvas.Line(left, plane.Zero, right, plane.Zero, canvas.Stroke(Palette.Axis), 1.25);
        if (ReferenceIn(scale) is { } reference)
            DrawReferenceLine(canvas, plane, reference.Value, left, right);
        if (labelled && HasBars)
            DrawLabels(canvas, bars);
        DrawHovers(canvas, bars);
        if (!HasBars)
            canvas.Text((left + right) / 2, top + (StandingHeight / 2), "no values", muted with { Anchor = TextAnchor.Middle });

        bottom += below + 6;
        double lowest = bottom;
        for (int i = 0; i < Categories.Count; i++)
        {
            double end = canvas.Lines(left + (slot * (i + 0.5)), bottom + LabelSize,
                TextMetrics.WrapBalanced(Categories[i], LabelSize, slot - 8),
                new TextStyle(LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle)) - LabelSize;
            lowest = Math.Max(lowest, end);
        }

        if (CategoryTitle.Length > 0)
            lowest = canvas.Lines((left + right) / 2, lowest + 2 + LabelSize, TextMetrics.Wrap(CategoryTitle, LabelSize, right - left),
                muted with { Anchor = TextAnchor.Middle }) - LabelSize;
        return lowest;
    }

    private (double Thickness, double Pitch, double Gap) Measures(bool labelled) => (BarsInGroup, labelled) switch
    {
        (1, true) when Categories.Count <= 12 => (21, 21, 10),
        (1, true) => (15, 17, 5),
        (_, true) => (15, 17, 12),
        (1, false) => (12, 12, 7),
        _ => (6, 7, 8),
    };

    // Bars begin at zero: their length is the value.
    internal AxisScale Scale()
    {
        var ends = new List<double>(Series.SelectMany(series => series.Values).SelectMany(Ends));
        if (IsStacked)
            ends.AddRange(AllTotals().SelectMany(total => new[] { total.Up, total.Down }));
        if (Reference is { } reference && IsDrawable(reference.Value))
            ends.Add(reference.Value);
        bool whole = !IsPercent && ends.All(end => end == Math.Floor(end));
        return ends.All(end => end == 0)
            ? AxisScale.Rounded(0, 1, 5, IsPercent)
            : AxisScale.Rounded(Math.Min(0, ends.Min()), Math.Max(0, ends.Max()), 5, IsPercent, whole);
    }

    private static IEnumerable<double> Ends(BarValue? value) =>
        !IsShown(value) ? [] : HasInterval(value) ? [value!.Value, value.Low!.Value, value.High!.Value] : [value!.Value];

    // The ends of a stack to both sides.
    private (double Up, double Down) Totals(int category)
    {
        double[] values = [.. Series.Select(series => series.Values[category]).Where(IsShown).Select(value => value!.Value)];
        return (values.Where(value => value > 0).Sum(), values.Where(value => value < 0).Sum());
    }

    private IEnumerable<(double Up, double Down)> AllTotals() => Enumerable.Range(0, Categories.Count).Select(Totals);

    // Every stack is 100 %: to say so at each would say nothing.
    private bool SumsToWhole => IsPercent && AllTotals().All(total => Math.Abs(total.Up - 1) < 1e-9);

    internal (double Value, string Label)? ReferenceIn(AxisScale scale) =>
        Reference is { } reference && reference.Value >= scale.Minimum && reference.Value <= scale.Maximum ? reference : null;

    internal IReadOnlyList<ThemedColor> Colors(int series)
    {
        if (Series[series].Color is { } color)
            return [.. Categories.Select(_ => color)];
        if (Series.Count == 1)
            return Palette.ForCategories(Categories);
        ThemedColor own = Palette.ForSeries([.. Series.Select(one => one.Name)])[series];
        return [.. Categories.Select(_ => own)];
    }
}
