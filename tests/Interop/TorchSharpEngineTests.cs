using FerLib.Interop;
using FerLib.NeuralNetworks;
using TorchSharp;
using Xunit;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpEngineTests
{
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

    [Fact]
    public void Constructor_NegativeThreads_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new TorchSharpEngine(null, -1));
}
