using FerLib.Interop;
using FerLib.NeuralNetworks;
using TorchSharp;
using Xunit;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpEngineTests
{
    // Another batch size or another run is another order of sums: some 1e-6 of numbers around 1, and a few steps more of it.
    private const float Repeatability = 1e-5f;

    private static readonly InputShape Shape = new(1, 32, 32);

    [Fact]
    public void Create_Auto_IsTorchSharpOnTheBestDevice()
    {
        StartedTorchSharp.SkipUnlessItStarts();
        IEngine engine = Engines.Create();
        Assert.IsType<TorchSharpEngine>(engine);
        Assert.Equal(torch.cuda.is_available() ? "cuda:0" : "cpu", engine.Device);
        Assert.Matches(@"^TorchSharp \d+\.\d+\.\d+ \(libtorch \d+\.\d+\.\d+\), (CPU, \d+ threads|GPU cuda:0.*)$", engine.Name);
        Assert.Equal(engine.Device != "cpu", engine.Memory is not null);
        Assert.Equal(["torchsharp", "ferlib"], Engines.Names);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:x")]
    [InlineData("cuda:-1")]
    [InlineData("")]
    public void Create_UnknownDevice_NamesThoseThereAre(string device)
    {
        string message = Assert.Throws<EngineException>(() => Engines.Create("torchsharp", new EngineOptions { Device = device })).Message;
        Assert.Equal($"There is no device \"{device}\", expected auto, cpu, cuda or cuda:N with N from 0.", message);
    }

    [Theory]
    [InlineData("cuda")]
    [InlineData("CUDA:3")]
    public void Create_CudaWithoutADevice_SaysWhatIsMissingAndWhatToDo(string device)
    {
        StartedTorchSharp.SkipUnlessItStarts();
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has a CUDA device.");
        string message = Assert.Throws<EngineException>(() => Engines.Create("torchsharp", new EngineOptions { Device = device })).Message;
        Assert.StartsWith($"The device \"{device}\" is not there: ", message, StringComparison.Ordinal);
        Assert.Contains("nvidia-smi", message, StringComparison.Ordinal);
        Assert.EndsWith("Without a GPU: FER_Device=cpu.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_CudaDeviceBeyondTheLast_SaysHowManyThereAre()
    {
        StartedTorchSharp.SkipUnlessItStarts();
        Assert.SkipUnless(torch.cuda.is_available(), "This machine has no CUDA device.");
        string message = Assert.Throws<EngineException>(() => Engines.Create("torchsharp", new EngineOptions { Device = "cuda:99" })).Message;
        Assert.Contains("this machine has ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ManySteps_LeavesNoTensorBehind()
    {
        Architecture architecture = PaperArchitectures.NoLogitRelu(3, 0.5);
        using INetwork network = StartedTorchSharp.Engine().Compile(architecture, Shape, 1);
        var options = new StepOptions { LearningRate = 1e-3f, DropoutMask = new float[6 * architecture.DropoutFeatures(Shape)] };
        void Step(int count)
        {
            _ = network.Train(new float[count * Shape.Length], [.. Enumerable.Range(0, count).Select(i => i % 3)], options with
            {
                DropoutMask = options.DropoutMask[..(count * architecture.DropoutFeatures(Shape))],
                ClassWeights = count % 2 == 0 ? [1, 2, 3] : [],
            }).Loss;
            network.Predict(new float[count * Shape.Length], count, new float[count * 3]);
            network.Activations("relu2", new float[count * Shape.Length], count);
            network.SetState(network.GetState());
        }

        Step(6);
        long live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int step = 0; step < 20; step++)
            Step(2 + step % 5);
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Train_StepsHandedOverUnread_GivesTheLossesOfStepsReadOneByOne()
    {
        // On a GPU the steps are large: it falls behind, and what a batch is put together in must not be filled anew before it was fetched.
        TorchSharpEngine engine = StartedTorchSharp.Engine();
        var shape = engine.Device == "cpu" ? new InputShape(1, 40, 40) : new InputShape(1, 256, 256);
        int count = engine.Device == "cpu" ? 16 : 64;
        float[][] pictures = [.. Enumerable.Range(0, 8).Select(step => Waves(count, shape, step))];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 3)];
        var options = new StepOptions { LearningRate = 1e-2f, Optimizer = new SgdOptions() };
        using INetwork ahead = engine.Compile(PaperArchitectures.NoLogitRelu(3), shape, 1), readAtOnce = engine.Compile(PaperArchitectures.NoLogitRelu(3), shape, 1);
        StepResult[] unread = [.. pictures.Select(batch => ahead.Train(batch, labels, options))];
        float[] expected = [.. pictures.Select(batch => readAtOnce.Train(batch, labels, options).Loss)];
        Assert.All(unread.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Loss, Repeatability));
        Assert.Equal(expected.Length, expected.Distinct().Count());
    }

    [Fact]
    public void Predict_MorePicturesThanOnePassTakes_GivesTheScoresOfSmallerCalls()
    {
        const int count = 700, part = 100;
        using INetwork network = StartedTorchSharp.Engine().Compile(PaperArchitectures.NoLogitRelu(3), Shape, 1);
        float[] pictures = Waves(count, Shape, 0), all = new float[count * 3], parts = new float[count * 3];
        network.Predict(pictures, count, all);
        float[] activations = network.Activations("fullyConnected", pictures, count).Values;
        for (int first = 0; first < count; first += part)
            network.Predict(pictures.AsSpan(first * Shape.Length, part * Shape.Length), part, parts.AsSpan(first * 3, part * 3));
        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(parts[i], all[i], Repeatability);
            Assert.Equal(parts[i], activations[i], Repeatability);
        }
    }

    [Fact]
    public void Dispose_Network_FreesAllItsTensors()
    {
        var engine = StartedTorchSharp.Engine();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (INetwork network = engine.Compile(PaperArchitectures.GlobalAverageReading(3), Shape, 1))
        {
            Assert.True(float.IsFinite(network.Train(new float[4 * Shape.Length], [0, 1, 2, 0], new StepOptions { LearningRate = 1e-3f }).Loss));
            Assert.True(DisposeScopeManager.Statistics.ThreadTotalLiveCount > before);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Train_InsideAScopeOfTheCaller_KeepsTheNetworkAlive()
    {
        StartedTorchSharp.SkipUnlessItStarts();
        INetwork network;
        using (torch.NewDisposeScope())
        {
            network = StartedTorchSharp.Engine().Compile(PaperArchitectures.NoLogitRelu(3), Shape, 1);
            network.Train(new float[2 * Shape.Length], [0, 1], new StepOptions { LearningRate = 1e-3f });
        }

        using (network)
            Assert.True(float.IsFinite(network.Train(new float[2 * Shape.Length], [0, 1], new StepOptions { LearningRate = 1e-3f }).Loss));
    }

    private static float[] Waves(int count, InputShape shape, int seed) =>
        [.. Enumerable.Range(0, count * shape.Length).Select(i => MathF.Sin(0.01f * (i % (1013 + seed)) * (1 + i / shape.Length % 7) + seed))];

    [Fact]
    public void Constructor_NegativeThreads_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new TorchSharpEngine(null, -1));
}
