namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The bookkeeping of minimal filtering for 5 x 5 windows with stride 2: which products belong to which point.</summary>
/// <remarks>
/// Along one axis a window with stride 2 is a 3-tap filter on the even places and a 2-tap filter on the odd ones. Two neighboring outputs
/// take 4 multiplications for the even part (points 0, 1, -1 and infinity of Toom and Cook) and 3 for the odd one (without -1) instead of
/// 6 and 4; in two dimensions 7 x 7 = 49 instead of 100. With inputs d0..d6 and taps g0..g4:
/// <code>
/// item      input     filter                 point
/// even 0    d0 - d4   g0                     0
/// even 1    d2 + d4   (g0 + g2 + g4) / 2     1
/// even 2    d4 - d2   (g0 - g2 + g4) / 2     -1
/// even 3    d2 - d6   g4                     infinity
/// odd 0     d1 - d3   g1                     0
/// odd 1     d3        g1 + g3                1
/// odd 3     d3 - d5   g3                     infinity
/// </code>
/// Even and odd products of one point are summed before the outputs are made of them: y0 = p0 + p1 + p2, y1 = p1 - p2 - p3. The sum over
/// input channels goes through all items of a point, so that every point is one matrix product (tiles x items and channels x filters).
/// Sources: Winograd, "Arithmetic complexity of computations", 1980; Lavin and Gray, "Fast algorithms for convolutional neural networks",
/// 2016, whose F(2 x 2, 3 x 3) is the even part; the split of a strided window into phases is that of polyphase filters.
/// </remarks>
internal static class MinimalFiltering
{
    /// <summary>The only window this is written for.</summary>
    public const int Kernel = 5;

    /// <summary>Its stride.</summary>
    public const int Stride = 2;

    /// <summary>Items along an axis: 4 even ones, 3 odd ones.</summary>
    public const int Items = 7;

    /// <summary>Items in two dimensions: multiplications per 2 x 2 outputs, input and output channel.</summary>
    public const int AllItems = Items * Items;

    /// <summary>Points along an axis.</summary>
    public const int Points = 4;

    /// <summary>Points in two dimensions.</summary>
    public const int AllPoints = Points * Points;

    /// <summary>Different values along an axis that the gradient's 4 places give: 4 for the even rows or columns, 2 more for the odd ones.</summary>
    public const int GradientItems = 6;

    /// <summary>The same in two dimensions.</summary>
    public const int AllGradientItems = GradientItems * GradientItems;

    // Point of each item, and its place among the items of that point.
    private static readonly int[] PointOfItem = [0, 1, 2, 3, 0, 1, 3];
    private static readonly int[] PlaceOfItem = [0, 0, 0, 0, 1, 1, 1];
    private static readonly int[] ItemsOfPoint = [2, 2, 1, 2];

    /// <summary>(16) items of each point, row by row.</summary>
    public static int[] PointItems { get; } = [.. Enumerable.Range(0, AllPoints).Select(p => ItemsOfPoint[p / Points] * ItemsOfPoint[p % Points])];

    /// <summary>(16) items before each point, when they are sorted by point.</summary>
    public static int[] PointStarts { get; } = [.. Enumerable.Range(0, AllPoints).Select(p => PointItems.Take(p).Sum())];

    /// <summary>(49) place of each item (row item, column item) when they are sorted by point.</summary>
    public static int[] Slots { get; } = [.. Enumerable.Range(0, AllItems).Select(item => Slot(item / Items, item % Items))];

    /// <summary>Items of one parity of rows or columns in the gradient's values, in the order of their points.</summary>
    public static int[] GradientItemsOf(bool isOdd) => isOdd ? [2, 4, 5] : [0, 1, 2, 3];

    private static int Slot(int row, int column)
    {
        int point = PointOfItem[row] * Points + PointOfItem[column];
        return PointStarts[point] + PlaceOfItem[row] * ItemsOfPoint[PointOfItem[column]] + PlaceOfItem[column];
    }
}
