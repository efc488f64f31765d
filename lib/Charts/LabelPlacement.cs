namespace FerLib.Charts;

/// <summary>Moves labels apart that would lie on each other.</summary>
internal static class LabelPlacement
{
    /// <summary>
    /// Positions at least a distance apart, as near to the wanted ones as that allows, within limits if they have room for all.
    /// </summary>
    /// <param name="wanted">The wanted positions, ascending.</param>
    /// <param name="distance">The least distance of two neighbours.</param>
    /// <param name="low">The least position.</param>
    /// <param name="high">The greatest position; exceeded only when there is no room.</param>
    /// <remarks>
    /// Labels that touch form a block that is centered on the mean of what its members want; blocks that come to touch are joined. This is
    /// the least-squares solution (pool adjacent violators).
    /// </remarks>
    public static double[] Spread(IReadOnlyList<double> wanted, double distance, double low, double high)
    {
        // With the spacing taken out, neighbours only have to be ascending.
        var blocks = new List<(double Sum, int Count)>();
        for (int i = 0; i < wanted.Count; i++)
        {
            blocks.Add((wanted[i] - (i * distance), 1));
            while (blocks.Count > 1 && Mean(blocks[^2]) >= Mean(blocks[^1]))
            {
                (double Sum, int Count) joined = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(joined);
            }
        }

        double last = Math.Max(low, high - ((wanted.Count - 1) * distance));
        return [.. blocks.SelectMany(block => Enumerable.Repeat(Math.Clamp(Mean(block), low, last), block.Count))
            .Select((position, i) => position + (i * distance))];
    }

    private static double Mean((double Sum, int Count) block) => block.Sum / block.Count;
}
