using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Kernels;
using FerLib.Tests.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

[Collection(nameof(AllocationCollection))]
public sealed class CpuNetworkAllocationTests
{
    private const int Classes = 3;
    private const int Count = 4;
    private static readonly InputShape Shape = new(1, 32, 32);

    private static readonly OptimizerOptions[] Rules =
        [new AdamOptions { WeightDecay = 1e-4f }, new AdamOptions { DecoupledWeightDecay = 1e-2f }, new SgdOptions { WeightDecay = 1e-4f }];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TrainAndPredict_Warm_AllocateNothing(int threads)
    {
        using INetwork network = new CpuEngine(threads).Compile(PaperArchitectures.NoLogitRelu(Classes, 0.5), Shape, 1);
        float[] pictures = Wave.Of(Count * Shape.Length, 1, 1), scores = new float[Count * Classes];
        int[] labels = [0, 1, 2, 0];
        float[] mask = [.. Enumerable.Range(0, Count * network.Architecture.DropoutFeatures(Shape)).Select(i => i % 2 * 2f)];
        var allocations = new WorkerAllocations(Workers.Of(threads));
        foreach (OptimizerOptions rule in Rules)
        {
            foreach (float? maximumNorm in new float?[] { null, 0.1f })
            {
                var options = new StepOptions
                {
                    Optimizer = rule,
                    LearningRate = 1e-3f,
                    MaximumGradientNorm = maximumNorm,
                    LabelSmoothing = 0.1f,
                    ClassWeights = [1, 2, 0.5f],
                    DropoutMask = mask,
                };
                float loss = 0;
                void Steps(int count)
                {
                    for (int step = 0; step < count; step++)
                    {
                        loss += network.Train(pictures, labels, options).Loss;
                        network.Predict(pictures, Count, scores);
                    }
                }

                Steps(1);
                long[] bytes = allocations.During(() => Steps(5));
                Assert.True(float.IsFinite(loss));
                Assert.True(bytes.All(each => each == 0), $"{rule}, longest gradient {maximumNorm}: bytes a thread {string.Join(", ", bytes)}.");
            }
        }
    }
}
