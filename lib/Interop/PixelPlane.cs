using System.Text.Json.Nodes;
using FerLib.Charts;
using FerLib.Imaging;

namespace FerLib.Interop;

/// <summary>A plot whose units are pixels from its left top: for pictures, typed numbers, and the drawing of a network.</summary>
/// <remarks>Its size is fixed, so that texts and pictures keep their places; narrow places scroll it sideways.</remarks>
internal sealed class PixelPlane(PlotlyDrawing drawing)
{
    /// <summary>Free space at its left and right, in pixels.</summary>
    public const double Side = 14;

    private readonly List<(double X, double Y, string Hover)> _spots = [];

    /// <summary>A picture as large as its place allows, at the left bottom of it, with a text when the pointer rests on it.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="x">Left end of the place.</param>
    /// <param name="y">Upper end of the place.</param>
    /// <param name="width">Width of the place.</param>
    /// <param name="height">Height of the place.</param>
    /// <param name="hover">The text.</param>
    public void Picture(Image image, double x, double y, double width, double height, string hover)
    {
        double scale = Math.Min(width / image.Width, height / image.Height);
        (double w, double h) = (image.Width * scale, image.Height * scale);
        drawing.Image(Stretched(image, x, y + height - h, w, h));
        Spot(x + (w / 2), y + height - (h / 2), hover);
    }

    /// <summary>A picture that fills a place.</summary>
    public static JsonObject Stretched(Image image, double x, double y, double width, double height) => new()
    {
        ["source"] = DataUri(image, 2 * Math.Max(width, height)),
        ["xref"] = "x",
        ["yref"] = "y",
        ["x"] = x,
        ["y"] = y,
        ["sizex"] = width,
        ["sizey"] = height,
        ["sizing"] = "stretch",
        ["xanchor"] = "left",
        ["yanchor"] = "top",
        ["layer"] = "above",
    };

    /// <summary>A place that shows a text when the pointer rests on it.</summary>
    public void Spot(double x, double y, string hover) => _spots.Add((x, y, hover));

    /// <summary>A text whose left top, or top middle, is at a point.</summary>
    public void Text(double x, double y, string text, double size, ThemedColor color, string anchor = "left", string vertical = "top",
        bool bold = false) => drawing.Note(new JsonObject
        {
            ["text"] = bold ? $"<b>{text}</b>" : text,
            ["xref"] = "x",
            ["yref"] = "y",
            ["x"] = x,
            ["y"] = y,
            ["xanchor"] = anchor,
            ["yanchor"] = vertical,
            ["align"] = anchor,
            ["borderpad"] = 0,
            ["font"] = new JsonObject { ["size"] = size, ["color"] = drawing.Color(color) },
        });

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, ThemedColor? fill, ThemedColor? line, double stroke = 1)
    {
        var shape = new JsonObject
        {
            ["type"] = "rect",
            ["xref"] = "x",
            ["yref"] = "y",
            ["x0"] = x,
            ["x1"] = x + width,
            ["y0"] = y,
            ["y1"] = y + height,
            ["line"] = line is { } color
                ? new JsonObject { ["color"] = drawing.Color(color), ["width"] = stroke }
                : new JsonObject { ["width"] = 0 },
        };
        if (fill is { } inside)
            (shape["fillcolor"], shape["layer"]) = (drawing.Color(inside), "below");
        drawing.Shape(shape);
    }

    /// <summary>A closed shape through points.</summary>
    public void Polygon(IEnumerable<ChartPoint> points, ThemedColor fill, ThemedColor line) => drawing.Shape(new JsonObject
    {
        ["type"] = "path",
        ["xref"] = "x",
        ["yref"] = "y",
        ["layer"] = "below",
        ["fillcolor"] = drawing.Color(fill),
        ["path"] = "M" + string.Join(" L", points.Select(point => FormattableString.Invariant($"{point.X:0.##},{point.Y:0.##}"))) + " Z",
        ["line"] = new JsonObject { ["color"] = drawing.Color(line), ["width"] = 1 },
    });

    /// <summary>The legend of pictures that stand for numbers, below the plot.</summary>
    public void Scale(ScaleBar scale, JsonObject colorBar)
    {
        double range = Math.Max(Math.Abs(scale.Low), Math.Abs(scale.High));
        Color At(double share)
        {
            if (!scale.IsDiverging)
                return FerLib.Charts.Color.Mix(new Color(0, 0, 0), new Color(255, 255, 255), share);
            double number = scale.Low + ((scale.High - scale.Low) * share);
            return DivergingScale.At(range > 0 ? number / range : 0);
        }

        drawing.Trace(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = new JsonArray((JsonNode?)null),
            ["y"] = new JsonArray((JsonNode?)null),
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["marker"] = new JsonObject
            {
                ["color"] = new JsonArray(scale.Low),
                ["cmin"] = scale.Low,
                ["cmax"] = scale.High > scale.Low ? scale.High : scale.Low + 1,
                ["showscale"] = true,
                ["colorbar"] = colorBar,
                ["colorscale"] = new JsonArray([.. Enumerable.Range(0, 41).Select(i => (JsonNode)new JsonArray(i / 40.0, At(i / 40.0).Hex))]),
            },
        });
    }

    /// <summary>Sets the axes and the size, and adds the hover texts.</summary>
    /// <param name="width">Width of the plot.</param>
    /// <param name="height">Height of the plot.</param>
    /// <param name="reach">How large the place of a hover text is.</param>
    public void Close(double width, double height, double reach)
    {
        if (_spots.Count > 0)
        {
            drawing.Trace(new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["showlegend"] = false,
                ["x"] = PlotlyDrawing.Numbers(_spots.Select(spot => Math.Round(spot.X, 2))),
                ["y"] = PlotlyDrawing.Numbers(_spots.Select(spot => Math.Round(spot.Y, 2))),
                ["marker"] = new JsonObject { ["symbol"] = "square", ["size"] = reach, ["opacity"] = 0 },
                ["hovertext"] = PlotlyDrawing.Texts(_spots.Select(spot => PlotlyDrawing.Hover(spot.Hover))),
            });
        }

        height = Math.Max(40, height);
        drawing.Layout["xaxis"] = new JsonObject { ["visible"] = false, ["range"] = PlotlyDrawing.Numbers([0, width]) };
        drawing.Layout["yaxis"] = new JsonObject { ["visible"] = false, ["range"] = PlotlyDrawing.Numbers([height, 0]) };
        drawing.Layout["dragmode"] = false;
        drawing.Margin = (Side, 8, Side, drawing.Margin.Bottom);
        drawing.PlotHeight = height;
        drawing.FixedWidth = width + (2 * Side);
        drawing.LeastWidth = width + (2 * Side);
    }

    // Plotly smooths pictures that it enlarges; the pixels of a small one are to be seen.
    private static string DataUri(Image image, double most)
    {
        Image shown = EmbeddedPicture.Smaller(image, (int)Math.Max(16, most));
        int times = (int)(most / Math.Max(shown.Width, shown.Height));
        return "data:image/png;base64," + Convert.ToBase64String(PngEncoder.EncodeSmall(times > 1 ? Enlarged(shown, times) : shown));
    }

    private static Image Enlarged(Image image, int times)
    {
        int channels = image.Channels;
        var large = new Image(image.Width * times, image.Height * times, channels);
        for (int y = 0; y < large.Height; y++)
        {
            for (int x = 0; x < large.Width; x++)
            {
                int from = (((y / times) * image.Width) + (x / times)) * channels;
                image.Pixels.AsSpan(from, channels).CopyTo(large.Pixels.AsSpan(((y * large.Width) + x) * channels));
            }
        }

        return large;
    }
}
