using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FerLib.Charts;
using Plotly.NET;
using Figure = FerLib.Charts.Figure;

namespace FerLib.Interop;

/// <summary>Figures as charts of plotly: the same numbers, titles, names and colors, with a text for every point.</summary>
/// <remarks>
/// The chart is written in plotly's own schema (https://plotly.com/javascript/reference) with the colors for a light page. Words of a
/// figure are escaped, so that plotly shows them as they are and takes none of them for markup or a formula.
/// </remarks>
public static partial class PlotlyFigures
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The figure as a Plotly.NET chart, to be changed and shown with that package.</summary>
    /// <param name="figure">Any figure of FerLib.</param>
    /// <returns>The chart; the HTML that Plotly.NET makes of it embeds plotly.js and loads nothing from outside.</returns>
    /// <exception cref="NotSupportedException">The figure is of a class that FerLib does not have.</exception>
    /// <exception cref="InvalidOperationException">The figure's parts do not fit together; as for its drawing.</exception>
    public static GenericChart ToPlotly(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return PlotlyObjects.ChartOf(Draw(figure, isDark: false));
    }

    /// <summary>The figure as JSON in plotly's schema: <c>{"data": [...], "layout": {...}}</c>.</summary>
    /// <param name="figure">Any figure of FerLib.</param>
    /// <returns>One line of JSON. It is not escaped for HTML.</returns>
    /// <exception cref="NotSupportedException">The figure is of a class that FerLib does not have.</exception>
    /// <exception cref="InvalidOperationException">The figure's parts do not fit together; as for its drawing.</exception>
    public static string ToPlotlyJson(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Draw(figure, isDark: false).ToJsonString(Relaxed);
    }

    /// <summary>The figure as a value that shows interactively in every host that runs scripts, whatever is set for others.</summary>
    /// <param name="figure">Any figure of FerLib.</param>
    /// <exception cref="NotSupportedException">The figure is of a class that FerLib does not have.</exception>
    public static InteractiveChart Interactive(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return HasTranslation(figure) ? new InteractiveChart(figure) : throw NotTranslated(figure);
    }

    /// <summary>A Plotly.NET chart as a value that shows interactively in every host that runs scripts.</summary>
    /// <param name="chart">The chart, such as one from <see cref="ToPlotly"/> with changes.</param>
    public static InteractiveChart Interactive(this GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new InteractiveChart(chart);
    }

    /// <summary>Whether the figure's class has a translation.</summary>
    internal static bool HasTranslation(Figure figure) => TranslationOf(figure, isDark: false) is not null;

    /// <summary>The chart in plotly's schema, in the colors of a light or a dark page.</summary>
    internal static JsonObject Draw(Figure figure, bool isDark) =>
        TranslationOf(figure, isDark) is { } draw ? draw() : throw NotTranslated(figure);

    private static Func<JsonObject>? TranslationOf(Figure figure, bool isDark) => figure switch
    {
        LineChart lines => () => Lines(lines, isDark),
        BarChart bars => () => Bars(bars, isDark),
        HistogramChart histogram => () => Histogram(histogram, isDark),
        ScatterChart points => () => Points(points, isDark),
        ReliabilityDiagram bins => () => Reliability(bins, isDark),
        HeatMap map => () => Heat(map, isDark),
        MatrixChart matrix => () => Matrix(matrix, isDark),
        ConfusionMatrixChart matrix => () => Confusion(matrix, isDark),
        PictureGrid grid => () => Grid(grid, isDark),
        PictureMatrix matrix => () => Pictures(matrix, isDark),
        FeatureMapGrid maps => () => Maps(maps, isDark),
        NumberGrids numbers => () => Numbers(numbers, isDark),
        ArchitectureDrawing network => () => Network(network, isDark),
        _ => null,
    };

    private static NotSupportedException NotTranslated(Figure figure) => new(
        $"{figure.GetType().FullName} has no translation to plotly, expected a figure of FerLib.Charts. " +
        "Show its drawing (ToSvg or ToHtml), or add a translation in lib/Interop/PlotlyFigures.cs.");
}
