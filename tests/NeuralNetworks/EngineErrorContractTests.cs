using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>What every engine must refuse, and in which words; run for each engine of the build.</summary>
public abstract class EngineErrorContractTests : IDisposable
{
    private static readonly InputShape Shape = new(1, 32, 32);
    private readonly Lazy<INetwork> _network;

    protected EngineErrorContractTests() => _network = new Lazy<INetwork>(() => Engine.Compile(PaperArchitectures.NoLogitRelu(3, 0.5), Shape, 0));

    /// <summary>The engine under test.</summary>
    protected abstract IEngine Engine { get; }

    private INetwork Network => _network.Value;

    public void Dispose()
    {
        if (_network.IsValueCreated)
            Network.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Predict_WrongLengths_GivesBoth()
    {
        Assert.Contains("input holds 10 numbers, expected 2048 for 2 pictures of shape (1, 32, 32)", Message(() => Network.Predict(new float[10], 2, new float[6])));
        Assert.Contains("scores hold 5 numbers, expected 2 x 3", Message(() => Network.Predict(new float[2048], 2, new float[5])));
        Assert.Contains("0 pictures, expected at least 1", Message(() => Network.Predict([], 0, [])));
    }

    [Fact]
    public void Train_WrongOptions_GivesBoth()
    {
        var options = new StepOptions { LearningRate = 1e-3f, DropoutMask = new float[2 * 64] };
        Assert.Contains("label 3, expected 0..2", Message(() => Train([0, 3], options)));
        Assert.Contains("dropout mask of 0 numbers, expected 2 x 64", Message(() => Train([0, 1], options with { DropoutMask = default })));
        Assert.Contains("2 class weights, expected none or 3", Message(() => Train([0, 1], options with { ClassWeights = [1, 2] })));
        Assert.Contains("label smoothing 2, expected 0..1", Message(() => Train([0, 1], options with { LabelSmoothing = 2 })));
        foreach (float limit in new[] { 0, -1, float.NaN, float.PositiveInfinity })
        {
            string wanted = FormattableString.Invariant($"maximum gradient norm {limit}, expected a number above 0, or null for no limit");
            Assert.Contains(wanted, Message(() => Train([0, 1], options with { MaximumGradientNorm = limit })));
        }

        Assert.Contains("label smoothing NaN, expected 0..1", Message(() => Train([0, 1], options with { LabelSmoothing = float.NaN })));
    }

    [Fact]
    public void Train_OneValuePerChannel_SaysWhatToDo()
    {
        var options = new StepOptions { LearningRate = 1e-3f, DropoutMask = new float[64] };
        Assert.Contains("train with at least 2 pictures a batch", Message(() => Network.Train(new float[1024], [0], options)));
    }

    [Fact]
    public void SetState_WrongTensor_NamesItAndBothShapes()
    {
        NamedState state = Network.GetState();
        Assert.Contains("convolution1.weight: missing from the state, expected shape (64, 1, 5, 5)",
            Message(() => Network.SetState(new NamedState(state.Where(t => t.Name != "convolution1.weight")))));
        Assert.Contains("fullyConnected.bias: shape is (2), expected (3)", Message(() => Network.SetState(new NamedState(
            state.Select(t => t.Name == "fullyConnected.bias" ? new NamedTensor(t.Name, [2], [0, 0]) : t)))));
        Assert.Contains("extra: unknown", Message(() => Network.SetState(new NamedState([.. state, new NamedTensor("extra", [1], [0])]))));
    }

    [Fact]
    public void Activations_UnknownLayer_ListsThoseThereAre() =>
        Assert.Contains("no layer is named relu9; there are convolution1, normalization1", Message(() => Network.Activations("relu9", new float[1024], 1)));

    [Fact]
    public void GetGradients_BeforeTraining_SaysSo() =>
        Assert.Contains("call Train first", Assert.Throws<InvalidOperationException>(Network.GetGradients).Message, StringComparison.Ordinal);

    [Fact]
    public void Compile_WithoutClassifier_SaysWhatIsMissing() => Assert.Contains(
        "its last layer gives (4, 16, 16), expected class scores",
        Message(() => Engine.Compile(new Architecture("trunk", [new Convolution("c", null, 4)]), Shape, 0)));

    [Fact]
    public void Compile_TwoDropouts_IsRefused() => Assert.Contains(
        "(d2): a second dropout layer, expected at most one",
        Message(() => Engine.Compile(
            new Architecture("two", [new Dropout("d1", null, 0.1), new Dropout("d2", null, 0.1), new FullyConnected("f", null, 2)]), Shape, 0)));

    [Fact]
    public void Train_BatchThatDoesNotFitIntoMemory_SaysSoAndASmallerOneGoesOn()
    {
        // 1,024 channels of 16 x 16 in 21 layers, forward and backward: 44 MB a picture.
        var shape = new InputShape(1, 16, 16);
        Layer[] layers = [new Convolution("c", null, 1024, 1, 1, 0), .. Enumerable.Range(0, 20).Select(i => new ReLU($"r{i}", null)),
            new GlobalAveragePooling("g", null), new FullyConnected("f", null, 2)];
        using INetwork network = Engine.Compile(new Architecture("deep", layers), shape, 0);
        var options = new StepOptions { LearningRate = 1e-3f };
        network.Train(new float[2 * shape.Length], [0, 1], options);
        Assert.Matches(
            @"^A batch of 30000 pictures of shape \(1, 16, 16\) needs at least 13[0-9.]+ GB for its feature maps, this process may use [0-9.]+ GB; use a smaller batch",
            Message(() => network.Train(new float[30_000 * shape.Length], new int[30_000], options)));
        Assert.True(float.IsFinite(network.Train(new float[2 * shape.Length], [0, 1], options).Loss));
    }

    private void Train(int[] labels, StepOptions options) => Network.Train(new float[labels.Length * Shape.Length], labels, options);

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
