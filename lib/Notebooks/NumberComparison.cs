using System.Numerics;

namespace FerLib.Notebooks;

/// <summary>When two numbers count as the same, for checks and exercises.</summary>
internal static class NumberComparison
{
    /// <summary>True when both are NaN, the same infinity, or no further apart than the tolerance.</summary>
    public static bool AreSame(double mine, double other, double tolerance) =>
        mine.Equals(other)
        || (double.IsFinite(mine) && double.IsFinite(other) && Math.Abs(mine - other) <= tolerance);

    /// <summary>The numbers as doubles; every float is one exactly.</summary>
    /// <exception cref="ArgumentException">There is none: nothing would be compared.</exception>
    public static double[] ToDoubles<T>(IEnumerable<T> numbers, string parameter)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(numbers, parameter);
        double[] values = [.. numbers.Select(double.CreateSaturating)];
        return values.Length > 0
            ? values
            : throw new ArgumentException("There is no number to compare with, expected at least one.", parameter);
    }

    /// <summary>"3 x 4": rows and columns.</summary>
    public static string Shape(Array table) => $"{table.GetLength(0)} x {table.GetLength(1)}";

    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    public static void CheckTolerance(double tolerance)
    {
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(tolerance), tolerance, "The tolerance is the largest allowed difference, expected 0 or more.");
        }
    }
}
