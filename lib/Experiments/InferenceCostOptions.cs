using System.Globalization;

namespace FerLib.Experiments;

/// <summary>At which sizes and how long the cost of a prediction is measured. The defaults take about ten seconds on two cores.</summary>
public sealed record InferenceCostOptions
{
    /// <summary>Sides of the square pictures, pixels, at least one, none twice. Default 64, 128, 256, and the paper's 512.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [64, 128, 256, CostClaims.PaperSize];

    /// <summary>Pictures in the larger batch, at least 1. Default 8.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>Predictions that are made before any is timed, at least 1. Default 2.</summary>
    public int WarmUps { get; init; } = 2;

    /// <summary>Predictions of one picture that are timed, at least 1. Default 10.</summary>
    public int Repetitions { get; init; } = 10;

    /// <summary>
    /// Seconds, 0 or more, that warming up lasts, and then timing, for each size and engine: whichever takes longer, these or the numbers above.
    /// Default 0.25.
    /// </summary>
    public double Seconds { get; init; } = 0.25;

    /// <summary>Reads sizes as a user types them.</summary>
    /// <param name="texts">Whole numbers.</param>
    /// <exception cref="ArgumentException">A text is no whole number.</exception>
    public static IReadOnlyList<int> SizesOf(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? size
            : throw new ArgumentException($"A size is \"{text}\", expected a whole number of pixels, for instance 64.", nameof(texts)))];
    }

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it and what is allowed.</exception>
    internal void Check()
    {
        bool sizes = Sizes.Count > 0 && Sizes.All(size => size >= 1) && Sizes.Distinct().Count() == Sizes.Count;
        Require(sizes, nameof(Sizes), string.Join(", ", Sizes), "at least one, each 1 or more, none twice");
        Require(Batch >= 1, nameof(Batch), Batch, "1 or more");
        Require(WarmUps >= 1, nameof(WarmUps), WarmUps, "1 or more");
        Require(Repetitions >= 1, nameof(Repetitions), Repetitions, "1 or more");
        Require(Seconds >= 0 && double.IsFinite(Seconds), nameof(Seconds), Seconds, "0 or more");
    }

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}, expected {allowed}."));
    }
}
