using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <summary>Whether a printed accuracy can be k / n for whole k, under given assumptions on n.</summary>
/// <remarks>
/// What it proves: with a test part of that size, counted once, no number of right answers gives the printed digits. What it does not prove:
/// that a figure is wrong or made up. A mean over runs or folds, a validation figure, another share, or another number of pictures than
/// printed need not be such a k / n.
/// </remarks>
public sealed record PrintedAccuracy
{
    /// <summary>Channel images of one photograph: red, green, blue, intensity.</summary>
    public const int ChannelImages = 4;

    private PrintedAccuracy(decimal percent, ArithmeticAssumptions assumptions) => (Percent, Assumptions) = (percent, assumptions);

    /// <summary>The accuracy in percent, with the digits that are printed.</summary>
    public decimal Percent { get; }

    /// <summary>The assumptions.</summary>
    public ArithmeticAssumptions Assumptions { get; }

    /// <summary>The sizes of the test part that were tried (in answers), ascending.</summary>
    public required IReadOnlyList<int> Totals { get; init; }

    /// <summary>Every k / n that gives the printed digits, by n and k.</summary>
    public required IReadOnlyList<CountFraction> Fractions { get; init; }

    /// <summary>The k / n nearest to the printed value, the smallest n first.</summary>
    public required CountFraction Nearest { get; init; }

    /// <summary>Whether there is any.</summary>
    public bool IsReachable => Fractions.Count > 0;

    /// <summary>Holds a printed accuracy against whole numbers.</summary>
    /// <param name="percent">The accuracy in percent, 0..100; its digits behind the point are those that are printed (70.0m has one).</param>
    /// <param name="pictures">Photographs used, N, at least 1.</param>
    /// <param name="expressions">Expressions told apart, at least 2; the window where the assumptions ask for it.</param>
    /// <param name="assumptions">The assumptions; the defaults when null.</param>
    /// <exception cref="ArgumentException">A value is out of range, or no test part of at least one picture is near enough.</exception>
    public static PrintedAccuracy Check(decimal percent, int pictures, int expressions, ArithmeticAssumptions? assumptions = null)
    {
        assumptions ??= new ArithmeticAssumptions();
        assumptions.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(expressions, 2);
        int[] totals = [.. TotalsOf(pictures, expressions, assumptions)];
        if (totals.Length == 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"No whole test part is within the window of {assumptions.TestShare} x {pictures} pictures; expected a wider window or more pictures."));
        }

        CountFraction[] candidates = [.. totals.SelectMany(total => Near(percent, total))];
        return new PrintedAccuracy(percent, assumptions)
        {
            Totals = totals,
            Fractions = [.. candidates.Where(fraction => Prints(fraction, percent, assumptions.Digits))],
            Nearest = candidates.MinBy(fraction => Math.Abs((100m * fraction.Correct / fraction.Total) - percent)),
        };
    }

    /// <summary>Holds an experiment of Table 2 against whole numbers.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="assumptions">The assumptions; the defaults when null.</param>
    public static PrintedAccuracy Check(PublishedExperiment experiment, ArithmeticAssumptions? assumptions = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Check(experiment.Accuracy, experiment.Pictures, experiment.Expressions, assumptions);
    }

    /// <summary>Test pictures of each expression if the split is drawn for each and all have equally many pictures.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="testShare">Share of the pictures in the test part.</param>
    /// <returns>
    /// The number, whole only by luck, and the size of the test part with every expression's number rounded down, and up.
    /// </returns>
    public static (decimal PerExpression, int Fewest, int Most) PerExpression(PublishedExperiment experiment, decimal testShare = 0.2m)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        decimal each = testShare * experiment.Pictures / experiment.Expressions;
        return (each, experiment.Expressions * (int)Math.Floor(each), experiment.Expressions * (int)Math.Ceiling(each));
    }

    private static IEnumerable<int> TotalsOf(int pictures, int expressions, ArithmeticAssumptions assumptions)
    {
        int window = assumptions.Window ?? expressions;
        int all = assumptions.Unit == TestUnit.ChannelImages ? ChannelImages * pictures : pictures;
        decimal middle = assumptions.TestShare * all;
        int first = Math.Max(1, (int)Math.Ceiling(middle - window)), last = (int)Math.Floor(middle + window);
        int answers = assumptions.Unit == TestUnit.UnfoldedPhotographs ? ChannelImages : 1;
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(n => answers * n);
    }

    // All k whose share is within one unit of the last printed digit: rounding and cutting move it by less.
    private static IEnumerable<CountFraction> Near(decimal percent, int total)
    {
        decimal unit = new(1, 0, 0, false, percent.Scale);
        int first = Math.Max(0, (int)Math.Floor((percent - unit) * total / 100));
        int last = Math.Min(total, (int)Math.Ceiling((percent + unit) * total / 100));
        return Enumerable.Range(first, last - first + 1).Select(k => new CountFraction(k, total));
    }

    // In whole numbers, so that a half is a half: digits = floor(k * scale / n), or floor(k * scale / n + 1/2).
    private static bool Prints(CountFraction fraction, decimal percent, DigitRule rule)
    {
        long power = (long)Math.Pow(10, percent.Scale);
        long digits = (long)(percent * power), scaled = 100L * power * fraction.Correct;
        return digits == (rule == DigitRule.CutOff
            ? scaled / fraction.Total
            : ((2 * scaled) + fraction.Total) / (2L * fraction.Total));
    }
}
