using Plotly.NET;
using Figure = FerLib.Charts.Figure;

namespace FerLib.Interop;

/// <summary>
/// A chart as the last value of a cell: interactive wherever scripts run. Where they do not, a figure is its drawing and a chart of
/// Plotly.NET a line that says so.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class InteractiveChart
{
    private readonly Figure? _figure;
    private readonly GenericChart? _chart;

    internal InteractiveChart(Figure figure) => _figure = figure;

    internal InteractiveChart(GenericChart chart) => _chart = chart;

    /// <summary>The chart for a notebook host; it loads nothing from outside.</summary>
    /// <exception cref="InvalidOperationException">The figure's parts do not fit together; as for its drawing.</exception>
    public string ToHtml() => _figure is not null ? _figure.ToInteractiveHtml() : InteractiveHtml.Of(_chart!);

    /// <summary>The figure in words, or what the chart is made of.</summary>
    public override string ToString() => _figure?.ToString()
        ?? $"Plotly chart: {string.Join(", ", GenericChart.getTraces(_chart!).Select(trace => trace.type))}";
}
