using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using FerLib.NeuralNetworks.Reference;
using Xunit;
using static FerLib.Tests.NeuralNetworks.Reference.DefinitionTests;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed class WinogradOperatorTests
{
    private const int Classes = 3;
    private const int Threads = 4;

    private static readonly Workers Two = Workers.Of(2);
    private static readonly InputShape Pictures = new(1, 64, 64);
    private static readonly Architecture Paper = PaperArchitectures.NoLogitRelu(Classes);

    public static TheoryData<string> Paths => KernelPaths.Supported;

    public static TheoryData<string, int, int, int, int, int> PathsAndConvolutions()
    {
        var data = new TheoryData<string, int, int, int, int, int>();
        foreach (KernelPath path in KernelPath.All.Where(p => p.IsSupported))
        {
            data.Add(path.Name, 1, 1, 2, 5, 6);
            data.Add(path.Name, 3, 5, 2, 1, 1);
            data.Add(path.Name, 17, 33, 2, 11, 14);
            data.Add(path.Name, 33, 65, 1, 9, 8);
            data.Add(path.Name, 2, 3, 0, 60, 7);
            data.Add(path.Name, 5, 4, 3, 6, 61);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PathsAndConvolutions))]
    public void ForwardAndBackward_OddSizes_EqualTheDefinition(string path, int channels, int filters, int padding, int height, int width)
    {
        var layer = new Convolution("c", null, filters, 5, 2, padding);
        var definition = new ConvolutionDefinition(channels, layer);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        Tensor x = Make(3, new InputShape(channels, height, width), 3), g = Make(3, layer.OutputShape(x.Shape), 4);
        OperatorRun.AssertEqualsDefinition(new WinogradOperator(layer, x.Shape, KernelPaths.Of(path), Two), definition, x, g);
    }

    [Theory]
    [InlineData(48, "convolution2, convolution3")]
    [InlineData(64, "convolution2, convolution3")]
    [InlineData(96, "convolution2, convolution3, convolution4")]
    [InlineData(128, "convolution2, convolution3, convolution4")]
    public void Suits_PaperNetwork_TakesConvolutionsWithChannelsAndRoomForEveryTap(int size, string filtered)
    {
        foreach (KernelPath path in KernelPath.All)
        {
            var shape = new InputShape(1, size, size);
            var names = new List<string>();
            foreach (Layer layer in Paper.Layers)
            {
                if (layer is Convolution convolution && WinogradOperator.Suits(convolution, shape, path))
                    names.Add(layer.Name);
                shape = layer.OutputShape(shape);
            }

            Assert.Equal(filtered, string.Join(", ", names));
        }
    }

    [Fact]
    public void Suits_SmallMaps_OnlyIfEveryTapMeetsTwoRowsAndColumns()
    {
        for (int padding = 0; padding <= 4; padding++)
        {
            var layer = new Convolution("c", null, 64, 5, 2, padding);
            for (int size = Math.Max(1, 5 - 2 * padding); size <= 12; size++)
            {
                int outputs = layer.OutputShape(new InputShape(64, size, 40)).Height;
                bool expected = Enumerable.Range(0, 5).All(
                    tap => Enumerable.Range(0, outputs).Count(o => 2 * o + tap - padding >= 0 && 2 * o + tap - padding < size) >= 2);
                Assert.Equal(expected, WinogradOperator.Suits(layer, new InputShape(64, size, 40), KernelPath.Best));
                Assert.Equal(expected, WinogradOperator.Suits(layer, new InputShape(64, 40, size), KernelPath.Best));
            }
        }
    }

    [Fact]
    public void Suits_OtherWindowsAndFewChannels_IsFalse()
    {
        var shape = new InputShape(64, 32, 32);
        Assert.True(WinogradOperator.Suits(new Convolution("c", null, 64), shape, KernelPath.Bits512));
        Assert.False(WinogradOperator.Suits(new Convolution("c", null, 64, Kernel: 3, Padding: 1), shape, KernelPath.Bits512));
        Assert.False(WinogradOperator.Suits(new Convolution("c", null, 64, Stride: 1), shape, KernelPath.Bits512));
        Assert.False(WinogradOperator.Suits(new Convolution("c", null, 31), shape, KernelPath.Bits512));
        Assert.False(WinogradOperator.Suits(new Convolution("c", null, 64), new InputShape(31, 32, 32), KernelPath.Bits512));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Train_OtherThreadsAndRoomForMore_SameBits(string path)
    {
        float[] reference = StateAfterAStep(path, 1, before: 0);
        for (int threads = 2; threads <= Threads; threads++)
            Assert.Equal(reference, StateAfterAStep(path, threads, before: threads == 3 ? 3 : 0));
        Assert.Equal(reference, StateAfterAStep(path, 1, before: 3));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Predict_OnePictureAloneAndInABatch_SameBits(string path)
    {
        const int Count = 3;
        NamedState weights = ExactNumbers.Weights(Paper, Pictures);
        float[] pictures = ExactNumbers.Input(Count, Pictures), scores = new float[Count * Classes], alone = new float[Count * Classes];
        using INetwork batch = Compile(path, 2, weights), single = Compile(path, 2, weights);
        for (int n = 0; n < Count; n++)
            single.Predict(pictures.AsSpan(n * Pictures.Length, Pictures.Length), 1, alone.AsSpan(n * Classes, Classes));
        batch.Predict(pictures, Count, scores);
        Assert.Equal(alone, scores);
        Assert.NotEqual(scores[..Classes], scores[Classes..(2 * Classes)]);
    }

    private static INetwork Compile(string path, int threads, NamedState weights)
    {
        INetwork network = new CpuEngine(threads, KernelPaths.Of(path)).Compile(Paper, Pictures, 0);
        network.SetState(weights);
        return network;
    }

    /// <summary>Two pictures' step, perhaps after one of more pictures that is taken back.</summary>
    private static float[] StateAfterAStep(string path, int threads, int before)
    {
        NamedState weights = ExactNumbers.Weights(Paper, Pictures);
        using INetwork network = Compile(path, threads, weights);
        var options = new StepOptions { LearningRate = 1e-3f };
        if (before > 0)
        {
            network.Train(ExactNumbers.Input(before, Pictures), [.. Enumerable.Range(0, before).Select(n => n % Classes)], options);
            network.SetState(weights);
        }

        network.Train(ExactNumbers.Input(2, Pictures), [2, 1], options);
        return [.. network.GetState().Concat(network.GetGradients()).SelectMany(tensor => tensor.Values)];
    }
}
