using FerLib.Experiments;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>Counts exactly; times with a clock that the predictions move; the real clock and engine only for what must hold anywhere.</summary>
public sealed class InferenceCostsTests
{
    // Milliseconds in double, added up and interpolated.
    private const double Rounding = 1e-9;

    private static readonly Architecture Network = PaperArchitectures.NoLogitRelu(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Measure_Counts_AreThoseOfTheTableOfLayers()
    {
        var engine = new TimedEngine("all", 1);
        var options = new InferenceCostOptions { Sizes = [64, 128, 256, 512], Batch = 1, Seconds = 0 };
        IReadOnlyList<InferenceCost> costs = Measure(engine, engine, options).WholeMachine;
        Assert.Equal([823_751, 829_127, 850_631, 936_647], costs.Select(cost => cost.Parameters));
        Assert.Equal([61_441_792, 245_767_168, 983_068_672, 3_932_274_688], costs.Select(cost => cost.MultiplyAdds));
        Assert.Equal(4 * 936_647, costs[3].WeightBytes);
        Assert.Equal(new InputShape(1, 128, 128), costs[1].Input);
    }

    [Fact]
    public void Measure_WarmUpsAndRepetitions_AreMadeAsAskedAndOnlyTheLatterCount()
    {
        // One prediction for the memory, two to warm up, five that count, one batch for its room and one that counts.
        var engine = new TimedEngine("all", 500, 400, 300, 10, 50, 30, 20, 40, 200, 100);
        InferenceCost cost = Measure(engine, engine, new InferenceCostOptions { Sizes = [32], Batch = 3, Repetitions = 5, Seconds = 0 }).WholeMachine[0];
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 3, 3], engine.Predictions.Single());
        Assert.Equal(5, cost.Latency.Count);
        Assert.Equal(12, cost.Latency.Low, Rounding);
        Assert.Equal(30, cost.Latency.Median, Rounding);
        Assert.Equal(48, cost.Latency.High, Rounding);
        Assert.Equal(3, cost.Batch);
        Assert.Equal(30, cost.BatchPicturesPerSecond, Rounding);
    }

    [Fact]
    public void Measure_ShortPredictions_AreRepeatedForTheSecondsAskedFor()
    {
        var engine = new TimedEngine("all", 100);
        InferenceCost cost = Measure(engine, engine, new InferenceCostOptions { Sizes = [32], Batch = 2, Repetitions = 3, Seconds = 0.75 }).WholeMachine[0];
        Assert.Equal(8, cost.Latency.Count);
        Assert.Equal(1 + 8 + 8 + 1 + 8, engine.Predictions.Single().Count);
    }

    /// <summary>The processor was had for a share of the time of the predictions that count.</summary>
    [Theory]
    [InlineData(1.8, false)]
    [InlineData(0.95, false)]
    [InlineData(0.4, true)]
    public void Measure_ProcessorTime_TellsADisturbedMeasurement(double share, bool isDisturbed)
    {
        var engine = new TimedEngine("all", 100) { ProcessorShare = share };
        InferenceCost cost = Measure(engine, engine, new InferenceCostOptions { Sizes = [32], Batch = 1, Seconds = 0 }).WholeMachine[0];
        Assert.Equal(share, cost.ProcessorShare!.Value, Rounding);
        Assert.Equal(isDisturbed, cost.IsDisturbed);
        var gpu = new TimedEngine("gpu", 100) { ProcessorShare = 0.1, Device = "cuda:0" };
        InferenceCost elsewhere = Measure(gpu, gpu, new InferenceCostOptions { Sizes = [32], Batch = 1, Seconds = 0 }).WholeMachine[0];
        Assert.Null(elsewhere.ProcessorShare);
        Assert.False(elsewhere.IsDisturbed);
    }

    [Fact]
    public void Measure_TwoEngines_AreKeptApartAndTheSameOneIsMeasuredOnce()
    {
        var whole = new TimedEngine("two threads", 1);
        var one = new TimedEngine("one thread", 1);
        var options = new InferenceCostOptions { Sizes = [64, 32], Batch = 1, Repetitions = 1, Seconds = 0 };
        InferenceCostsResult both = Measure(whole, one, options);
        Assert.Equal([("two threads", 64), ("two threads", 32)], both.WholeMachine.Select(cost => (cost.Engine, cost.Input.Height)));
        Assert.Equal([("one thread", 64), ("one thread", 32)], both.OneThread.Select(cost => (cost.Engine, cost.Input.Height)));
        Assert.Equal(4, both.All.Count());
        InferenceCostsResult single = Measure(one, new TimedEngine("one thread"), options);
        Assert.Equal(single.WholeMachine, single.OneThread);
        Assert.Equal(2, single.All.Count());
    }

    [Theory]
    [InlineData(5000, 5000 + 4 * 822_407L, 4 * 822_407L)]
    [InlineData(5000, 5000 + 4 * 822_407L - 1, null)]
    [InlineData(5000, 1000, null)]
    public void Measure_Memory_IsTheGrowthOfTheHeapIfTheWeightsFitIntoIt(long before, long after, long? expected)
    {
        var engine = new TimedEngine("all", 1);
        var heap = new Queue<long>([before, after]);
        var options = new InferenceCostOptions { Sizes = [32], Batch = 1, Repetitions = 1, Seconds = 0 };
        InferenceCost cost = InferenceCosts.Measure(
            engine, engine, Network, channels: 1, options, new CostInstruments(engine, engine.ProcessorTime, heap.Dequeue), null, Token).WholeMachine[0];
        Assert.Equal(822_407, cost.Parameters);
        Assert.Equal(expected, cost.MemoryBytes);
    }

    [Fact]
    public void Measure_Progress_IsToldBeforeEachMeasurementAndTheTokenStops()
    {
        var told = new List<ExperimentProgress>();
        var engine = new TimedEngine("all", 1);
        using var source = new CancellationTokenSource();
        var progress = new DirectProgress(value =>
        {
            told.Add(value);
            if (told.Count == 2)
                source.Cancel();
        });
        var options = new InferenceCostOptions { Sizes = [32, 64, 128], Batch = 1, Repetitions = 1, Seconds = 0 };
        Assert.Throws<OperationCanceledException>(() => InferenceCosts.Measure(
            engine, engine, Network, 1, options, new CostInstruments(engine, engine.ProcessorTime, () => 0), progress, source.Token));
        Assert.Equal(
            [new("32 x 32 pixels on all", 0, 3), new ExperimentProgress("64 x 64 pixels on all", 1, 3)], told);
    }

    [Fact]
    public void Measure_OurEngineAndTheRealClock_TakesTimeInOrder()
    {
        var options = new InferenceCostOptions { Sizes = [32], Batch = 2, WarmUps = 1, Repetitions = 3, Seconds = 0 };
        InferenceCostsResult costs = InferenceCosts.Measure(new CpuEngine(threads: 2), Network, channels: 1, options, token: Token);
        Assert.Equal([false, true], costs.All.Select(cost => cost.Engine.EndsWith(" 1 thread", StringComparison.Ordinal)));
        foreach (InferenceCost cost in costs.All)
        {
            Assert.Equal(3, cost.Latency.Count);
            Assert.True(cost.Latency.Low > 0 && cost.Latency.Low <= cost.Latency.Median && cost.Latency.Median <= cost.Latency.High, $"{cost.Latency}");
            Assert.True(double.IsFinite(cost.BatchPicturesPerSecond) && cost.BatchPicturesPerSecond > 0, $"{cost.BatchPicturesPerSecond}");
        }
    }

    [Fact]
    public void Measure_OptionsOutOfRange_AreNamed()
    {
        Assert.Equal("Sizes is 64, 64, expected at least one, each 1 or more, none twice.", Message(new() { Sizes = [64, 64] }));
        Assert.Equal("Sizes is 0, expected at least one, each 1 or more, none twice.", Message(new() { Sizes = [0] }));
        Assert.Equal("Batch is 0, expected 1 or more.", Message(new() { Batch = 0 }));
        Assert.Equal("WarmUps is 0, expected 1 or more.", Message(new() { WarmUps = 0 }));
        Assert.Equal("Repetitions is -1, expected 1 or more.", Message(new() { Repetitions = -1 }));
        Assert.Equal("Seconds is -0.5, expected 0 or more.", Message(new() { Seconds = -0.5 }));
        Assert.Equal([64, 128], InferenceCostOptions.SizesOf(["64", "128"]));
        string text = Assert.Throws<ArgumentException>(() => InferenceCostOptions.SizesOf(["64", "1e2"])).Message;
        Assert.StartsWith("A size is \"1e2\", expected a whole number of pixels, for instance 64.", text, StringComparison.Ordinal);
    }

    private static InferenceCostsResult Measure(TimedEngine engine, TimedEngine oneThread, InferenceCostOptions options) => InferenceCosts.Measure(
        engine, oneThread, Network, channels: 1, options, new CostInstruments(engine, engine.ProcessorTime, () => 0), progress: null, Token);

    private static string Message(InferenceCostOptions options) =>
        Assert.Throws<ArgumentException>(() => InferenceCosts.Measure(new CpuEngine(threads: 1), Network, 1, options, token: Token)).Message;

    /// <summary>Tells at once, on the thread that reports.</summary>
    private sealed class DirectProgress(Action<ExperimentProgress> report) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => report(value);
    }
}
