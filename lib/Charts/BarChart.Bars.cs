namespace FerLib.Charts;

/// <summary>The bars, their intervals and values, the legend and the reference line.</summary>
public sealed partial class BarChart
{
    private bool HasNegative => Series.Any(series => series.Values.Any(value => IsShown(value) && value!.Value < 0));

    private static TextStyle LabelStyle(SvgCanvas canvas, ThemedColor color) => new(FigureText.NoteSize, canvas.Fill(color), Halo: true);

    private void DrawBars(SvgCanvas canvas, BarRows rows)
    {
        for (int series = 0; series < Series.Count; series++)
        {
            IReadOnlyList<ThemedColor> colors = Colors(series);
            for (int category = 0; category < Categories.Count; category++)
            {
                BarValue? value = Series[series].Values[category];
                if (!IsShown(value))
                    continue;

                double middle = rows.Middle(category, BarOf(series));
                (double from, double to) = Span(series, category);
                if (IsStacked)
                    DrawSegment(canvas, rows.Plane, rows.Plane.Along(from), rows.Plane.Along(to), middle, rows.Thickness, colors[category],
                        SegmentText(series, category));
                else
                    DrawBar(canvas, rows.Plane, value!, middle, rows.Thickness, colors[category]);
            }
        }
    }

    // A segment that is its whole stack has its value behind the end, as a sum.
    private string SegmentText(int series, int category)
    {
        double value = Series[series].Values[category]!.Value;
        (double up, double down) = Totals(category);
        return value == (value < 0 ? down : up) && !SumsToWhole ? "" : ValueText(value);
    }

    // In a stack all series share one bar.
    private int BarOf(int series) => IsStacked ? 0 : series;

    // From where to where a value reaches: from zero, or in a stack from the end of those before it on its side.
    private (double From, double To) Span(int series, int category)
    {
        double value = Series[series].Values[category]!.Value;
        double from = !IsStacked ? 0 : Series.Take(series).Select(one => one.Values[category])
            .Where(one => IsShown(one) && one!.Value < 0 == value < 0).Sum(one => one!.Value);
        return (from, from + value);
    }

    private static void DrawBar(SvgCanvas canvas, BarPlane plane, BarValue value, double middle, double thickness, ThemedColor color)
    {
        (double x, double y, double width, double height) =
            plane.Box(plane.Zero, plane.Along(value.Value), middle - (thickness / 2), thickness);
        canvas.Rectangle(x, y, width, height, canvas.Fill(color));
        if (HasInterval(value))
            DrawInterval(canvas, plane, value.Low!.Value, value.High!.Value, middle, Math.Min(5, thickness / 3));
    }

    // A rim in the surface's color keeps the line apart from a bar of any color.
    private static void DrawInterval(SvgCanvas canvas, BarPlane plane, double low, double high, double middle, double cap)
    {
        (double from, double to) = (plane.Along(low), plane.Along(high));
        foreach ((ThemedColor color, double width) in new[] { (Palette.Surface, 3.75), (Palette.Ink, 1.5) })
        {
            plane.Line(canvas, from, middle, to, middle, canvas.Stroke(color), width);
            plane.Line(canvas, from, middle - cap, from, middle + cap, canvas.Stroke(color), width);
            plane.Line(canvas, to, middle - cap, to, middle + cap, canvas.Stroke(color), width);
        }
    }

    private void DrawLabels(SvgCanvas canvas, BarRows rows)
    {
        (TextStyle ink, TextStyle muted) = (LabelStyle(canvas, Palette.Ink), LabelStyle(canvas, Palette.Muted));
        void Label(int category, int bar, double beyond, bool backwards, string text, TextStyle style) =>
            rows.Plane.Label(canvas, rows.Plane.Along(beyond), rows.Middle(category, bar), backwards, text, style);

        for (int category = 0; category < Categories.Count; category++)
        {
            for (int series = 0; !IsStacked && series < Series.Count; series++)
            {
                BarValue? value = Series[series].Values[category];
                bool backwards = IsShown(value) && value!.Value < 0;
                if (IsShown(value))
                    Label(category, series, backwards ? Ends(value).Min() : Ends(value).Max(), backwards, ValueText(value!.Value), ink);
                else
                    Label(category, series, 0, false, MissingText(rows), muted);
            }

            if (!IsStacked || SumsToWhole)
                continue;
            (double up, double down) = Totals(category);
            bool missing = Series.All(series => !IsShown(series.Values[category]));
            if (missing || up > 0 || down == 0)
                Label(category, 0, up, false, missing ? MissingText(rows) : ValueText(up), missing ? muted : ink);
            if (down < 0)
                Label(category, 0, down, true, ValueText(down), ink);
        }
    }

    // Beside each other, every bar has the whole length of the axis to be met; in a stack the shortest lie on top, widened.
    private void DrawHovers(SvgCanvas canvas, BarRows rows)
    {
        BarPlane plane = rows.Plane;
        var areas = new List<(double From, double To, double Middle, string Hover)>();
        for (int category = 0; category < Categories.Count; category++)
        {
            for (int series = 0; series < Series.Count; series++)
            {
                (double from, double to) = (plane.Start, plane.End);
                if (IsStacked)
                {
                    if (!IsShown(Series[series].Values[category]))
                        continue;
                    (double low, double high) = Span(series, category);
                    (from, to) = (plane.Along(low), plane.Along(high));
                }

                areas.Add((Math.Min(from, to), Math.Max(from, to), rows.Middle(category, BarOf(series)), HoverText(series, category)));
            }
        }

        foreach ((double from, double to, double middle, string hover) in areas.OrderByDescending(area => area.To - area.From))
        {
            double more = Math.Max(0, 8 - (to - from)) / 2;
            (double x, double y, double width, double height) = plane.Box(from - more, to + more, middle - (rows.Pitch / 2), rows.Pitch);
            canvas.HoverArea(x, y, width, height, hover);
        }
    }

    private static void DrawSegment(SvgCanvas canvas, BarPlane plane, double from, double to, double middle, double thickness,
        ThemedColor color, string text)
    {
        // A gap keeps neighbours apart that some readers cannot tell by color.
        double shorter = Math.Abs(to - from) > 3 ? Math.Sign(to - from) * 1.5 : 0;
        (double x, double y, double width, double height) = plane.Box(from, to - shorter, middle - (thickness / 2), thickness);
        canvas.Rectangle(x, y, width, height, canvas.Fill(color));
        if (text.Length > 0 && TextMetrics.Width(text, FigureText.NoteSize) + 6 <= width && height >= FigureText.NoteSize + 2)
            canvas.Text(x + (width / 2), y + (height / 2) + (0.35 * FigureText.NoteSize), text,
                new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.TextOn(color)), TextAnchor.Middle));
    }

    private double DrawLegend(SvgCanvas canvas, double y, bool withReference)
    {
        var entries = new List<(string, ThemedColor, LegendMark)>();
        if (Series.Count > 1)
            entries.AddRange(Series.Select((series, i) =>
                (series.Name, series.Color ?? Palette.ForSeries([.. Series.Select(one => one.Name)])[i], LegendMark.Square)));
        if (withReference && ReferenceIn(Scale()) is { } reference)
            entries.Add((reference.Label, Palette.Ink, LegendMark.Dots));
        return Legend.Draw(canvas, y, Width, entries);
    }

    private static void DrawReferenceLine(SvgCanvas canvas, BarPlane plane, double value, double from, double to)
    {
        double at = plane.Along(value);
        plane.Line(canvas, at, from, at, to, canvas.Stroke(Palette.Surface), 3.5);
        plane.Line(canvas, at, from, at, to, canvas.Stroke(Palette.Ink), 2, Legend.Dots);
    }

    private static void DrawReferenceName(SvgCanvas canvas, double x, double y, string label)
    {
        double half = TextMetrics.Width(label, FigureText.NoteSize) / 2;
        double center = Math.Max(FigureText.Margin + half, Math.Min(x, Width - FigureText.Margin - half));
        canvas.Text(center, y, label, new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink), TextAnchor.Middle));
    }

    // What the labels before and behind the bars need at most, beside the ends of the axis.
    private (double Before, double Behind) LabelRoom()
    {
        double Widest(IEnumerable<string> texts) => TextMetrics.Width(texts, FigureText.NoteSize);
        if (IsStacked)
        {
            (double Up, double Down)[] totals = [.. AllTotals()];
            return SumsToWhole ? (0, 0)
                : (HasNegative ? Widest(totals.Select(total => ValueText(total.Down))) + 8 : 0,
                    Widest(totals.Select(total => ValueText(total.Up))) + 6);
        }

        BarValue[] shown = [.. Series.SelectMany(series => series.Values).Where(IsShown).Select(value => value!)];
        double before = Widest(shown.Where(value => value.Value < 0).Select(value => ValueText(value.Value)));
        return (before > 0 ? before + 8 : 0, Widest(shown.Where(value => value.Value >= 0).Select(value => ValueText(value.Value))) + 6);
    }

    private bool LabelsFit(double room)
    {
        IEnumerable<double> values = IsStacked
            ? AllTotals().SelectMany(total => new[] { total.Up, total.Down })
            : Series.SelectMany(series => series.Values).Where(IsShown).Select(value => value!.Value);
        return values.All(value => TextMetrics.Width(ValueText(value), FigureText.NoteSize) <= room);
    }

    private static string MissingText(BarRows rows) => rows.Plane.Lies || rows.Pitch >= 60 ? "no value" : FigureTable.Nothing;

    // Where the bars of each category begin across the axis, and how far apart and how thick they are.
    private sealed record BarRows(BarPlane Plane, double[] Starts, double Pitch, double Thickness)
    {
        public double Middle(int category, int bar) => Starts[category] + ((bar + 0.5) * Pitch);
    }
}
