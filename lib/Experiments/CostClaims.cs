using System.Globalization;
using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Experiments;

/// <summary>Judges the paper's claims C3 (few parameters, low computational complexity) and C4 (real-time use, constrained machines).</summary>
/// <remarks>
/// The paper prints no count and no time, so "few", "low" and "real-time" need a meaning before they can be judged: it is written into each
/// rule. No data set takes part, hence neither does practice data.
/// </remarks>
public static class CostClaims
{
    /// <summary>The side of the pictures in the paper, pixels: "resize to 512 x 512".</summary>
    public const int PaperSize = 512;

    /// <summary>Frames per second that count as real-time unless asked otherwise: a film has 24, European television 25.</summary>
    public const double DefaultFrameRate = 25;

    // What the same machine's clock may gain or lose from one minute to the next, as a share.
    private const double ClockDrift = 0.25;

    // Several threads that gain less than this over one did not have the cores to themselves.
    private const double LeastGain = 1.25;

    private const string Results = "section Results, the paragraph before its Table 3";

    /// <summary>The findings on C3 and C4, two parts each.</summary>
    /// <param name="costs">What a prediction costs.</param>
    /// <param name="frameRate">Frames per second that count as real-time, above 0.</param>
    /// <remarks>
    /// Few and low: at most what the most demanding of the networks made for small machines has (<see cref="PublishedNetwork"/>), parameters
    /// for as many classes, multiply-adds each at its own picture size. Real-time at batch 1, with a frame's time 1000 / frame rate in ms:
    /// supported if the 95th percentile of the latency is within it, not supported if the 5th is more than a quarter beyond it (clocks drift by about as
    /// much), inconclusive between, and where several threads are hardly faster than one (other programs had the cores). For constrained
    /// machines the same on one thread, which can only refute: a core of this machine that keeps up is not yet a slower one that does.
    /// Without a measurement at the paper's size the two are not tested; a latency that is too long while other programs had the processor
    /// (<see cref="InferenceCost.IsDisturbed"/>) decides nothing.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not above 0.</exception>
    public static IReadOnlyList<ClaimFinding> Judge(InferenceCostsResult costs, double frameRate = DefaultFrameRate)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameRate);
        LayerTable layers = costs.LayersAt(PaperSize);
        return [FewParameters(layers), LowComplexity(costs, layers), RealTime(costs, frameRate), ConstrainedMachines(costs, frameRate)];
    }

    private static ClaimFinding FewParameters(LayerTable layers)
    {
        int classes = layers.Rows[^1].Output.Channels;
        PublishedNetwork most = PublishedNetwork.All.Where(network => network.IsForSmallMachines).MaxBy(network => network.ParametersFor(classes))!;
        return new ClaimFinding(
            "C3", "lightweight and designed with fewer parameters compared to other CNN-based models", Results,
            $"Supported if it has at most as many parameters as {most.Name}, the larger of the networks made for small machines, has for as many classes.",
            $"{Count(layers.Parameters)} parameters, {ByteSize.Of(layers.Parameters * sizeof(float))} as float32, at {Pixels(PaperSize)} and "
                + $"{classes} classes. The rule allows as many as {most.Name} has: {Count(most.ParametersFor(classes))}.",
            layers.Parameters <= most.ParametersFor(classes) ? ClaimVerdict.Supported : ClaimVerdict.NotSupported)
        {
            InShort = "few parameters",
            Needed = "nothing: parameters are counted",
        };
    }

    private static ClaimFinding LowComplexity(InferenceCostsResult costs, LayerTable layers)
    {
        PublishedNetwork most = PublishedNetwork.All.Where(network => network.IsForSmallMachines).MaxBy(network => network.MultiplyAdds)!;
        return new ClaimFinding(
            "C3", "low computational complexity", Results,
            $"Supported if a picture of the paper's size takes at most as many multiply-adds as one takes in {most.Name}, the costlier of the "
                + "networks made for small machines.",
            $"{Billions(layers.MultiplyAdds)} multiply-adds at the paper's {Pixels(PaperSize)}. The rule allows as many as {most.Name} takes at its own size: "
                + $"{Billions(most.MultiplyAdds)} at {Pixels(most.Size)}. Shrunk to that size this network would take {Billions(costs.LayersAt(most.Size).MultiplyAdds)}.",
            layers.MultiplyAdds <= most.MultiplyAdds ? ClaimVerdict.Supported : ClaimVerdict.NotSupported)
        {
            InShort = "little to compute",
            Needed = "nothing: multiply-adds are counted",
        };
    }

    private static ClaimFinding RealTime(InferenceCostsResult costs, double frameRate)
    {
        InferenceCost? cost = AtPaperSize(costs.WholeMachine);
        bool isDisturbed = cost is not null && (cost.IsDisturbed || HardlyGains(cost, AtPaperSize(costs.OneThread)));
        return new ClaimFinding(
            "C4", "suitable for real-time applications", Results,
            $"Supported if 95 of 100 predictions of one picture of {Pixels(PaperSize)} take at most {FrameTime(frameRate)}, the time of a "
                + "frame; not supported if 95 of 100 take more than a quarter longer.",
            Measured(cost, isDisturbed, frameRate),
            KeepsUp(cost, isDisturbed, frameRate))
        {
            InShort = string.Create(CultureInfo.InvariantCulture, $"real-time ({frameRate:0.##} frames per second)"),
            Needed = "the time of a prediction at the paper's size; no data set",
        };
    }

    private static ClaimFinding ConstrainedMachines(InferenceCostsResult costs, double frameRate)
    {
        InferenceCost? cost = AtPaperSize(costs.OneThread);
        bool isDisturbed = cost is { IsDisturbed: true };
        ClaimVerdict verdict = KeepsUp(cost, isDisturbed, frameRate);
        return new ClaimFinding(
            "C4", "suitable for resource-constrained environments", Results,
            "The same on one core of this machine. Not supported if that is too slow already; otherwise inconclusive, because a core of this "
                + "machine is no phone.",
            Measured(cost, isDisturbed, frameRate),
            verdict == ClaimVerdict.Supported ? ClaimVerdict.Inconclusive : verdict)
        {
            InShort = string.Create(CultureInfo.InvariantCulture, $"small machines ({frameRate:0.##} frames per second on one core)"),
            Needed = "the time of a prediction on one core; to support it, a small machine",
        };
    }

    private static InferenceCost? AtPaperSize(IReadOnlyList<InferenceCost> costs) =>
        costs.FirstOrDefault(cost => cost.Input is { Height: PaperSize, Width: PaperSize });

    /// <summary>Whether several threads of our engine are hardly faster than one, which does not happen while nothing else computes.</summary>
    private static bool HardlyGains(InferenceCost whole, InferenceCost? one) =>
        one is not null && whole.Engine != one.Engine && EngineOf(whole) is { Length: > 0 } engine && engine == EngineOf(one) && whole.Latency.Median * LeastGain > one.Latency.Median;

    // "FerLib CPU engine, AVX-512" of "FerLib CPU engine, AVX-512, 2 threads"
    private static string EngineOf(InferenceCost cost) => cost.Engine[..Math.Max(0, cost.Engine.LastIndexOf(','))];

    private static ClaimVerdict KeepsUp(InferenceCost? cost, bool isDisturbed, double frameRate) => cost switch
    {
        null => ClaimVerdict.NotTested,
        { Latency.High: double high } when high <= 1000 / frameRate => ClaimVerdict.Supported,
        { Latency.Low: double low } when !isDisturbed && low > (1 + ClockDrift) * 1000 / frameRate => ClaimVerdict.NotSupported,
        _ => ClaimVerdict.Inconclusive,
    };

    private static string Measured(InferenceCost? cost, bool isDisturbed, double frameRate) => cost is null
        ? $"Nothing was measured at {Pixels(PaperSize)}."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Latency.Median:0.0} ms (90 of 100 predictions: {cost.Latency.Low:0.0} to {cost.Latency.High:0.0}), {cost.Latency.PerSecond:0.0} frames per second, on {cost.Engine}; a frame has {1000 / frameRate:0.#} ms.")
            + (isDisturbed ? " Too slow decides nothing here, because other programs had the processor for part of the time: run it again on an idle machine."
                : KeepsUp(cost, isDisturbed, frameRate) == ClaimVerdict.Inconclusive ? " Too close to call." : "");

    private static string FrameTime(double frameRate) =>
        string.Create(CultureInfo.InvariantCulture, $"{1000 / frameRate:0.#} ms (1/{frameRate:0.##} s)");

    private static string Pixels(int size) => string.Create(CultureInfo.InvariantCulture, $"{size} x {size}");

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Billions(long count) => string.Create(CultureInfo.InvariantCulture, $"{count / 1e9:0.00} billion");
}
