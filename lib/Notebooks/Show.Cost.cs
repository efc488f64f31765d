using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.NeuralNetworks;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <summary>What a prediction costs, and what follows for the paper's claims.</summary>
public static partial class Show
{
    // The other networks' counts are published for pictures of this side.
    private const int PublishedSize = 224;
    private const string Disturbed = "* Other programs had the processor for part of the time, so these times are too long: run it again on an idle machine.";

    /// <summary>What a prediction costs: a table an engine, a row a picture size.</summary>
    public static ResultTables Cost(InferenceCostsResult costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        InferenceCost[][] engines = [.. costs.All.GroupBy(cost => cost.Engine).Select(group => group.ToArray())];
        return new ResultTables([.. engines.Select(rows => CostOf(rows, costs.Options, isLast: rows == engines[^1]))]);
    }

    /// <summary>The time of one picture over the picture size, with the time of a frame.</summary>
    /// <param name="costs">What a prediction costs.</param>
    /// <param name="frameRate">Frames per second that count as real-time, above 0.</param>
    public static LineChart Latency(InferenceCostsResult costs, double frameRate = CostClaims.DefaultFrameRate)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new LineChart
        {
            Title = "Time for one picture (median)",
            XTitle = "side of the picture in pixels",
            YTitle = "ms",
            Series = [.. costs.All.GroupBy(cost => cost.Engine).Select(group => new LineSeries(
                group.Key, [.. group.OrderBy(cost => cost.Input.Height).Select(cost => new ChartPoint(cost.Input.Height, cost.Latency.Median))]))],
            Reference = (1000 / frameRate, string.Create(CultureInfo.InvariantCulture, $"{frameRate:0.##} frames per second")),
        };
    }

    /// <summary>The paper's network beside well-known ones: parameters and multiply-adds.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="channels">Channels of its pictures.</param>
    public static ResultTable BesidePublished(Architecture architecture, int channels)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        int[] sizes = [CostClaims.PaperSize, PublishedSize];
        LayerTable[] own = [.. sizes.Select(size => LayerTable.Of(architecture, new InputShape(channels, size, size)))];
        int classes = own[0].Rows[^1].Output.Channels;
        LayerTableRow most = own[0].Rows.MaxBy(row => row.MultiplyAdds)!;
        string share = Percent((double)most.MultiplyAdds / own[0].MultiplyAdds);
        return new ResultTable(
            "The paper's network beside well-known ones",
            [
                new("network"), new("pictures"), TableColumn.Number("parameters, as published"),
                TableColumn.Number($"parameters with {classes} classes"), TableColumn.Number("multiply-adds, billions"),
                new("made for small machines"), new("described by"),
            ],
            [
                .. own.Select(table => (string[])
                [
                    "the paper's, reading 2", Pixels(table.Input.Height), "none printed", Whole(table.Parameters), Billions(table.MultiplyAdds),
                    "so the paper says", "counted here",
                ]),
                .. PublishedNetwork.All.Select(network => (string[])
                [
                    network.Name, Pixels(network.Size), Whole(network.Parameters), Whole(network.ParametersFor(classes)),
                    Billions(network.MultiplyAdds), network.IsForSmallMachines ? "yes" : "no", network.Paper,
                ]),
            ])
        {
            Notes =
            [
                $"In the paper's network at {Pixels(CostClaims.PaperSize)}, {most.Name} (row {most.PaperRow}) takes {share} of the multiply-adds.",
                "The others tell the 1,000 classes of ImageNet apart and take pictures of three channels. Their counts: the documentation of "
                + "torchvision (pytorch.org/vision/stable/models), whose GFLOPS are multiply-adds; with fewer classes, only the last layer shrinks.",
            ],
        };
    }

    /// <summary>The findings on claims of the paper.</summary>
    public static ResultTable Claims(IReadOnlyList<ClaimFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return new ResultTable(
            "The paper's claims on cost",
            [new("claim"), new("the paper says"), new("rule"), new("found here"), new("verdict")],
            findings.Select(finding => (string[])
                [finding.Claim, $"\u201c{finding.Printed}\u201d\n({finding.Place})", finding.Rule, finding.Measured, finding.VerdictText]))
        {
            Notes =
            [
                "The paper prints no count and no time; what \u201cfew\u201d, \u201clow\u201d and \u201creal-time\u201d mean is ours, written in "
                + "the column of rules. No data set takes part. The network alone was measured, on this machine: no camera, no search for a "
                + "face, no phone.",
            ],
        };
    }

    private static ResultTable CostOf(InferenceCost[] costs, InferenceCostOptions options, bool isLast) => new(
        $"What a prediction costs on {costs[0].Engine}",
        [
            new("pictures"), TableColumn.Number("parameters"), TableColumn.Number("multiply-adds"),
            TableColumn.Number("ms for one picture: median (5th to 95th percentile)"), TableColumn.Number("frames per second"),
            TableColumn.Number($"pictures per second in batches of {options.Batch}"), TableColumn.Number("memory"),
        ],
        costs.Select(cost => (string[])
        [
            Pixels(cost.Input.Height), Whole(cost.Parameters), Whole(cost.MultiplyAdds),
            $"{(cost.IsDisturbed ? "* " : "")}{Digits(cost.Latency.Median)} ({Digits(cost.Latency.Low)} to {Digits(cost.Latency.High)})",
            Digits(cost.Latency.PerSecond), Digits(cost.BatchPicturesPerSecond),
            cost.MemoryBytes is { } bytes ? ByteSize.Of(bytes) : "not measured",
        ]))
    {
        Notes =
        [
            .. costs.Any(cost => cost.IsDisturbed) ? (string[])[Disturbed] : [],
            .. isLast ? HowMeasured(options) : [],
        ],
    };

    private static string[] HowMeasured(InferenceCostOptions options) =>
    [
        $"Parameters and multiply-adds are counted. Times: of at least {options.Repetitions} predictions after a warm-up; the network alone, "
        + "from the numbers of a picture to the class scores.",
        "Memory: what the network holds after predicting one picture, its weights and feature maps as the engine keeps them. Our engine "
        + "also keeps room for the gradients of the weights, which a program that only predicts would not need.",
    ];

    private static string Pixels(int size) => string.Create(CultureInfo.InvariantCulture, $"{size}\u00a0x\u00a0{size}");

    private static string Whole(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Billions(long count) => (count / 1e9).ToString("0.00", CultureInfo.InvariantCulture);

    // Three digits: a clock gives no more that would be the same again.
    private static string Digits(double value) =>
        value.ToString(value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
