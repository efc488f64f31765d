using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>What <see cref="IEngine.BatchesAhead"/> changes in a training, and that it changes no bit of the result.</summary>
public sealed class TrainerAheadTests
{
    // Long enough for any loaded machine; a wait that comes to its end is a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TrainingOptions Recipe = new() { Epochs = 4, BatchSize = 4, DropoutRate = 0.25, LearningRate = 0.01f, Seed = 5 };

    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void BatchesAhead_EngineOnTheProcessor_IsNone() => Assert.Equal(0, ((IEngine)new CpuEngine()).BatchesAhead);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Train_AnyDepthLinearEngine_GivesTheSameBits(int depth)
    {
        var plain = new LinearEngine();
        var engine = new LinearEngine { BatchesAhead = depth };
        using TrainedModel expected = Train(plain, Recipe);
        using TrainedModel model = Train(engine, Recipe);
        AssertSame(expected, model);
        Assert.Equal(plain.Networks[0].Inputs, engine.Networks[0].Inputs);
        Assert.Equal(plain.Networks[0].Steps.Select(step => step.DropoutMask.ToArray()), engine.Networks[0].Steps.Select(step => step.DropoutMask.ToArray()));
        Assert.Equal(expected.Predict(_pictures, token: Token), model.Predict(_pictures, token: Token));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public void Train_AnyDepthCpuEngine_GivesTheSameBits(int depth, int threads)
    {
        TrainingOptions options = Recipe with { Epochs = 2 };
        using TrainedModel expected = Train(new CpuEngine(), options);
        using TrainedModel model = Train(new Ahead(new CpuEngine(threads), depth), options);
        AssertSame(expected, model);
        Assert.Equal(expected.Predict(_pictures, token: Token), model.Predict(_pictures, token: Token));
    }

    [Fact]
    public void Predict_MorePicturesThanABatch_AnyDepthGivesTheSameBits()
    {
        PictureTensors many = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 6), 32);
        using TrainedModel expected = Train(new LinearEngine(), Recipe);
        using TrainedModel model = Train(new LinearEngine { BatchesAhead = 2 }, Recipe);
        foreach (bool flip in new[] { false, true })
            Assert.Equal(expected.Predict(many, flip, Token), model.Predict(many, flip, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_SlowSteps_TheNextBatchIsPreparedWithinAStep(int depth)
    {
        var reference = new LinearEngine();
        using TrainedModel expected = Train(reference, Recipe);
        float[][] masks = [.. reference.Networks[0].Steps.Select(step => step.DropoutMask.ToArray())];
        List<float[]> ring = [];
        int step = 0, waits = 0;
        // A step ends only when the mask of the next batch stands in the memory that the batch will come in.
        var engine = new LinearEngine
        {
            BatchesAhead = depth,
            MaskGiven = mask =>
            {
                if (step <= depth)
                    ring.Add(ArrayOf(mask));
                Assert.Same(ring[step % ring.Count], ArrayOf(mask));
                step++;
                if (step > depth && step < masks.Length)
                {
                    float[] next = ring[step % ring.Count];
                    Assert.True(SpinWait.SpinUntil(() => next.AsSpan(0, masks[step].Length).SequenceEqual(masks[step]), Patience), $"step {step}");
                    waits++;
                }
            },
        };
        using TrainedModel model = Train(engine, Recipe);
        AssertSame(expected, model);
        Assert.Equal(depth + 1, ring.Distinct().Count());
        Assert.Equal(masks.Length - 1 - depth, waits);
    }

    [Theory]
    [InlineData(0, 4, 1)]
    [InlineData(1, 4, 6)]
    [InlineData(3, 4, 6)]
    [InlineData(3, 20, 16)]
    public void Train_ResultsOfSteps_AreReadOneStepLaterOrManyAtOnce(int depth, int takes, int unread)
    {
        PictureTensors many = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, takes), 8);
        List<TrainingProgress> reports = [];
        using TrainedModel model = Trainer.Train(
            new LinearEngine { BatchesAhead = depth }, many, MadeUpPictures.SplitOf(many), Recipe with { BatchSize = 2, Epochs = 1 },
            new Immediate<TrainingProgress>(reports.Add), token: Token);
        Assert.Equal(6 * takes, reports[0].Batches);
        Assert.Equal(unread, reports.TakeWhile(report => double.IsNaN(report.Loss)).Count());
        Assert.False(double.IsNaN(model.History!.Epochs[0].TrainingLoss));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_LossIsNotANumber_NamesTheBatchAtAnyDepth(int depth)
    {
        var engine = new LinearEngine { BatchesAhead = depth, DivergesAt = 5 };
        Assert.Contains("the loss of epoch 2, batch 2 is NaN", Assert.Throws<TrainingException>(() => Train(engine, Recipe)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("finished")]
    [InlineData("cancelled")]
    [InlineData("patience")]
    [InlineData("failed")]
    public void Train_HoweverItEnds_LeavesNoThreadWithItsBuffers(string how)
    {
        List<WeakReference> buffers = [];
        Run(how, buffers);
        Assert.Equal(4, buffers.Count);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // A thread that still ran, or waited, would hold the ring.
        Assert.All(buffers, buffer => Assert.False(buffer.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run(string how, List<WeakReference> buffers)
    {
        using var source = new CancellationTokenSource();
        var original = new InvalidTimeZoneException();
        var engine = new LinearEngine
        {
            BatchesAhead = 3,
            MaskGiven = mask =>
            {
                if (buffers.Count < 4)
                    buffers.Add(new WeakReference(ArrayOf(mask)));
            },
            BeforeStep = step =>
            {
                if (step == 6 && how == "cancelled")
                    source.Cancel();
                if (step == 6 && how == "failed")
                    throw original;
            },
        };
        TrainingOptions options = how == "patience" ? Recipe with { Epochs = 1000, Patience = 1, LearningRate = 1e-30f } : Recipe;
        if (how == "failed")
        {
            Assert.Same(original, Assert.Throws<InvalidTimeZoneException>(() => Trainer.Train(engine, _pictures, Split(), options, token: source.Token)));
            Assert.True(engine.Networks[0].IsDisposed);
            return;
        }

        using TrainedModel model = Trainer.Train(engine, _pictures, Split(), options, token: source.Token);
        Assert.Equal(
            how switch { "cancelled" => StopReason.Cancelled, "patience" => StopReason.PatienceRanOut, _ => StopReason.Finished },
            model.History!.StopReason);
    }

    private TrainedModel Train(IEngine engine, TrainingOptions options) => Trainer.Train(engine, _pictures, Split(), options, token: Token);

    private static void AssertSame(TrainedModel expected, TrainedModel model)
    {
        Assert.Equal(expected.History!.Epochs, model.History!.Epochs);
        Assert.Equal(expected.History.KeptEpoch, model.History.KeptEpoch);
        NamedState state = model.Network.GetState();
        foreach (NamedTensor tensor in expected.Network.GetState())
            Assert.Equal(tensor.Values, state[tensor.Name].Values);
    }

    private static float[] ArrayOf(ReadOnlyMemory<float> memory) => MemoryMarshal.TryGetArray(memory, out ArraySegment<float> segment) ? segment.Array! : [];

    private Split Split() => MadeUpPictures.SplitOf(_pictures);

    /// <summary>Another engine that says how far ahead batches are prepared.</summary>
    private sealed class Ahead(IEngine inner, int batches) : IEngine
    {
        public string Name => inner.Name;

        public string Device => inner.Device;

        public int BatchesAhead => batches;

        public INetwork Compile(FerLib.NeuralNetworks.Architecture architecture, InputShape input, ulong seed) => inner.Compile(architecture, input, seed);
    }
}
