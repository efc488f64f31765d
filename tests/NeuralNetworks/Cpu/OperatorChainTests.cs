using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed class OperatorChainTests
{
    private const int Classes = 3;
    private const int Size = 64;

    // Tables of offsets and sums of blocks grow with the batch, too: 2 and 3 % were measured. The first two normalizations would add 16 % each
    // and more.
    private const double Besides = 1.05;

    private static readonly InputShape Pictures = new(1, Size, Size);
    private static readonly Architecture Paper = PaperArchitectures.NoLogitRelu(Classes);

    // Numbers of a picture: the picture, framed; what the convolutions and the pooling write; of the normalizations' outputs those that a
    // direct convolution (framed) and the fully connected layer read; scores.
    private const int ForwardNumbers =
        68 * 68 + 32 * 32 * 64 + 16 * 16 * 128 + 8 * 8 * 128 + 4 * 4 * 128 + 2 * 2 * 64 + 8 * 8 * 128 + 2 * 2 * 64 + Classes;

    // Gradients: of what convolution 2, 3 and 4 and the fully connected layer read, of what convolution 4 writes (framed), of the scores.
    private const int BackwardNumbers = 32 * 32 * 64 + 8 * 8 * 128 + 4 * 4 * 128 + 2 * 2 * 64 + 4 * 4 * 64 + Classes;

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Fact]
    public void Reserve_BetweenNormalizationsAndReadersOfRows_StoresNoMap()
    {
        OperatorChain chain = Chain();
        chain.Reserve(1, training: true);
        string[] stored =
        [
            .. Enumerable.Range(0, chain.Operators.Count)
                .Where(i => ReferenceEquals(chain.OutputOf(i, 1), chain.OutputOf(i, 1))).Select(i => chain.Operators[i].Layers[0]),
        ];
        Assert.Equal(
            ["convolution1", "convolution2", "pooling", "convolution3", "normalization3", "convolution4", "normalization4", "fullyConnected"], stored);
    }

    [Theory]
    [InlineData(false, ForwardNumbers)]
    [InlineData(true, ForwardNumbers + BackwardNumbers)]
    public void Reserve_ForMorePictures_TakesTheMemoryOfStoredMapsOnly(bool training, int numbers)
    {
        const int Few = 8, Many = 16;
        long BytesFor(int count)
        {
            OperatorChain chain = Chain();
            long before = GC.GetAllocatedBytesForCurrentThread();
            chain.Reserve(count, training);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        BytesFor(1);
        double perPicture = (BytesFor(Many) - BytesFor(Few)) / (double)(Many - Few) / sizeof(float);
        Assert.InRange(perPicture, numbers, numbers * Besides);
    }

    [Fact]
    public void Reserve_ForALargerBatch_LetsGoOfTheMapsOfTheSmallerOne()
    {
        OperatorChain chain = Chain();
        WeakReference[] maps = MapsOf(chain);
        chain.Reserve(2, training: false);
        GC.Collect();
        Assert.All(maps, map => Assert.False(map.IsAlive));
        GC.KeepAlive(chain);
    }

    [Theory]
    [InlineData("normalization1", "relu1")]
    [InlineData("normalization2", "relu2")]
    public void Activations_OfANormalizationWithoutAMap_AreThoseOfOneWithAMap(string normalization, string rectifier)
    {
        const int Count = 2;
        NamedState weights = ExactNumbers.Weights(Paper, Pictures);
        float[] pictures = ExactNumbers.Input(Count, Pictures);
        using INetwork rows = new CpuEngine(2).Compile(Paper, Pictures, 0);
        rows.SetState(weights);

        // The same layers, but a fully connected one reads what they give: that needs a map.
        Layer[] layers = [.. Paper.Layers.TakeWhile(layer => layer.Name != rectifier), Paper.Layers.First(layer => layer.Name == rectifier)];
        var shorter = new Architecture("shorter", [.. layers, new FullyConnected("end", null, Classes), .. Paper.Layers.TakeLast(2)]);
        using INetwork maps = new CpuEngine(2).Compile(shorter, Pictures, 0);
        maps.SetState(new NamedState(maps.GetState().Select(tensor => weights.Find(tensor.Name) ?? tensor)));

        float[] expected = maps.Activations(rectifier, pictures, Count).Values;
        Assert.Equal(expected, rows.Activations(rectifier, pictures, Count).Values);
        float[] before = rows.Activations(normalization, pictures, Count).Values;
        Assert.Equal(maps.Activations(normalization, pictures, Count).Values, before);
        Assert.Equal(expected, before.Select(x => MathF.Max(x, 0)));
        Assert.NotEqual(expected, before);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Train_WithAndWithoutStoredMaps_SameBits(string path)
    {
        NamedState weights = ExactNumbers.Weights(Paper, Pictures);
        float[] pictures = ExactNumbers.Input(2, Pictures);
        float[] StateAfterAStep(Techniques techniques)
        {
            using INetwork network = new CpuEngine(2, KernelPaths.Of(path), techniques).Compile(Paper, Pictures, 0);
            network.SetState(weights);
            network.Train(pictures, [2, 1], new StepOptions { LearningRate = 1e-3f });
            return [.. network.GetState().Concat(network.GetGradients()).SelectMany(tensor => tensor.Values)];
        }

        Assert.Equal(StateAfterAStep(Techniques.Filtering), StateAfterAStep(Techniques.All));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] MapsOf(OperatorChain chain)
    {
        chain.Reserve(1, training: true);
        return [new(chain.Input), new(chain.OutputOf(0, 1)), new(chain.OutputOf(4, 1)), new(chain.Scores), new(chain.ScoresGradient)];
    }

    private static OperatorChain Chain() => new(Paper, Pictures, KernelPath.Best, Workers.Of(2), Techniques.All);
}
