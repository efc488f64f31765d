using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Collects the parts of a chart in plotly's schema, and writes title and remarks as the figures of FerLib have them.</summary>
/// <remarks>
/// A page that has room for its own text shows title and remarks outside of plotly, which breaks no lines: <c>layout.meta</c> holds both as
/// plain text, and the measures without them.
/// </remarks>
internal sealed partial class PlotlyDrawing
{
    /// <summary>The name of the annotations that hold the remarks.</summary>
    public const string NoteName = "note";

    // What a chart in a page of text is wide; title and remarks of an exported chart are broken for it.
    private const double PageWidth = 640;

    private readonly Figure _figure;
    private readonly bool _isDark;
    private readonly JsonArray _traces = [];
    private readonly JsonArray _shapes = [];
    private readonly JsonArray _annotations = [];
    private readonly JsonArray _images = [];

    /// <summary>Begins a chart.</summary>
    /// <param name="figure">Whose chart it is.</param>
    /// <param name="isDark">Whether it stands on a dark page.</param>
    /// <exception cref="InvalidOperationException">The figure's parts do not fit together.</exception>
    public PlotlyDrawing(Figure figure, bool isDark)
    {
        (_figure, _isDark) = (figure, isDark);
        // Every figure checks itself before it speaks.
        _ = figure.TextAlternative;
    }

    /// <summary>The layout without title, shapes, annotations and images.</summary>
    public JsonObject Layout { get; } = [];

    /// <summary>Height of the plot itself, in pixels.</summary>
    public double PlotHeight { get; set; } = 320;

    /// <summary>What is free around the plot for ticks and axis titles, in pixels.</summary>
    public (double Left, double Top, double Right, double Bottom) Margin { get; set; } = (60, 24, 20, 56);

    /// <summary>The width of a drawing that has one, in pixels; others take the width of their place.</summary>
    public double? FixedWidth { get; set; }

    /// <summary>The narrowest width at which the chart can be read, in pixels; narrower places scroll it sideways.</summary>
    public double LeastWidth { get; set; }

    /// <summary>A color as text.</summary>
    public string Color(ThemedColor color) => (_isDark ? color.Dark : color.Light).Hex;

    /// <summary>Adds a trace.</summary>
    public void Trace(JsonObject trace)
    {
        trace["hoverinfo"] ??= "text";
        _traces.Add(trace);
    }

    /// <summary>Adds a shape.</summary>
    public void Shape(JsonObject shape) => _shapes.Add(shape);

    /// <summary>Adds a text at a point, without an arrow.</summary>
    public void Note(JsonObject annotation)
    {
        annotation["showarrow"] = false;
        _annotations.Add(annotation);
    }

    /// <summary>Adds a picture.</summary>
    public void Image(JsonObject image) => _images.Add(image);

    /// <summary>The whole chart.</summary>
    /// <param name="notes">Remarks below it; empty ones are left out.</param>
    public JsonObject Finish(params ReadOnlySpan<string?> notes)
    {
        var remarks = new List<string>();
        foreach (string? note in notes)
        {
            if (!string.IsNullOrWhiteSpace(note))
                remarks.Add(note);
        }

        double reading = Math.Max(320, Math.Min(PageWidth, FixedWidth ?? PageWidth) - 28);
        IReadOnlyList<string> title = string.IsNullOrWhiteSpace(_figure.Title)
            ? []
            : TextMetrics.WrapBalanced(_figure.Title, FigureText.TitleSize, reading, bold: true);
        string[] lines = [.. remarks.SelectMany(note => TextMetrics.Wrap(note, FigureText.NoteSize, reading))];
        double titleHeight = title.Count == 0 ? 0 : (title.Count * FigureText.TitleSize * 1.3) + 12;
        double notesHeight = lines.Length == 0 ? 0 : (lines.Length * FigureText.NoteSize * 1.3) + 12;
        if (title.Count > 0)
        {
            Layout["title"] = new JsonObject
            {
                ["text"] = string.Join("<br>", title.Select(line => $"<b>{Escape(line)}</b>")),
                ["font"] = new JsonObject { ["size"] = FigureText.TitleSize },
                ["x"] = 0,
                ["xref"] = "container",
                ["xanchor"] = "left",
                ["y"] = 1,
                ["yref"] = "container",
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["l"] = 14, ["t"] = 12 },
            };
        }

        if (lines.Length > 0)
        {
            Note(new JsonObject
            {
                ["name"] = NoteName,
                ["text"] = string.Join("<br>", lines.Select(Escape)),
                ["font"] = new JsonObject { ["size"] = FigureText.NoteSize, ["color"] = Color(Palette.Muted) },
                ["align"] = "left",
                ["xref"] = "paper",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["xshift"] = 14 - Margin.Left,
                ["yref"] = "paper",
                ["y"] = 0,
                ["yanchor"] = "top",
                ["yshift"] = -Margin.Bottom,
            });
        }

        double bare = Margin.Top + PlotHeight + Margin.Bottom;
        Layout["height"] = Math.Round(bare + titleHeight + notesHeight);
        if (FixedWidth is { } width)
            Layout["width"] = Math.Round(width);
        Layout["margin"] = new JsonObject
        {
            ["l"] = Math.Round(Margin.Left),
            ["r"] = Math.Round(Margin.Right),
            ["t"] = Math.Round(Margin.Top + titleHeight),
            ["b"] = Math.Round(Margin.Bottom + notesHeight),
            ["pad"] = 0,
        };
        Layout["font"] = new JsonObject { ["family"] = FontFamily, ["size"] = FigureText.NoteSize, ["color"] = Color(Palette.Ink) };
        Layout["paper_bgcolor"] = Color(Palette.Surface);
        Layout["plot_bgcolor"] = Color(Palette.Surface);
        Layout["hovermode"] ??= "closest";
        Layout["hoverlabel"] = new JsonObject
        {
            ["align"] = "left",
            ["bgcolor"] = Color(Palette.Surface),
            ["bordercolor"] = Color(Palette.Axis),
            ["font"] = new JsonObject { ["family"] = FontFamily, ["size"] = FigureText.NoteSize, ["color"] = Color(Palette.Ink) },
        };
        Layout["shapes"] = _shapes;
        Layout["annotations"] = _annotations;
        Layout["images"] = _images;
        Layout["meta"] = new JsonObject
        {
            ["title"] = Plain(_figure.Title),
            ["notes"] = Texts(remarks.Select(Plain)),
            ["height"] = Math.Round(bare),
            ["top"] = Math.Round(Margin.Top),
            ["bottom"] = Math.Round(Margin.Bottom),
            ["least"] = Math.Round(LeastWidth),
        };
        return new JsonObject { ["data"] = _traces, ["layout"] = Layout };
    }
}
