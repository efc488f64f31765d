using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>One block of an <see cref="ArchitectureDrawing"/>: its sizes, drawn as a stack of sheets or a column of cells.</summary>
/// <param name="Channels">Channels of the data.</param>
/// <param name="Rows">Rows of the data.</param>
/// <param name="Columns">Columns of the data.</param>
/// <param name="Kind">What made it; gives its color.</param>
internal sealed record ArchitectureBlock(int Channels, int Rows, int Columns, string Kind)
{
    private const double LeastSide = 7;
    private const double SheetStep = 3;
    private const double CellStep = 15;
    private const double DepthX = 0.78;
    private const double DepthY = 0.5;

    /// <summary>The side in pixels that is drawn as high as a block may be.</summary>
    public int LargestRows { get; init; } = 1;

    /// <summary>The number of channels that is drawn as thick as a block may be.</summary>
    public int MostChannels { get; init; } = 1;

    /// <summary>The side of the largest front; the deepest stack is half as deep.</summary>
    public double LargestSide { get; init; } = 100;

    /// <summary>Whether nothing follows it.</summary>
    public bool IsLast { get; init; }

    /// <summary>The shape as text: "64 x 32 x 32".</summary>
    public string Shape => ArchitectureDrawing.ShapeText(Channels, Rows, Columns);

    /// <summary>The picture on its front. Default: none.</summary>
    public Image? Face { get; init; }

    /// <summary>The colors of the cells of a short vector. Default: that of the kind.</summary>
    public IReadOnlyList<ThemedColor>? CellColors { get; init; }

    /// <summary>Whether it is a few single numbers, drawn as a column of cells.</summary>
    public bool IsVector => Rows == 1 && Columns == 1 && Channels <= 12 && !Kind.Contains("pooling", StringComparison.OrdinalIgnoreCase);

    /// <summary>Height of the front.</summary>
    public double FrontHeight => IsVector ? Channels * CellStep : Side(Rows);

    /// <summary>Width of the front.</summary>
    public double FrontWidth => IsVector ? CellStep : Side(Columns);

    /// <summary>How far the back is moved to the right.</summary>
    public double BackX => IsVector ? 0 : DepthX * Depth;

    /// <summary>How far the back is moved up.</summary>
    public double BackY => IsVector ? 0 : DepthY * Depth;

    /// <summary>Width of the whole block.</summary>
    public double Width => FrontWidth + BackX;

    private double Depth => Math.Max(SheetStep, 0.5 * LargestSide * Math.Sqrt((double)Channels / Math.Max(Channels, MostChannels)));

    internal ThemedColor Base => Kind switch
    {
        "input" => ThemedColor.Parse("#6e7781", "#8b949e"),
        _ when Has("pooling") => ThemedColor.Parse("#008577", "#2aa597"),
        _ when Has("connected") => ThemedColor.Parse("#64176f", "#ad6fc4"),
        _ when Has("softmax") => ThemedColor.Parse("#64176f", "#ad6fc4"),
        _ => ThemedColor.Parse("#2171b5", "#4292c6"),
    };

    /// <summary>Draws the block with the left end of its front at x and the middle of its front at y.</summary>
    public void Draw(SvgCanvas canvas, double x, double y, string hover)
    {
        double top = y - (FrontHeight / 2);
        if (IsVector)
            DrawCells(canvas, x, top, hover);
        else
            DrawSheets(canvas, x, top, hover);
    }

    private void DrawCells(SvgCanvas canvas, double x, double top, string hover)
    {
        string edge = canvas.Stroke(Palette.Surface);
        for (int i = 0; i < Channels; i++)
        {
            ThemedColor color = CellColors is { } colors && i < colors.Count ? colors[i] : Base;
            canvas.Rectangle(x, top + (i * CellStep), CellStep, CellStep, $"{canvas.Fill(color)} {edge}", radius: 3, strokeWidth: 2,
                hover: hover);
        }
    }

    private void DrawSheets(SvgCanvas canvas, double x, double top, string hover)
    {
        (double w, double h, double dx, double dy) = (FrontWidth, FrontHeight, BackX, BackY);
        string edge = canvas.Stroke(Shade(0.3, 0.35, darker: true));
        canvas.Polygon([new(x, top), new(x + dx, top - dy), new(x + dx + w, top - dy), new(x + w, top)],
            $"{canvas.Fill(Shade(0.78, 0.15))} {edge}", 1, hover);
        canvas.Polygon([new(x + w, top), new(x + w + dx, top - dy), new(x + w + dx, top + h - dy), new(x + w, top + h)],
            $"{canvas.Fill(Shade(0.35, 0.62))} {edge}", 1, hover);
        int sheets = Math.Min(Channels, (int)Math.Round(Depth / SheetStep));
        canvas.Segments(Enumerable.Range(1, Math.Max(0, sheets - 1)).SelectMany(i => Sheet(x, top, (double)i / sheets)), edge, 0.6);
        canvas.Rectangle(x, top, w, h, $"{canvas.Fill(Shade(0.6, 0.4))} {edge}", strokeWidth: 1, hover: hover);
        if (Face is null)
            return;
        bool pixelated = Math.Max(Face.Width, Face.Height) < 1.5 * w;
        canvas.StretchedPicture(x, top, w, h, EmbeddedPicture.Encode(Face, (int)(2 * LargestSide)), pixelated, hover);
        canvas.Rectangle(x, top, w, h, edge, strokeWidth: 1.2);
    }

    // The upper and the right edge of a sheet behind the front, which are all that is seen of it.
    private (ChartPoint From, ChartPoint To)[] Sheet(double x, double top, double share)
    {
        (double left, double upper) = (x + (share * BackX), top - (share * BackY));
        var corner = new ChartPoint(left + FrontWidth, upper);
        return [(new(left, upper), corner), (corner, new(left + FrontWidth, upper + FrontHeight))];
    }

    private double Side(int pixels) => Math.Max(LeastSide, LargestSide * Math.Sqrt((double)pixels / Math.Max(pixels, LargestRows)));

    // The color of the kind, mixed with white on light and with black on dark.
    internal ThemedColor Shade(double light, double dark, bool darker = false) =>
        new(Color.Mix(Base.Light, new Color((byte)(darker ? 0 : 255), (byte)(darker ? 0 : 255), (byte)(darker ? 0 : 255)), light),
            Color.Mix(Base.Dark, darker ? new Color(255, 255, 255) : new Color(0, 0, 0), dark));

    private bool Has(string word) => Kind.Contains(word, StringComparison.OrdinalIgnoreCase);
}
