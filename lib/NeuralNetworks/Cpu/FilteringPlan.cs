using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>How a layer's numbers lie in memory on their way through <see cref="MinimalFiltering"/>: sizes, tiles and tables of offsets.</summary>
/// <remarks>Everything follows from the layer's shape and the kernel path, nothing from the batch or the number of threads.</remarks>
internal sealed partial class FilteringPlan
{
    // Room for a task's items, in bytes: half of a usual second-level cache.
    private const int ItemBytes = 1 << 19;

    private readonly KernelPath _path;

    /// <summary>Works everything out.</summary>
    public FilteringPlan(Convolution layer, InputShape input, KernelPath path)
    {
        _path = path;
        InputShape output = layer.OutputShape(input);
        Origin = layer.Padding & ~1;
        OutputTiles = new TileGrid((output.Height + 1) / 2, (output.Width + 1) / 2);
        InputTiles = new TileGrid((input.Height + layer.Padding - Origin + 3) / 4, (input.Width + layer.Padding - Origin + 3) / 4);
        Inputs = RoundUp(input.Channels, path.Width);
        InputPanels = IndirectProduct.Panels(path, input.Channels);
        Panels = IndirectProduct.Panels(path, layer.Filters);
        Outputs = Panels * path.Columns;
        Capacity = TilesIn(MinimalFiltering.AllItems * Inputs);
        GradientCapacity = TilesIn(MinimalFiltering.AllGradientItems * Outputs);
        Counting = Multiples(Math.Max(MostItems * Inputs, Outputs), 1);
        ItemPlaces = Places(Inputs);
        FilterPlaces = Places(Inputs * path.Columns);
        (TurnedPlaces, GradientItems) = Phases(Outputs * path.Columns);

        StageTiles = Math.Max(StageBytes / sizeof(float) / (MinimalFiltering.AllItems * Inputs + MinimalFiltering.AllPoints * Outputs) / StageStep, 1) * StageStep;
        StagePlaces = Places(Inputs * StageStride);
        StageDepths = Multiples(StageTiles, path.Width);
        PointStarts = new int[MinimalFiltering.AllPoints + 1];
        for (int point = 0; point < MinimalFiltering.AllPoints; point++)
            PointStarts[point + 1] = PointStarts[point] + PointRows(point);
        GradientPlaces = PaddedPlaces();
        StageRows = Rows(row => row / path.Width * StageStride * path.Width + row % path.Width);
        RowPlaces = Rows(row => row * path.Columns);
        StageTasks = [.. TasksOfAStage()];
    }

    /// <summary>The row and column, counted with the padding, at which the input's tiles start: an even one, so that even rows are those with three taps.</summary>
    public int Origin { get; }

    /// <summary>Tiles of 2 x 2 outputs.</summary>
    public TileGrid OutputTiles { get; }

    /// <summary>Tiles of 4 x 4 inputs, for the input's gradient.</summary>
    public TileGrid InputTiles { get; }

    /// <summary>Input channels, padded to whole vectors.</summary>
    public int Inputs { get; }

    /// <summary>Output channels, padded to whole panels.</summary>
    public int Outputs { get; }

    /// <summary>Panels of output channels.</summary>
    public int Panels { get; }

    /// <summary>Panels of input channels.</summary>
    public int InputPanels { get; }

    /// <summary>Most tiles of a task of the forward pass.</summary>
    public int Capacity { get; }

    /// <summary>Most tiles of a task of the input's gradient.</summary>
    public int GradientCapacity { get; }

    /// <summary>0, 1, 2...: reduction offsets of numbers that lie one behind the other.</summary>
    public AlignedBuffer<int> Counting { get; }

    /// <summary>(49) where the items of a tile go.</summary>
    public AlignedBuffer<nint> ItemPlaces { get; }

    /// <summary>(49) where the items of a filter go.</summary>
    public AlignedBuffer<nint> FilterPlaces { get; }

    /// <summary>(49) where the items of a filter that is turned around go: phase by phase, there point by point.</summary>
    public AlignedBuffer<nint> TurnedPlaces { get; }

    /// <summary>(49) which of the 36 items of the output's gradient each point of each phase takes.</summary>
    public AlignedBuffer<int> GradientItems { get; }

    /// <summary>Points of a phase along an axis.</summary>
    public static int PhasePoints(int isOdd) => isOdd == 0 ? MinimalFiltering.Points : MinimalFiltering.Points - 1;

    /// <summary>The next multiple.</summary>
    public static int RoundUp(int value, int step) => (value + step - 1) / step * step;

    private static AlignedBuffer<int> Multiples(int count, int step)
    {
        var multiples = new AlignedBuffer<int>(count);
        for (int i = 0; i < count; i++)
            multiples.Span[i] = i * step;
        return multiples;
    }

    private static AlignedBuffer<nint> Places(int stride)
    {
        var places = new AlignedBuffer<nint>(MinimalFiltering.AllItems);
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
            places.Span[item] = (nint)MinimalFiltering.Slots[item] * stride;
        return places;
    }

    private static (AlignedBuffer<nint> Places, AlignedBuffer<int> Items) Phases(int stride)
    {
        var places = new AlignedBuffer<nint>(MinimalFiltering.AllItems);
        var items = new AlignedBuffer<int>(MinimalFiltering.AllItems);
        int next = 0;
        for (int phase = 0; phase < 4; phase++)
        {
            int[] rows = MinimalFiltering.GradientItemsOf(phase >= 2), columns = MinimalFiltering.GradientItemsOf(phase % 2 == 1);
            for (int r = 0; r < rows.Length; r++)
            {
                for (int c = 0; c < columns.Length; c++, next++)
                {
                    // Items of filters: even ones first, odd ones behind them.
                    int item = (r + phase / 2 * MinimalFiltering.Points) * MinimalFiltering.Items + c + phase % 2 * MinimalFiltering.Points;
                    places.Span[item] = (nint)next * stride;
                    items.Span[next] = rows[r] * MinimalFiltering.GradientItems + columns[c];
                }
            }
        }

        return (places, items);
    }

    private int TilesIn(int floatsPerTile) => Math.Max(ItemBytes / (floatsPerTile * sizeof(float)) / _path.Rows, 1) * _path.Rows;
}
