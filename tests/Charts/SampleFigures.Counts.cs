using FerLib.Charts;
using FerLib.Datasets;

namespace FerLib.Tests.Charts;

/// <summary>Bars, histograms and scattered points.</summary>
public static partial class SampleFigures
{
    /// <summary>The names of a picture's channels.</summary>
    internal static readonly string[] Channels = ["red", "green", "blue", "intensity"];

    private static (string Name, Figure Figure)[] Bars() =>
    [
        ("bar-expressions", new BarChart
        {
            Title = "Pictures of each expression in practice data (ferg)",
            ValueTitle = "pictures",
            Categories = Expressions.All,
            Series = [BarSeries.Of("pictures", [60, 60, 54, 60, 57, 60, 48])],
        }),
        ("bar-channels", new BarChart
        {
            Title = "Accuracy by channel on practice data",
            ValueTitle = "accuracy on the test split",
            IsPercent = true,
            Categories = ["red", "green", "blue", "intensity", "all four"],
            Series =
            [
                new BarSeries("accuracy", [new(0.812, 0.74, 0.871), new(0.834, 0.761, 0.889), new(0.705, 0.62, 0.776),
                    new(0.829, 0.755, 0.884), new(0.861, 0.79, 0.911)]),
            ],
            Reference = (1 / 7.0, "chance 14.3 %"),
        }),
        ("bar-recall", new BarChart
        {
            Title = "Recall of each expression under two protocols, practice data (jaffe)",
            ValueTitle = "recall",
            CategoryTitle = "expression",
            IsPercent = true,
            Categories = Expressions.All,
            Series =
            [
                new BarSeries("paper: random", [.. Expressions.All.Select((_, i) => Interval(0.98 - (0.02 * i), 0.05))]),
                new BarSeries("by subject", [.. Expressions.All.Select((_, i) => i == 3 ? null : Interval(0.75 - (0.07 * i), 0.12))]),
            ],
            Reference = (1 / 7.0, "chance 14.3 %"),
            Note = "Split by subject: no subject's pictures are in more than one part.",
        }),
        ("bar-four-by-seven", new BarChart
        {
            Title = "Four channels, seven expressions",
            ValueTitle = "recall",
            IsPercent = true,
            Categories = Expressions.All,
            Series = [.. Channels
                .Select((name, s) => BarSeries.Of(name,
                    Expressions.All.Select((_, i) => 0.4 + (0.55 * Math.Abs(Math.Sin((2.1 * i) + s))))))],
        }),
        ("bar-stacked", new BarChart
        {
            Title = "Pictures of each data set by split",
            ValueTitle = "pictures",
            IsStacked = true,
            Categories = ["practice/ferg", "practice/jaffe", "frl-london", "open-peeps"],
            Series =
            [
                BarSeries.Of("training", [336, 147, 140, 800]),
                BarSeries.Of("validation", [42, 22, 30, 2]),
                BarSeries.Of("test", [42, 44, 34, 198]),
            ],
        }),
        ("bar-stacked-shares", new BarChart
        {
            Title = "What became of each class",
            IsStacked = true,
            IsPercent = true,
            Categories = ["a", "b", "c", "d"],
            Series =
            [
                BarSeries.Of("right", [0.9, 0.5, 0, 1]),
                BarSeries.Of("wrong", [0.08, 0.3, 1, 0]),
                BarSeries.Of("not sure", [0.02, 0.2, 0, 0]),
            ],
        }),
        ("bar-stacked-signed", new BarChart
        {
            Title = "Changes to both sides",
            IsStacked = true,
            Categories = ["first", "second", "third"],
            Series = [BarSeries.Of("gained", [5, 2, double.NaN]), BarSeries.Of("lost", [-3, -8, double.NaN])],
        }),
        ("bar-signed", new BarChart
        {
            Title = "Difference to the network on intensity",
            ValueTitle = "accuracy minus accuracy on intensity",
            IsPercent = true,
            Categories = ["red", "green", "blue", "all four channels together"],
            Series = [new BarSeries("difference", [new(-0.021, -0.08, 0.04), new(0.006, -0.05, 0.061), new(-0.133, -0.2, -0.07), new(0)])],
        }),
        ("bar-signed-standing", new BarChart
        {
            Title = "A single number's gradient",
            ValueTitle = "gradient",
            Categories = ["w1", "w2", "w3", "b"],
            Series = [BarSeries.Of("gradient", [-0.25, 0.0004, 1.5, -3])],
        }),
        ("bar-thirty", new BarChart
        {
            Title = "Thirty subjects",
            ValueTitle = "accuracy",
            IsPercent = true,
            Categories = [.. Enumerable.Range(1, 30).Select(i => $"S{i:00}")],
            Series = [BarSeries.Of("accuracy", Enumerable.Range(0, 30).Select(i => i == 7 ? double.NaN : 0.5 + (0.45 * Math.Sin(i))))],
            Reference = (0.5, "chance"),
        }),
        ("bar-thirty-by-four", new BarChart
        {
            Title = "Thirty subjects, four series",
            Categories = [.. Enumerable.Range(1, 30).Select(i => $"S{i:00}")],
            Series = [.. Enumerable.Range(1, 4)
                .Select(s => BarSeries.Of($"seed {s}", Enumerable.Range(0, 30).Select(i => (double)((i * s) % 7))))],
        }),
        ("bar-grouped-standing", new BarChart
        {
            Title = "Two networks",
            ValueTitle = "accuracy",
            CategoryTitle = "reading",
            IsPercent = true,
            Categories = ["one", "two", "three"],
            Series =
            [
                new BarSeries("ours", [Interval(0.7, 0.04), Interval(0.8, 0.03), null]),
                new BarSeries("theirs", [Interval(0.6, 0.1), new(1), new(0)]),
            ],
            Reference = (0.25, "chance"),
        }),
        ("bar-one", new BarChart { Title = "One bar", ValueTitle = "pictures", Categories = ["all"],
            Series = [BarSeries.Of("pictures", [1234567])] }),
        ("bar-none", new BarChart { Title = "No bar", ValueTitle = "pictures", Categories = [], Series = [] }),
        ("bar-missing", new BarChart
        {
            Title = "Nothing but missing values",
            IsPercent = true,
            Categories = ["a", "b"],
            Series = [new BarSeries("x", [null, new(double.NaN)]), BarSeries.Of("y", [double.PositiveInfinity, double.NegativeInfinity])],
        }),
        ("bar-hostile", new BarChart
        {
            Title = Hostile,
            ValueTitle = Hostile,
            CategoryTitle = Hostile,
            Note = Hostile,
            Categories = [Hostile, "Donaudampfschifffahrtsgesellschaftskapitaen", ""],
            Series =
            [
                new BarSeries(Hostile + Hostile, [new(1e300, Hover: Hostile), new(1e-300), new(-1e300)]),
                BarSeries.Of("b", [1, 2, double.MaxValue]),
            ],
            Reference = (0, Hostile),
        }),
    ];

    private static (string Name, Figure Figure)[] Histograms() =>
    [
        ("histogram-values", HistogramChart.FromValues("How sure the network is of its answers, practice data",
            [.. Enumerable.Range(0, 204).Select(i => 1 - (0.8 * Math.Pow(i / 203.0, 3)))], xTitle: "probability of the answer")),
        ("histogram-sizes", HistogramChart.FromValues("Pictures of each subject",
            [.. Enumerable.Range(0, 40).Select(i => (double)(3 + (i * i % 9)))], xTitle: "pictures", note: "Practice data.")),
        ("histogram-channels", new HistogramChart
        {
            Title = "Four channels of one photograph",
            Start = 0,
            BinWidth = 1,
            IsWhole = true,
            IsShare = true,
            XTitle = "value",
            YTitle = "share of the pixels",
            Series = [.. new[] { ("red", 170, 45), ("green", 120, 38), ("blue", 95, 30), ("intensity", 130, 40) }
                .Select(row => new HistogramSeries(row.Item1, Bell(row.Item2, row.Item3)))],
        }),
        ("histogram-intensity", new HistogramChart
        {
            Title = "Intensity of one photograph",
            Start = 0,
            BinWidth = 1,
            IsWhole = true,
            XTitle = "intensity",
            YTitle = "pixels",
            Series = [new HistogramSeries("intensity", [.. Bell(130, 40).Select(share => Math.Round(262_144 * share))])],
        }),
        ("histogram-cut", new HistogramChart
        {
            Title = "A drawing on white, its peak cut off",
            Start = 0,
            BinWidth = 1,
            IsWhole = true,
            IsShare = true,
            CutsPeaks = true,
            XTitle = "value",
            YTitle = "share of the pixels",
            Series =
            [
                .. Channels.Select((name, i) => new HistogramSeries(name,
                    [.. Bell(90 + (30 * i), 25).Select((share, value) => (0.4 * share) + (value == 255 ? 0.6 : 0))])),
            ],
        }),
        ("histogram-two", new HistogramChart
        {
            Title = "Two sets, wide bins",
            Start = -2,
            BinWidth = 0.5,
            XTitle = "weight",
            YTitle = "weights",
            Series =
            [
                new HistogramSeries("before training", [0, 3, 19, 40, 41, 18, 2, 0]),
                new HistogramSeries("after training", [4, 9, 12, 22, 30, 21, 14, 11]),
            ],
        }),
        ("histogram-one", HistogramChart.FromValues("A single value", [0.37])),
        ("histogram-none", HistogramChart.FromValues("No value", [], xTitle: "value")),
        ("histogram-missing", HistogramChart.FromValues("Some values are none", [1.5, 2.5, double.NaN, double.NegativeInfinity, 2.75])),
        ("histogram-zeros", new HistogramChart { Title = "Nothing counted", Start = 0, BinWidth = 0.1,
            Series = [new("a", [0, 0, double.NaN])] }),
        ("histogram-hostile", new HistogramChart
        {
            Title = Hostile,
            XTitle = Hostile,
            YTitle = Hostile,
            Note = Hostile,
            Start = -1e9,
            BinWidth = 1e8,
            Series = [new(Hostile, [1, 2, 3]), new(Hostile + Hostile, [3, 1e12, 0])],
        }),
    ];

    private static (string Name, Figure Figure)[] Scatters() =>
    [
        ("scatter-faces", new ScatterChart
        {
            Title = "Brightness and accuracy of thirty subjects, practice data",
            XTitle = "mean intensity",
            YTitle = "accuracy",
            YIsPercent = true,
            Series =
            [
                new("practice/ferg", [.. Enumerable.Range(0, 15)
                    .Select(i => new ScatterPoint(90 + (4 * i), 0.6 + (0.3 * Math.Sin(i)), $"subject {i}"))]),
                new("practice/jaffe", [.. Enumerable.Range(0, 15).Select(i => new ScatterPoint(120 + (3 * i), 0.5 + (0.3 * Math.Cos(i))))]),
            ],
        }),
        ("scatter-counts", new ScatterChart
        {
            Title = "Width and height of the pictures",
            XTitle = "width in pixels",
            YTitle = "height in pixels",
            EqualAxes = true,
            Series =
            [
                new("fer2013", [new(48, 48, null, 35887)]),
                new("frl-london", [new(1350, 1350, null, 204)]),
                new("folder", [new(640, 480, null, 12), new(480, 640, null, 3), new(645, 490), new(1000, 300)]),
            ],
        }),
        ("scatter-four", new ScatterChart
        {
            Title = "Four series that overlap",
            XTitle = "x",
            YTitle = "y",
            Series = [.. Channels
                .Select((name, s) => new ScatterSeries(name,
                    [.. Enumerable.Range(0, 40).Select(i => new ScatterPoint(Math.Sin((i * 1.3) + s), Math.Cos(i * (0.9 + (0.1 * s)))))]))],
        }),
        ("scatter-one", new ScatterChart { Title = "One point", Series = [new("a", [new(3, 0)])] }),
        ("scatter-none", new ScatterChart { Title = "No point", EqualAxes = true, Series = [] }),
        ("scatter-missing", new ScatterChart
        {
            Title = "Positions that are not numbers",
            Series = [new("a", [new(1, 2), new(double.NaN, 2), new(3, double.PositiveInfinity)]), new("b", [new(double.NaN, double.NaN)])],
        }),
        ("scatter-hostile", new ScatterChart
        {
            Title = Hostile,
            XTitle = Hostile,
            YTitle = Hostile,
            Note = Hostile,
            Series =
            [
                new(Hostile, [new(-1e300, 1e-300, Hostile), new(1e300, -1e-300)]),
                new(Hostile + Hostile, [new(0, 0, Hostile, int.MaxValue)]),
            ],
        }),
    ];

    private static BarValue Interval(double value, double half) => new(value, value - half, Math.Min(1, value + half));

    // A bell with some unrest and a heap of white at its end, as a photograph's histogram has.
    private static double[] Bell(double mean, double deviation)
    {
        double[] heights = [.. Enumerable.Range(0, 256).Select(i => (Math.Exp(-Math.Pow((i - mean) / deviation, 2) / 2)
            * (1 + (0.15 * Math.Sin(1.9 * i)))) + (i == 255 ? 2.5 : 0) + (0.1 * Math.Exp(-Math.Pow((i - 30) / 12.0, 2))))];
        return [.. heights.Select(height => height / heights.Sum())];
    }
}
