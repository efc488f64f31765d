using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>The stages of the weight's gradient.</content>
internal sealed partial class FilteringPlan
{
    // What a stage may take: a part of a usual third-level cache.
    private const int StageBytes = 1 << 22;
    private const int StageStep = 12;
    private const int RowTilesPerTask = 4;
    private const int MostItems = 4;

    /// <summary>Tiles of a stage.</summary>
    public int StageTiles { get; }

    /// <summary>Distance in tiles between two vectors of an item: one more than there are, because a power of two would crowd them into few sets of the caches.</summary>
    public int StageStride => StageTiles + 1;

    /// <summary>Floats between two points of the output's gradient.</summary>
    public nint StagePoint => (nint)StageStride * Outputs;

    /// <summary>(49) where the items of a stage's tile go.</summary>
    public AlignedBuffer<nint> StagePlaces { get; }

    /// <summary>Where each row of a point's product, an item's channel, starts.</summary>
    public AlignedBuffer<int> StageRows { get; }

    /// <summary>Where each tile lies from there.</summary>
    public AlignedBuffer<int> StageDepths { get; }

    /// <summary>Where the sums of each row go.</summary>
    public AlignedBuffer<int> RowPlaces { get; }

    /// <summary>(16 + 1) rows of all products before each point's, which are padded to whole register tiles: what lies behind the last item nobody reads.</summary>
    public int[] PointStarts { get; }

    /// <summary>(49) where the sums of each item lie.</summary>
    public AlignedBuffer<nint> GradientPlaces { get; }

    /// <summary>The parts in which a stage is multiplied.</summary>
    public (int Point, int Row, int End)[] StageTasks { get; }

    private int PointRows(int point) => RoundUp(MinimalFiltering.PointItems[point] * Inputs, _path.Rows);

    private AlignedBuffer<nint> PaddedPlaces()
    {
        var places = new AlignedBuffer<nint>(MinimalFiltering.AllItems);
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
        {
            int slot = MinimalFiltering.Slots[item], point = MinimalFiltering.PointStarts.AsSpan().LastIndexOfAnyInRange(0, slot);
            places.Span[item] = (nint)(PointStarts[point] + (slot - MinimalFiltering.PointStarts[point]) * Inputs) * _path.Columns;
        }

        return places;
    }

    private AlignedBuffer<int> Rows(Func<int, int> place)
    {
        var rows = new AlignedBuffer<int>(RoundUp(MostItems * Inputs, _path.Rows));
        for (int row = 0; row < rows.Length; row++)
            rows.Span[row] = place(row);
        return rows;
    }

    private IEnumerable<(int Point, int Row, int End)> TasksOfAStage()
    {
        int step = RowTilesPerTask * _path.Rows;
        for (int point = 0; point < MinimalFiltering.AllPoints; point++)
        {
            int rows = PointRows(point);
            for (int row = 0; row < rows; row += step)
                yield return (point, row, Math.Min(row + step, rows));
        }
    }
}
