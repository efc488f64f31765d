using System.Globalization;

namespace FerLib.Charts;

/// <summary>Curves over a common horizontal axis, such as loss and accuracy over the epochs of a training.</summary>
/// <remarks>
/// A curve's name stands at its end if all curves end near the right edge and the names are short, otherwise in a legend above. A value
/// that
/// is not finite leaves a gap. No curve, or none with a finite value: the drawing says so.
/// </remarks>
public sealed partial class LineChart : Figure
{
    private const double Width = 530;
    private const double PlotHeight = 260;

    /// <summary>The curves, in the order of their colors and of the legend.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>What the horizontal axis shows. Default: "epoch".</summary>
    public string XTitle { get; init; } = "epoch";

    /// <summary>What the vertical axis shows, such as "loss" or "accuracy on the validation split". Default: nothing.</summary>
    public string YTitle { get; init; } = "";

    /// <summary>Whether values are shares, 0..1, that are labelled in percent. Default: no.</summary>
    public bool YIsPercent { get; init; }

    /// <summary>A vertical line at a position, such as the best epoch. Default: none.</summary>
    public LineMarker? Marker { get; init; }

    /// <summary>A horizontal line at a value, such as chance, with its name. Default: none.</summary>
    public (double Y, string Label)? Reference { get; init; }

    /// <inheritdoc/>
    public override string TextAlternative
    {
        get
        {
            string axes = $"Line chart{(YTitle.Length > 0 ? $" of {YTitle}" : "")} over {XTitle}";
            string marker = Marker is null ? "" : $"Marked at {XTitle} {NumberText.Value(Marker.X)}: {Marker.Label}";
            string reference = Reference is null ? "" : $"Reference line at {ValueText(Reference.Value.Y)}: {Reference.Value.Label}";
            return FigureText.Sentences([Title, axes, .. Series.Select(InWords), marker, reference, Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a position and a column a curve; a row a point if a curve goes back or has two values at one position.</remarks>
    public override FigureTable Table
    {
        get
        {
            if (Series.Any(series => series.Points.DistinctBy(point => point.X).Count() < series.Points.Count))
            {
                return new FigureTable(["", XTitle, YTitle.Length > 0 ? YTitle : "value"],
                    [.. Series.SelectMany(series => series.Points.Select(point =>
                        (string[])[series.Name, NumberText.Value(point.X), ValueText(point.Y)]))]);
            }

            Dictionary<double, double>[] values =
                [.. Series.Select(series => series.Points.ToDictionary(point => point.X, point => point.Y))];
            return new FigureTable([XTitle, .. Series.Select(series => series.Name)],
                [.. values.SelectMany(curve => curve.Keys).Distinct().Order().Select(x =>
                    (string[])[NumberText.Value(x),
                        .. values.Select(curve => curve.TryGetValue(x, out double y) ? ValueText(y) : FigureTable.Nothing)])]);
        }
    }

    internal string ValueText(double value) => NumberText.Value(value, YIsPercent);

    private string InWords(LineSeries series)
    {
        ChartPoint[] finite = [.. series.Points.Where(IsFinite)];
        if (finite.Length == 0)
            return $"{series.Name}: no values";

        string At(ChartPoint point) => $"{ValueText(point.Y)} at {NumberText.Value(point.X)}";
        int missing = series.Points.Count - finite.Length;
        string gaps = missing == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {missing} {(missing == 1 ? "value" : "values")} missing");
        return finite.Length == 1
            ? $"{series.Name}: {At(finite[0])}{gaps}"
            : $"{series.Name}: from {At(finite[0])} to {At(finite[^1])}, " +
                $"lowest {At(finite.MinBy(p => p.Y))}, highest {At(finite.MaxBy(p => p.Y))}{gaps}";
    }

    internal static bool IsFinite(ChartPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
}
