using System.Globalization;
using System.Numerics;

namespace FerLib.Notebooks;

/// <summary>
/// Tells a student whether an answer is right. The notebook passes what the library computes as the expected answer; no answer, right or
/// wrong, is an exception, so that a notebook with open exercises runs to its end.
/// </summary>
public static class Exercise
{
    private const string Try = "Replace null by your answer and run the cell again.";

    /// <summary>A wrong number this near to the expected one, relative to it, was probably rounded on the way.</summary>
    private const double NearlyRight = 0.01;

    /// <summary>An answer that is one number.</summary>
    /// <param name="name">The exercise, for instance "Exercise 1".</param>
    /// <param name="answer">The student's number; null: not tried yet.</param>
    /// <param name="expected">What the library computes; NaN and the infinities equal themselves.</param>
    /// <param name="tolerance">The largest difference that counts as right, at least 0. Default: 0.</param>
    /// <param name="hint">Shown with a wrong answer. Default: none.</param>
    /// <exception cref="ArgumentException">The name is blank, or the tolerance is negative or not a number.</exception>
    public static ExerciseResult Number(string name, double? answer, double expected, double tolerance = 0, string? hint = null)
    {
        CheckArguments(name, tolerance);
        if (answer is not { } mine)
            return new(name, ExerciseState.NotTried, Try);
        return NumberComparison.AreSame(mine, expected, tolerance)
            ? new(name, ExerciseState.Right, Text(mine))
            : new(name, ExerciseState.Wrong, $"{Text(mine)} {Fault(mine, expected)}.", hint);
    }

    /// <summary>An answer that is a list of numbers, in the library's order.</summary>
    /// <param name="name">The exercise, for instance "Exercise 1".</param>
    /// <param name="answer">The student's numbers; null: not tried yet.</param>
    /// <param name="expected">What the library computes, at least one number.</param>
    /// <param name="tolerance">The largest difference of two numbers that counts as right, at least 0. Default: 1e-5.</param>
    /// <param name="hint">Shown with a wrong answer. Default: none.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, the tolerance is negative or not a number, or there is no expected number.
    /// </exception>
    public static ExerciseResult Numbers<TAnswer, TExpected>(
        string name, IEnumerable<TAnswer>? answer, IEnumerable<TExpected> expected, double tolerance = 1e-5, string? hint = null)
        where TAnswer : struct, INumber<TAnswer>
        where TExpected : struct, INumber<TExpected>
    {
        CheckArguments(name, tolerance);
        double[] library = NumberComparison.ToDoubles(expected, nameof(expected));
        if (answer is null)
            return new(name, ExerciseState.NotTried, Try);
        // One more than expected is enough to know, even of a sequence without end.
        double[] mine = [.. answer.Take(library.Length + 1).Select(double.CreateSaturating)];
        string? difference = mine.Length == library.Length ? null
            : mine.Length > library.Length ? $"Your answer has more than {Count(library.Length)}"
            : $"Your answer has {Count(mine.Length)}, expected {library.Length}";
        return Result(name, mine, library, tolerance, difference, i => $"[{i}]", hint);
    }

    /// <summary>An answer that is a table of numbers, rows first.</summary>
    /// <param name="name">The exercise, for instance "Exercise 1".</param>
    /// <param name="answer">The student's numbers, (rows, columns); null: not tried yet.</param>
    /// <param name="expected">What the library computes, (rows, columns), at least one number.</param>
    /// <param name="tolerance">The largest difference of two numbers that counts as right, at least 0. Default: 1e-5.</param>
    /// <param name="hint">Shown with a wrong answer. Default: none.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, the tolerance is negative or not a number, or there is no expected number.
    /// </exception>
    public static ExerciseResult Numbers<TAnswer, TExpected>(
        string name, TAnswer[,]? answer, TExpected[,] expected, double tolerance = 1e-5, string? hint = null)
        where TAnswer : struct, INumber<TAnswer>
        where TExpected : struct, INumber<TExpected>
    {
        CheckArguments(name, tolerance);
        ArgumentNullException.ThrowIfNull(expected);
        double[] library = NumberComparison.ToDoubles(expected.Cast<TExpected>(), nameof(expected));
        if (answer is null)
            return new(name, ExerciseState.NotTried, Try);
        (string mineShape, string libraryShape) = (NumberComparison.Shape(answer), NumberComparison.Shape(expected));
        string? difference = mineShape == libraryShape ? null : $"Your answer is {mineShape} (rows x columns), expected {libraryShape}";
        double[] mine = [.. answer.Cast<TAnswer>().Select(double.CreateSaturating)];
        int columns = expected.GetLength(1);
        return Result(name, mine, library, tolerance, difference, i => $"[{i / columns}, {i % columns}]", hint);
    }

    /// <summary>
    /// An answer that is a word, such as the letter of a choice or an expression; capitals and spaces around it do not count.
    /// </summary>
    /// <param name="name">The exercise, for instance "Exercise 1".</param>
    /// <param name="answer">The student's word; null or blank: not tried yet.</param>
    /// <param name="expected">What the library computes.</param>
    /// <param name="hint">Shown with a wrong answer. Default: none.</param>
    /// <exception cref="ArgumentException">The name or the expected answer is blank.</exception>
    public static ExerciseResult Choice(string name, string? answer, string expected, string? hint = null)
    {
        CheckArguments(name, tolerance: 0);
        ArgumentException.ThrowIfNullOrWhiteSpace(expected);
        if (string.IsNullOrWhiteSpace(answer))
            return new(name, ExerciseState.NotTried, Try);
        string mine = answer.Trim();
        return string.Equals(mine, expected.Trim(), StringComparison.OrdinalIgnoreCase)
            ? new(name, ExerciseState.Right, mine)
            : new(name, ExerciseState.Wrong, $"It is not {mine}.", hint);
    }

    private static ExerciseResult Result(
        string name, double[] mine, double[] library, double tolerance, string? difference, Func<int, string> place, string? hint)
    {
        if (difference is not null)
            return new(name, ExerciseState.Wrong, difference + ".", hint);
        int first = Enumerable.Range(0, library.Length).FirstOrDefault(i => !NumberComparison.AreSame(mine[i], library[i], tolerance), -1);
        if (first < 0)
            return new(name, ExerciseState.Right, $"{Count(mine.Length)}, all as the library has them.");
        string before = first == 0 ? "" : $" The {Count(first)} before {(first == 1 ? "is" : "are")} correct.";
        string fault = $"Number {place(first)} is {Text(mine[first])}, which {Fault(mine[first], library[first])}.{before}";
        return new(name, ExerciseState.Wrong, fault, hint);
    }

    /// <summary>What is wrong with a number, without telling the right one.</summary>
    private static string Fault(double mine, double expected)
    {
        if (!double.IsFinite(mine))
            return "is no number, as after a division by zero";
        if (!double.IsFinite(expected))
            return "is not it";
        if (expected is > 0 and < 1 && Math.Abs((mine / 100) - expected) <= NearlyRight * expected)
            return "is a percentage; a share between 0 and 1 is asked for";
        if (!double.IsInteger(expected) && Math.Abs(mine - expected) <= NearlyRight * Math.Abs(expected))
            return "is close, but not within the tolerance: keep all digits until the end";
        return mine < expected ? "is too small" : "is too large";
    }

    private static void CheckArguments(string name, double tolerance)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        NumberComparison.CheckTolerance(tolerance);
    }

    private static string Count(int count) => count == 1 ? "1 number" : $"{count} numbers";

    private static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
