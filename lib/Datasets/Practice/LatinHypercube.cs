using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>
/// Points whose every coordinate is spread evenly over 0..1: coordinate by coordinate, each of n equal intervals holds one of n points.
/// </summary>
/// <remarks>Source: McKay, Beckman, Conover, "A comparison of three methods for selecting values of input variables", 1979.</remarks>
internal static class LatinHypercube
{
    /// <summary>Draws points, (point, coordinate).</summary>
    public static double[][] Draw(int points, int coordinates, CounterRandom random)
    {
        var drawn = new double[points][];
        for (int point = 0; point < points; point++)
            drawn[point] = new double[coordinates];
        var order = new int[points];
        for (int coordinate = 0; coordinate < coordinates; coordinate++)
        {
            for (int point = 0; point < points; point++)
                order[point] = point;
            random.Shuffle<int>(order);
            for (int point = 0; point < points; point++)
                drawn[point][coordinate] = (order[point] + random.NextDouble()) / points;
        }

        return drawn;
    }
}
