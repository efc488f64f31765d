using System.Globalization;
using System.Text;

namespace FerLib.Benchmarks;

/// <summary>All rounds of our side and one rival at one size.</summary>
/// <remarks>A ratio is ours / theirs, taken in each round, where the two ran one after the other; the median over the rounds counts.</remarks>
internal sealed record ComparedSize(int Size, int Batch, IReadOnlyList<MeasuredSide> Ours, IReadOnlyList<MeasuredSide> Theirs)
{
    private static readonly string[] Head = ["size:batch", "against", "training", "inference", "peak memory"];

    /// <summary>Images a second of training: above 1 ours is faster.</summary>
    public double[] Train => Ratios(side => side.Train)!;

    /// <summary>Images a second of inference: above 1 ours is faster.</summary>
    public double[] Infer => Ratios(side => side.Infer)!;

    /// <summary>Peak memory of training: below 1 ours takes less; null where a side does not say.</summary>
    public double[]? Peak => Ratios(side => side.PeakMebibytes);

    /// <summary>Ratios and every round's figures.</summary>
    public Dictionary<string, object?> ToJson() => new()
    {
        ["size"] = Size,
        ["batch"] = Batch,
        ["ours"] = Ours[0].Engine,
        ["theirs"] = Theirs[0].Engine,
        ["threads"] = Ours[0].Threads,
        ["train_ratio"] = Median(Train),
        ["infer_ratio"] = Median(Infer),
        ["peak_rss_ratio"] = Median(Peak),
        ["rounds"] = Ours.Select((_, i) => Round(i)).ToArray(),
    };

    /// <summary>An aligned table of medians, with the least and the most of the rounds where there are several.</summary>
    public static string Table(IReadOnlyList<ComparedSize> sizes)
    {
        string[][] rows =
        [
            Head,
            .. sizes.Select(size => (string[])
            [
                string.Create(CultureInfo.InvariantCulture, $"{size.Size}:{size.Batch}"), size.Theirs[0].Engine, Cell(size.Train), Cell(size.Infer), Cell(size.Peak),
            ]),
        ];
        int[] widths = [.. Head.Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder("ours / theirs, medians of the rounds (least to most)").AppendLine();
        foreach (string[] row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return text.ToString();
    }

    private static double? Median(double[]? ratios) => ratios is null ? null : Math.Round(MedianTime.Of(ratios), 3);

    private static string Cell(double[]? ratios) => ratios switch
    {
        null => "not known",
        [double only] => string.Create(CultureInfo.InvariantCulture, $"{only:F2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{MedianTime.Of(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2})"),
    };

    private Dictionary<string, object?> Round(int round) => new()
    {
        ["first"] = Comparison.OursFirst(round) ? "ours" : "theirs",
        ["ours"] = Ours[round].ToJson(),
        ["theirs"] = Theirs[round].ToJson(),
    };

    private double[]? Ratios(Func<MeasuredSide, double?> figure)
    {
        double?[] ratios = [.. Ours.Select((ours, i) => figure(ours) / figure(Theirs[i]))];
        return Array.TrueForAll(ratios, ratio => ratio is not null) ? [.. ratios.Select(ratio => ratio!.Value)] : null;
    }
}
