using System.Globalization;

namespace FerLib.Charts;

/// <summary>Points over two axes; where several coincide, a larger one that says how many.</summary>
/// <remarks>
/// Series differ by color and by shape. A point whose position is not finite is left out, and counted below the drawing. No point: the
/// drawing says so.
/// </remarks>
public sealed partial class ScatterChart : Figure
{
    /// <summary>The series, in the order of their colors, of their shapes and of the legend.</summary>
    public required IReadOnlyList<ScatterSeries> Series { get; init; }

    /// <summary>What the horizontal axis shows. Default: nothing.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>What the vertical axis shows. Default: nothing.</summary>
    public string YTitle { get; init; } = "";

    /// <summary>Whether both axes have one range and one scale, so that equal values lie on the diagonal. Default: no.</summary>
    public bool EqualAxes { get; init; }

    /// <summary>Whether horizontal positions are shares, 0..1, that are labelled in percent. Default: no.</summary>
    public bool XIsPercent { get; init; }

    /// <summary>Whether vertical positions are shares, 0..1, that are labelled in percent. Default: no.</summary>
    public bool YIsPercent { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A point stands for less than one.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            string axes = $"Scatter chart of {NameOf(YTitle, "the vertical axis")} over {NameOf(XTitle, "the horizontal axis")}";
            return FigureText.Sentences([Title, axes, .. Series.Select(InWords), LeftOut(), Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a point, with its count if any stands for more than one, and its own text if any has one.</remarks>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            ScatterPoint[] all = [.. Series.SelectMany(series => series.Points)];
            // The columns that every point has, and those that only some charts have.
            (string Name, Func<ScatterSeries, ScatterPoint, string> Text, bool Kept)[] columns =
            [
                ("series", (series, _) => series.Name, true),
                (NameOf(XTitle, "x"), (_, point) => XText(point), true),
                (NameOf(YTitle, "y"), (_, point) => YText(point), true),
                ("count", (_, point) => NumberText.Count(point.Count), HasCounts),
                ("point", (_, point) => point.Hover ?? FigureTable.Nothing, all.Any(point => point.Hover is not null)),
            ];
            columns = [.. columns.Where(column => column.Kept)];
            return new FigureTable([.. columns.Select(column => column.Name)],
                [.. Series.SelectMany(series => series.Points.Select(point =>
                    (string[])[.. columns.Select(column => column.Text(series, point))]))]);
        }
    }

    internal bool HasCounts => Series.Any(series => series.Points.Any(point => point.Count > 1));

    internal static bool IsShown(ScatterPoint point) => Math.Abs(point.X) <= 1e300 && Math.Abs(point.Y) <= 1e300;

    private static string NameOf(string title, string otherwise) => title.Length > 0 ? title : otherwise;

    private string XText(ScatterPoint point) => NumberText.Value(point.X, XIsPercent);

    private string YText(ScatterPoint point) => NumberText.Value(point.Y, YIsPercent);

    internal string HoverText(ScatterSeries series, ScatterPoint point)
    {
        string text = point.Hover ?? $"{(Series.Count == 1 ? "" : series.Name + ": ")}" +
            $"{NameOf(XTitle, "x")} {XText(point)}, {NameOf(YTitle, "y")} {YText(point)}";
        return point.Count == 1 ? text : $"{text} ({NumberText.Count(point.Count)} coincide)";
    }

    private string InWords(ScatterSeries series)
    {
        ScatterPoint[] shown = [.. series.Points.Where(IsShown)];
        if (shown.Length == 0)
            return $"{series.Name}: no points";
        long count = shown.Sum(point => (long)point.Count);
        string places = count == shown.Length ? "" : $" at {NumberText.Count(shown.Length)} places";
        return $"{series.Name}: {NumberText.Count(count)} {(count == 1 ? "point" : "points")}{places}, " +
            $"{NameOf(XTitle, "x")} {XText(shown.MinBy(p => p.X)!)} to {XText(shown.MaxBy(p => p.X)!)}, " +
            $"{NameOf(YTitle, "y")} {YText(shown.MinBy(p => p.Y)!)} to {YText(shown.MaxBy(p => p.Y)!)}";
    }

    internal string? LeftOut()
    {
        int count = Series.Sum(series => series.Points.Count(point => !IsShown(point)));
        return count switch
        {
            0 => null,
            1 => "1 point has a position that is not a number and is left out.",
            _ => $"{NumberText.Count(count)} points have positions that are not numbers and are left out.",
        };
    }

    private void Check()
    {
        foreach (ScatterSeries series in Series)
        {
            if (series.Points.FirstOrDefault(point => point.Count < 1) is { } wrong)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"A point of '{series.Name}' at ({wrong.X}, {wrong.Y}) stands for {wrong.Count}, expected 1 or more."));
            }
        }
    }
}
