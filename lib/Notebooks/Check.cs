using System.Globalization;
using System.Numerics;

namespace FerLib.Notebooks;

/// <summary>Ends a from-scratch cell: the numbers computed in it are those of the library, or the cell fails.</summary>
/// <remarks>
/// Two numbers are the same when they differ by at most the tolerance, or by at most tolerance times the larger one's size where that is
/// over 1. NaN and the infinities equal themselves.
/// </remarks>
public static class Check
{
    /// <summary>Compares one number with the library's.</summary>
    /// <param name="what">What was computed, for instance "cross-entropy".</param>
    /// <param name="mine">The cell's number.</param>
    /// <param name="library">The library's number.</param>
    /// <param name="tolerance">The largest difference, at least 0. Default: 1e-5.</param>
    /// <exception cref="CheckFailedException">The numbers differ.</exception>
    /// <exception cref="ArgumentException">The text is blank, or the tolerance is negative or not a number.</exception>
    public static CheckResult Same(string what, double mine, double library, double tolerance = 1e-5) =>
        Compare(what, [mine], [library], tolerance, _ => "");

    /// <summary>Compares numbers with the library's, in order.</summary>
    /// <param name="what">What was computed, for instance "softmax".</param>
    /// <param name="mine">The cell's numbers.</param>
    /// <param name="library">The library's numbers, at least one.</param>
    /// <param name="tolerance">The largest difference, at least 0. Default: 1e-5.</param>
    /// <exception cref="CheckFailedException">The counts or some numbers differ.</exception>
    /// <exception cref="ArgumentException">The text is blank, there is no number, or the tolerance is negative or not a number.</exception>
    public static CheckResult Same<TMine, TLibrary>(
        string what, IEnumerable<TMine> mine, IEnumerable<TLibrary> library, double tolerance = 1e-5)
        where TMine : struct, INumber<TMine>
        where TLibrary : struct, INumber<TLibrary>
    {
        ArgumentNullException.ThrowIfNull(mine);
        double[] expected = NumberComparison.ToDoubles(library, nameof(library));
        double[] values = [.. mine.Select(double.CreateSaturating)];
        if (values.Length != expected.Length)
            throw new CheckFailedException($"{what}: there are {values.Length} numbers here, and the library has {expected.Length}.");
        return Compare(what, values, expected, tolerance, i => $" [{i}]");
    }

    /// <summary>Compares a table of numbers with the library's.</summary>
    /// <param name="what">What was computed, for instance "convolution".</param>
    /// <param name="mine">The cell's numbers, (rows, columns).</param>
    /// <param name="library">The library's numbers, (rows, columns), at least one.</param>
    /// <param name="tolerance">The largest difference, at least 0. Default: 1e-5.</param>
    /// <exception cref="CheckFailedException">The shapes or some numbers differ.</exception>
    /// <exception cref="ArgumentException">The text is blank, there is no number, or the tolerance is negative or not a number.</exception>
    public static CheckResult Same<TMine, TLibrary>(string what, TMine[,] mine, TLibrary[,] library, double tolerance = 1e-5)
        where TMine : struct, INumber<TMine>
        where TLibrary : struct, INumber<TLibrary>
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(library);
        double[] expected = NumberComparison.ToDoubles(library.Cast<TLibrary>(), nameof(library));
        (string shape, string libraryShape) = (NumberComparison.Shape(mine), NumberComparison.Shape(library));
        if (shape != libraryShape)
            throw new CheckFailedException($"{what}: the table here is {shape} (rows x columns), and the library's is {libraryShape}.");
        int columns = library.GetLength(1);
        double[] values = [.. mine.Cast<TMine>().Select(double.CreateSaturating)];
        return Compare(what, values, expected, tolerance, i => $" [{i / columns}, {i % columns}]");
    }

    private static CheckResult Compare(string what, double[] mine, double[] library, double tolerance, Func<int, string> place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        NumberComparison.CheckTolerance(tolerance);
        int[] different = [.. Enumerable.Range(0, mine.Length).Where(i => !IsSame(mine[i], library[i], tolerance))];
        if (different.Length == 0)
            return new(what, mine.Length, Enumerable.Range(0, mine.Length).Max(i => Difference(mine[i], library[i])));
        int first = different[0];
        string others = mine.Length == 1 ? "" : $" {different.Length} of {mine.Length} numbers differ.";
        throw new CheckFailedException(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: number{place(first)} is {mine[first]:G7} here, and the library has {library[first]:G7}; "
            + $"allowed difference {tolerance:G3}.{others}"));
    }

    private static bool IsSame(double mine, double library, double tolerance) =>
        NumberComparison.AreSame(mine, library, tolerance * Math.Max(1, Math.Max(Math.Abs(mine), Math.Abs(library))));

    private static double Difference(double mine, double library) => mine.Equals(library) ? 0 : Math.Abs(mine - library);
}
