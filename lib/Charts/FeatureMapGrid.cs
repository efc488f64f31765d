using System.Globalization;
using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Many small pictures side by side, each pixel a square: the feature maps of a layer, or its filters.</summary>
/// <remarks>The maps are counted from 0, as a program counts channels. The number at the left is that of the row's first map.</remarks>
public sealed class FeatureMapGrid : Figure
{
    private const double Gap = 6;

    /// <summary>The maps in order: grey, or in the colors of <see cref="SignedPicture.Of"/>.</summary>
    public required IReadOnlyList<Image> Maps { get; init; }

    /// <summary>How many maps stand beside each other. Default 0: 8, or 16 when there are more than 64.</summary>
    public int Columns { get; init; }

    /// <summary>What the pointer says about each map, one a map. Default: its number and, with a grey scale, its range.</summary>
    public IReadOnlyList<string>? Captions { get; init; }

    /// <summary>The legend below the maps. Default: none.</summary>
    public ScaleBar? Scale { get; init; }

    /// <inheritdoc/>
    public override FigureTable? Table => null;

    /// <inheritdoc/>
    public override string TextAlternative => FigureText.Sentences([Title,
        Maps.Count == 0
            ? "No maps"
            : string.Create(CultureInfo.InvariantCulture,
                $"{Maps.Count} map{(Maps.Count == 1 ? "" : "s")} of {Maps[0].Height} x {Maps[0].Width}"),
        Scale is null ? null : $"Scale: {Scale.Title}, {NumberText.Value(Scale.Low)} to {NumberText.Value(Scale.High)}", Note]);

    internal int Across => Math.Min(Math.Max(Maps.Count, 1), Columns > 0 ? Columns : Maps.Count > 64 ? 16 : 8);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Captions are given, but not one for each map, or Columns is negative.</exception>
    public override string ToSvg()
    {
        if (Captions is not null && Captions.Count != Maps.Count)
            throw new InvalidOperationException($"The grid has {Captions.Count} captions, expected {Maps.Count}: one for each map.");
        if (Columns < 0)
            throw new InvalidOperationException($"A grid of maps has at least 1 column, or 0 for the default; got {Columns}.");

        var canvas = new SvgCanvas { HoversThroughText = true };
        double tile = Across <= 8 ? 56 : 42;
        double left = FigureText.Margin + TextMetrics.Width("000", FigureText.NoteSize) + 8;
        double width = Math.Max(left + (Across * (tile + Gap)) - Gap + FigureText.Margin, 320);
        double top = FigureText.DrawTitle(canvas, Title, width) + 4;
        double height = tile * Maps.Select(map => (double)map.Height / map.Width).DefaultIfEmpty(1).Max();
        var number = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted), TextAnchor.End);
        for (int i = 0; i < Maps.Count; i++)
        {
            (int row, int column) = Math.DivRem(i, Across);
            (double x, double y) = (left + (column * (tile + Gap)), top + (row * (height + Gap)));
            Image shown = EmbeddedPicture.Smaller(Maps[i], (int)(1.75 * tile));
            canvas.Picture(x, y, tile, height, PngEncoder.EncodeSmall(shown), pixelated: true, Hover(i));
            if (column == 0)
                canvas.Text(left - 8, y + (height / 2) + (0.35 * number.Size), NumberText.Count(i), number);
        }

        // Maps that are white or black at the rim still end somewhere.
        canvas.Segments(Enumerable.Range(0, Maps.Count).SelectMany(i =>
            Outline(left + (i % Across * (tile + Gap)), top + (i / Across * (height + Gap)), tile, height)),
            canvas.Stroke(Palette.Axis), 0.75);
        double bottom = top + (((Maps.Count + Across - 1) / Across) * (height + Gap)) - Gap;
        if (Scale is not null)
            bottom = ScaleBarDrawing.Draw(canvas, bottom, width, Scale);
        bottom = FigureText.DrawNotes(canvas, bottom, width, Maps.Count == 0 ? "no maps" : null, Note);
        double widest = Across <= 8 ? 1.3 * width : width;
        return canvas.Finish(width, bottom, Title, TextAlternative, widest, narrowest: FigureText.LeastScale * width);
    }

    private static (ChartPoint From, ChartPoint To)[] Outline(double x, double y, double width, double height) =>
    [
        (new(x, y), new(x + width, y)), (new(x + width, y), new(x + width, y + height)),
        (new(x + width, y + height), new(x, y + height)), (new(x, y + height), new(x, y)),
    ];

    internal string Hover(int index)
    {
        if (Captions is not null)
            return Captions[index];

        string name = string.Create(CultureInfo.InvariantCulture, $"map {index} of {Maps.Count}");
        if (Scale is null || Scale.IsDiverging || !Maps[index].IsGrey)
            return name;
        double At(byte level) => Scale.Low + ((Scale.High - Scale.Low) * level / 255.0);
        return $"{name}: about {NumberText.Value(At(Maps[index].Pixels.Min()))} to {NumberText.Value(At(Maps[index].Pixels.Max()))}";
    }
}
