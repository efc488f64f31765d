using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>The parts that charts share: axes, legends, texts, numbers.</summary>
internal sealed partial class PlotlyDrawing
{
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    // Hover labels do not break lines themselves.
    private const double HoverWidth = 300;

    /// <summary>A text without what JSON and HTML cannot hold: control characters, and halves of a pair of surrogates.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            plain.Append(Rune.IsControl(rune) && rune.Value != '\n' ? " " : rune.ToString());
        return plain.ToString();
    }

    /// <summary>A text as plotly shows it: no markup, no formula, a line break for each line feed.</summary>
    public static string Escape(string text) => new StringBuilder(Plain(text)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
        .Replace("$", "&#36;").Replace("\n", "<br>").ToString();

    /// <summary>A text broken into lines of at most a width.</summary>
    public static string Wrap(string text, double size, double width) =>
        string.IsNullOrWhiteSpace(text) ? "" : string.Join("<br>", TextMetrics.Wrap(text, size, width).Select(Escape));

    /// <summary>The text of a hover label.</summary>
    public static string Hover(string text) => Wrap(text, FigureText.NoteSize, HoverWidth);

    /// <summary>Numbers; null where one is not finite.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    /// <summary>A number; null if it is not finite.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>Texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Rows of nodes.</summary>
    public static JsonArray Rows(int rows, int columns, Func<int, int, JsonNode?> cell) =>
        new([.. Enumerable.Range(0, rows).Select(r => (JsonNode)new JsonArray([.. Enumerable.Range(0, columns).Select(c => cell(r, c))]))]);

    /// <summary>An axis of numbers.</summary>
    /// <param name="title">Its title; empty for none.</param>
    /// <param name="length">How long the title may be on one line, in pixels.</param>
    /// <param name="isPercent">Whether the numbers are shares.</param>
    public JsonObject Axis(string title, double length, bool isPercent = false)
    {
        var axis = new JsonObject
        {
            ["automargin"] = true,
            ["zeroline"] = false,
            ["showline"] = false,
            ["gridcolor"] = Color(Palette.Grid),
            ["linecolor"] = Color(Palette.Axis),
            ["title"] = new JsonObject
            {
                ["text"] = Wrap(title, FigureText.LabelSize, length),
                ["standoff"] = 10,
                ["font"] = new JsonObject { ["size"] = FigureText.LabelSize, ["color"] = Color(Palette.Muted) },
            },
        };
        if (isPercent)
            axis["tickformat"] = "~%";
        return axis;
    }

    /// <summary>The range of an axis with some free space at both ends.</summary>
    public static JsonArray Range(AxisScale scale, double free) => Numbers([scale.Minimum - (free * (scale.Maximum - scale.Minimum)),
        scale.Maximum + (free * (scale.Maximum - scale.Minimum))]);

    /// <summary>An axis of names, which stand at 0, 1, 2, ...</summary>
    /// <remarks>Names of a category axis would be taken for numbers or dates, and equal ones for one.</remarks>
    public JsonObject NameAxis(string title, IReadOnlyList<string> names, double nameWidth, double length, bool isReversed = false)
    {
        JsonObject axis = Axis(title, length);
        axis["tickmode"] = "array";
        axis["tickvals"] = Numbers(Enumerable.Range(0, names.Count).Select(i => (double)i));
        axis["ticktext"] = Texts(names.Select(name => Wrap(name, FigureText.NoteSize, nameWidth)));
        axis["showgrid"] = false;
        // Ticks that are not seen keep the names away from the cells and bars.
        (axis["ticks"], axis["ticklen"], axis["tickcolor"]) = ("outside", 6, "rgba(0,0,0,0)");
        (double first, double last) = (-0.5, Math.Max(names.Count, 1) - 0.5);
        axis["range"] = isReversed ? Numbers([last, first]) : Numbers([first, last]);
        return axis;
    }

    /// <summary>A legend in lines above the plot, which gets room for it.</summary>
    /// <param name="names">The names in it.</param>
    /// <param name="lift">How far it stands above the plot, in pixels, to leave room for the name of a line.</param>
    public void LegendAbove(IEnumerable<string> names, double lift = 0)
    {
        double wide = names.Sum(name => Math.Min(TextMetrics.Width(name, FigureText.NoteSize), PageWidth) + 52);
        Margin = Margin with { Top = Margin.Top + (24 * Math.Min(8, Math.Ceiling(wide / (PageWidth - 80)))) };
        Layout["showlegend"] = true;
        Layout["legend"] = new JsonObject
        {
            ["orientation"] = "h",
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 1 + (lift / PlotHeight),
            ["yanchor"] = "bottom",
            ["font"] = new JsonObject { ["size"] = FigureText.NoteSize },
        };
    }

    /// <summary>A horizontal or vertical line over the whole plot with its name at the end.</summary>
    /// <param name="value">Its place.</param>
    /// <param name="label">Its name.</param>
    /// <param name="isVertical">Whether it stands at a place of the horizontal axis.</param>
    /// <param name="dash">The pattern of the line.</param>
    /// <param name="place">Where a vertical line stands, 0 at the left end of the plot to 1 at the right one: its name stays within the drawing.</param>
    public void Reference(double value, string label, bool isVertical, string dash, double place = 0.5)
    {
        string anchor = !isVertical || place > 2 / 3.0 ? "right" : place < 1 / 3.0 ? "left" : "center";
        (string along, string across) = isVertical ? ("y", "x") : ("x", "y");
        Shape(new JsonObject
        {
            ["type"] = "line",
            [along + "ref"] = "paper",
            [along + "0"] = 0,
            [along + "1"] = 1,
            [across + "ref"] = across,
            [across + "0"] = value,
            [across + "1"] = value,
            ["line"] = new JsonObject { ["color"] = Color(isVertical ? Palette.Ink : Palette.Axis), ["width"] = 1.5, ["dash"] = dash },
        });
        Note(new JsonObject
        {
            ["text"] = Escape(label),
            [along + "ref"] = "paper",
            [along] = 1,
            [across + "ref"] = across,
            [across] = value,
            ["xanchor"] = anchor,
            ["yanchor"] = "bottom",
            ["bgcolor"] = Color(Palette.Surface),
            ["opacity"] = 0.85,
        });
    }

    /// <summary>A text in the middle of an empty plot.</summary>
    public void Empty(string text) => Note(new JsonObject
    {
        ["text"] = Escape(text),
        ["xref"] = "paper",
        ["x"] = 0.5,
        ["yref"] = "paper",
        ["y"] = 0.5,
        ["font"] = new JsonObject { ["size"] = FigureText.LabelSize, ["color"] = Color(Palette.Muted) },
    });

    /// <summary>The stops of a color scale of cells, each with a step of its own.</summary>
    public JsonArray ColorScale(int steps, Func<double, ThemedColor> fill) => new([.. Enumerable.Range(0, steps).Select(i =>
        (JsonNode)new JsonArray((double)i / (steps - 1), Color(fill((double)i / (steps - 1)))))]);

    /// <summary>A whole number as text.</summary>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
