using System.Globalization;

namespace FerLib.Charts;

/// <summary>Bars from zero, one for each category and series: beside each other, or stacked; with intervals where there are any.</summary>
/// <remarks>
/// Bars stand if the names of the categories fit below them, and lie otherwise. Of a single series, categories that are expressions or
/// channels carry their colors. A value that is missing or not finite is shown as "no value". No category: the drawing says so.
/// </remarks>
public sealed partial class BarChart : Figure
{
    /// <summary>The categories, in the order in which they follow each other.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The series, in the order of their colors and of the legend.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>What the bars' lengths are, such as "accuracy" or "pictures". Default: nothing.</summary>
    public string ValueTitle { get; init; } = "";

    /// <summary>What the categories are, such as "expression". Default: nothing.</summary>
    public string CategoryTitle { get; init; } = "";

    /// <summary>Whether values are shares, 0..1, that are labelled in percent. Default: no.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Whether the series of a category follow each other in one bar, negative values to the other side. Default: no.</summary>
    public bool IsStacked { get; init; }

    /// <summary>A line at a value, such as chance, with its name. Default: none.</summary>
    public (double Value, string Label)? Reference { get; init; }

    /// <summary>What the intervals are; stands below the drawing if there are any. Default: 95 % intervals.</summary>
    public string IntervalNote { get; init; } = "Thin lines at the bars' ends: 95 % intervals.";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A series does not have a value for each category, the ends of an interval are
    /// exchanged, or stacked bars have intervals.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            string of = ValueTitle.Length > 0 ? $" of {ValueTitle}" : "";
            string by = CategoryTitle.Length > 0 ? $" by {CategoryTitle}" : "";
            string reference = Reference is null ? "" : $"Reference line at {ValueText(Reference.Value.Value)}: {Reference.Value.Label}";
            return FigureText.Sentences([Title, $"{(IsStacked ? "Stacked bar" : "Bar")} chart{of}{by}{(HasBars ? "" : ": no values")}",
                .. Enumerable.Range(0, Categories.Count).Select(InWords), reference, HasIntervals ? IntervalNote : null, Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a category; a column a series, and another for its intervals if it has any.</remarks>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            var columns = new List<string> { CategoryTitle };
            var cells = new List<Func<int, string>> { category => Categories[category] };
            foreach (BarSeries series in Series)
            {
                columns.Add(series.Name);
                cells.Add(category => IsShown(series.Values[category]) ? ValueText(series.Values[category]!.Value) : FigureTable.Nothing);
                if (!series.Values.Any(HasInterval))
                    continue;

                columns.Add("interval");
                cells.Add(category => HasInterval(series.Values[category]) ? IntervalText(series.Values[category]!) : FigureTable.Nothing);
            }

            return new FigureTable(columns,
                [.. Enumerable.Range(0, Categories.Count).Select(category => (string[])[.. cells.Select(cell => cell(category))])]);
        }
    }

    internal bool HasBars => Series.Any(series => series.Values.Any(IsShown));

    internal bool HasIntervals => Series.Any(series => series.Values.Any(HasInterval));

    // A drawing cannot hold more than a number of this size; nothing that is measured here comes near to it.
    private static bool IsDrawable(double value) => Math.Abs(value) <= 1e300;

    internal static bool IsShown(BarValue? value) => value is not null && IsDrawable(value.Value);

    internal static bool HasInterval(BarValue? value) =>
        IsShown(value) && value is { Low: { } low, High: { } high } && IsDrawable(low) && IsDrawable(high);

    internal string ValueText(double value) => NumberText.Value(value, IsPercent);

    private string IntervalText(BarValue value)
    {
        string End(double? end) => IsPercent ? NumberText.PercentDigits(end!.Value) : NumberText.Value(end!.Value);
        return $"{End(value.Low)} to {End(value.High)}";
    }

    private string InWords(int category)
    {
        IEnumerable<string> values = Series.Select(series =>
            (Series.Count == 1 ? "" : series.Name + " ") + WithInterval(series.Values[category]));
        return $"{Categories[category]}: {string.Join(", ", values)}";
    }

    private string WithInterval(BarValue? value)
    {
        if (!IsShown(value))
            return "no value";
        return ValueText(value!.Value) + (HasInterval(value) ? $" ({IntervalText(value)})" : "");
    }

    internal string HoverText(int series, int category)
    {
        BarValue? value = Series[series].Values[category];
        string name = Series.Count == 1 ? "" : Series[series].Name + ", ";
        return value?.Hover ?? $"{name}{Categories[category]}: {WithInterval(value)}";
    }

    private void Check()
    {
        foreach (BarSeries series in Series)
        {
            if (series.Values.Count != Categories.Count)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"The series '{series.Name}' has {series.Values.Count} values, expected {Categories.Count}: one for each category."));
            }

            for (int i = 0; i < Categories.Count; i++)
            {
                if (!HasInterval(series.Values[i]))
                    continue;
                if (series.Values[i]!.Low > series.Values[i]!.High)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                        $"The interval of '{series.Name}' at '{Categories[i]}' goes from {series.Values[i]!.Low} to " +
                        $"{series.Values[i]!.High}; expected its lower end first."));
                }

                if (IsStacked)
                {
                    throw new InvalidOperationException(
                        $"The stacked bars of '{series.Name}' have an interval at '{Categories[i]}', which has no place there. " +
                        "Leave Low and High out, or IsStacked.");
                }
            }
        }
    }
}
