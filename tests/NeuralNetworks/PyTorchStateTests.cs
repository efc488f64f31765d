using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>A state dictionary that PyTorch made and Reference/load_state_dict.py wrote as safetensors, in our engine.</summary>
public sealed class PyTorchStateTests : IDisposable
{
    // Sums of a hundred float32 products in another order, of scores up to 2.
    private const float Tolerance = 1e-5f;

    private const int Classes = 4;

    private static readonly InputShape Input = new(3, 21, 18);

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-pytorch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SetState_StoredStateOfPyTorch_GivesItsScores() =>
        AssertScores(File.ReadAllLines(ForeignProgram.Script("load_state_dict.txt")), ForeignProgram.Script("load_state_dict.safetensors"));

    [Fact]
    public void SetState_StateOfTheInstalledPyTorch_GivesItsScores()
    {
        Assert.SkipWhen(ForeignProgram.PythonWithTorch is null, ForeignProgram.NoTorch);
        string path = Path.Combine(_folder, "state.safetensors");
        string[] lines = ForeignProgram.Run(ForeignProgram.PythonWithTorch!, ForeignProgram.Script("load_state_dict.py"), "--write", path);
        AssertScores(lines, path);
    }

    private static void AssertScores(string[] lines, string path)
    {
        float[] expected = [.. lines.SelectMany(ForeignProgram.Numbers)];
        using INetwork network = new CpuEngine(1).Compile(Narrow(), Input, 0);
        network.SetState(Safetensors.Read(path).State);
        float[] scores = new float[lines.Length * Classes];
        network.Predict(Wave.Of(lines.Length * Input.Length, 20, 1), lines.Length, scores);
        Assert.Equal(2 * Classes, expected.Length);
        for (int i = 0; i < scores.Length; i++)
            Assert.Equal(expected[i], scores[i], Tolerance);
    }

    /// <summary>The 17 layers with few filters, so that a stored file of weights is small.</summary>
    private static Architecture Narrow() => new("17 narrow layers", [
        new Convolution("convolution1", 1, 3), new BatchNormalization("normalization1", 2), new ReLU("relu1", 3),
        new Convolution("convolution2", 4, 4), new BatchNormalization("normalization2", 5), new ReLU("relu2", 6),
        new AveragePooling("pooling", 7),
        new Convolution("convolution3", 8, 4), new BatchNormalization("normalization3", 9), new ReLU("relu3", 10),
        new Convolution("convolution4", 11, 3), new BatchNormalization("normalization4", 12), new ReLU("relu4", 13),
        new FullyConnected("fullyConnected", 14, Classes), new Softmax("softmax", 16), new ClassificationOutput("classification", 17)]);
}
