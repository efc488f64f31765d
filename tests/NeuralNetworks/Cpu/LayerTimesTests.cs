using System.Diagnostics;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed class LayerTimesTests
{
    private const int Side = 32;
    private const int Batch = 4;

    private readonly CpuNetwork _network = (CpuNetwork)new CpuEngine(1).Compile(PaperArchitectures.NoLogitRelu(2), new InputShape(1, Side, Side), 1);
    private readonly float[] _pictures = Wave.Of(Batch * Side * Side, 1, 1);

    [Fact]
    public void Layers_OfANetwork_AreAllThatHaveAnOperatorInOrder()
    {
        LayerTimes times = _network.TimeLayers();
        Assert.Equal(
            _network.Architecture.Layers.Where(layer => layer is not (Softmax or ClassificationOutput)).Select(layer => layer.Name),
            times.Layers.SelectMany(names => names));
    }

    [Fact]
    public void Train_WithTimes_BothDirectionsFitIntoTheStep()
    {
        Train();
        LayerTimes times = _network.TimeLayers();
        long start = Stopwatch.GetTimestamp();
        Train();
        TimeSpan step = Stopwatch.GetElapsedTime(start);
        TimeSpan forward = Sum(times, times.Forward), backward = Sum(times, times.Backward);
        Assert.True(forward > TimeSpan.Zero && backward > TimeSpan.Zero, $"{forward} forward, {backward} backward");
        Assert.True(forward + backward <= step, $"{forward} forward and {backward} backward in a step of {step}");
    }

    [Fact]
    public void Predict_WithTimes_CountsForwardOnlyAndFromZero()
    {
        _network.TimeLayers();
        Train();
        LayerTimes times = _network.TimeLayers();
        Assert.Equal(TimeSpan.Zero, Sum(times, times.Forward));
        _network.Predict(_pictures, Batch, new float[Batch * 2]);
        Assert.True(Sum(times, times.Forward) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, Sum(times, times.Backward));
    }

    [Fact]
    public void BeginAndEnd_Always_AllocateNothing()
    {
        LayerTimes times = _network.TimeLayers();
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step()
        {
            times.Begin();
            times.EndForward(0);
            times.Begin();
            times.EndBackward(0);
        }
    }

    private static TimeSpan Sum(LayerTimes times, Func<int, TimeSpan> direction) =>
        TimeSpan.FromTicks(Enumerable.Range(0, times.Layers.Count).Sum(i => direction(i).Ticks));

    private void Train() => _network.Train(_pictures, [0, 1, 0, 1], new StepOptions { LearningRate = 1e-3f });
}
