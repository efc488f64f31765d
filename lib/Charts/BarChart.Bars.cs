namespace FerLib.Charts;

/// <summary>The bars, their intervals and values, the legend and the reference line.</summary>
public sealed partial class BarChart
{
    private bool HasNegative => Series.Any(series => series.Values.Any(value => IsShown(value) && value!.Value < 0));

    private static TextStyle LabelStyle(SvgCanvas canvas, ThemedColor color) => new(FigureText.NoteSize, canvas.Fill(color), Halo: true);

    private void DrawBars(SvgCanvas canvas, BarPlane plane, double[] starts, double pitch, double thickness, bool labelled)
    {
        for (int category = 0; category < starts.Length; category++)
        {
            if (IsStacked)
                DrawStack(canvas, plane, category, starts[category], thickness, labelled);
            for (int series = 0; !IsStacked && series < Series.Count; series++)
                DrawBar(canvas, plane, series, category, starts[category] + (series * pitch), pitch, thickness, labelled);
        }
    }

    private void DrawBar(SvgCanvas canvas, BarPlane plane, int series, int category, double across, double pitch, double thickness, bool labelled)
    {
        BarValue? value = Series[series].Values[category];
        double middle = across + (pitch / 2);
        if (!IsShown(value))
        {
            if (labelled)
                plane.Label(canvas, plane.Zero, middle, false, MissingText(pitch), LabelStyle(canvas, Palette.Muted));
        }
        else
        {
            double end = plane.Along(value!.Value);
            (double x, double y, double width, double height) = plane.Box(plane.Zero, end, middle - (thickness / 2), thickness);
            canvas.Rectangle(x, y, width, height, canvas.Fill(Colors(series)[category]));
            if (HasInterval(value))
                DrawInterval(canvas, plane, value.Low!.Value, value.High!.Value, middle, Math.Min(5, thickness / 3));
            if (labelled)
            {
                bool backwards = value.Value < 0;
                double beyond = plane.Along(backwards ? Ends(value).Min() : Ends(value).Max());
                plane.Label(canvas, beyond, middle, backwards, ValueText(value.Value), LabelStyle(canvas, Palette.Ink));
            }
        }

        (double left, double top, double long1, double long2) = plane.Box(plane.Start, plane.End, across, pitch);
        canvas.HoverArea(left, top, long1, long2, HoverText(series, category));
    }

    // A rim in the surface's color keeps the line apart from a bar of any color.
    private static void DrawInterval(SvgCanvas canvas, BarPlane plane, double low, double high, double middle, double cap)
    {
        (double from, double to) = (plane.Along(low), plane.Along(high));
        foreach ((ThemedColor color, double width) in new[] { (Palette.Surface, 4.5), (Palette.Ink, 1.5) })
        {
            plane.Line(canvas, from, middle, to, middle, canvas.Stroke(color), width);
            plane.Line(canvas, from, middle - cap, from, middle + cap, canvas.Stroke(color), width);
            plane.Line(canvas, to, middle - cap, to, middle + cap, canvas.Stroke(color), width);
        }
    }

    private void DrawStack(SvgCanvas canvas, BarPlane plane, int category, double across, double thickness, bool labelled)
    {
        double middle = across + (thickness / 2);
        (double up, double down) = (0, 0);
        var areas = new List<(double From, double To, string Hover)>();
        for (int series = 0; series < Series.Count; series++)
        {
            BarValue? value = Series[series].Values[category];
            if (!IsShown(value))
                continue;

            double start = value!.Value < 0 ? down : up;
            double end = start + value.Value;
            (up, down) = value.Value < 0 ? (up, end) : (end, down);
            DrawSegment(canvas, plane, plane.Along(start), plane.Along(end), across, thickness, Colors(series)[category], ValueText(value.Value));
            areas.Add((plane.Along(start), plane.Along(end), HoverText(series, category)));
        }

        if (labelled)
        {
            plane.Label(canvas, plane.Along(up), middle, false, areas.Count == 0 ? MissingText(thickness) : ValueText(up),
                LabelStyle(canvas, areas.Count == 0 ? Palette.Muted : Palette.Ink));
            if (down < 0)
                plane.Label(canvas, plane.Along(down), middle, true, ValueText(down), LabelStyle(canvas, Palette.Ink));
        }

        // The shortest lie on top, widened, so that each can be met.
        foreach ((double from, double to, string hover) in areas.OrderByDescending(area => Math.Abs(area.To - area.From)))
        {
            double more = Math.Max(0, 8 - Math.Abs(to - from)) / 2;
            (double x, double y, double width, double height) = plane.Box(Math.Min(from, to) - more, Math.Max(from, to) + more, across, thickness);
            canvas.HoverArea(x, y, width, height, hover);
        }
    }

    private static void DrawSegment(SvgCanvas canvas, BarPlane plane, double from, double to, double across, double thickness, ThemedColor color,
        string text)
    {
        // A gap keeps neighbours apart that some readers cannot tell by color.
        double shorter = Math.Abs(to - from) > 3 ? Math.Sign(to - from) * 1.5 : 0;
        (double x, double y, double width, double height) = plane.Box(from, to - shorter, across, thickness);
        canvas.Rectangle(x, y, width, height, canvas.Fill(color));
        if (TextMetrics.Width(text, FigureText.NoteSize) + 6 <= width && height >= FigureText.NoteSize + 2)
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
            double[] totals = [.. Totals()];
            return (HasNegative ? Widest(totals.Where(total => total < 0).Select(ValueText)) + 8 : 0,
                Widest(totals.Where(total => total >= 0).Select(ValueText)) + 6);
        }

        BarValue[] shown = [.. Series.SelectMany(series => series.Values).Where(IsShown).Select(value => value!)];
        double before = Widest(shown.Where(value => value.Value < 0).Select(value => ValueText(value.Value)));
        return (before > 0 ? before + 8 : 0, Widest(shown.Where(value => value.Value >= 0).Select(value => ValueText(value.Value))) + 6);
    }

    private bool LabelsFit(double room)
    {
        IEnumerable<double> values = IsStacked ? Totals()
            : Series.SelectMany(series => series.Values).Where(IsShown).Select(value => value!.Value);
        return values.All(value => TextMetrics.Width(ValueText(value), FigureText.NoteSize) <= room);
    }

    private static string MissingText(double room) => room >= 60 ? "no value" : FigureTable.Nothing;
}
