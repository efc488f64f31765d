using System.Globalization;
using FerLib.NeuralNetworks;
using FerLib.Tests.Datasets;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class SafetensorsScriptTests
{
    // Python adds the float32 values exactly and rounds once; so does a sum of so few in double precision, but for its last digits.
    private const double Tolerance = 1e-9;

    private static readonly string Script = Path.Combine(RepositoryRoot.Folder, "tests", "Training", "Reference", "read_safetensors.py");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Files_ReadByAScriptThatKnowsTheFormatOnly_HoldEveryTensor()
    {
        string? python = ForeignProgram.Python;
        Assert.SkipWhen(python is null, "There is no python3 on this machine to run the script.");
        using var folder = new TemporaryFolder();
        PictureTensors pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 32);
        string checkpoint = folder.At("training.safetensors"), file = folder.At("model.safetensors");
        using TrainedModel model = Trainer.Train(
            new CpuEngine(), pictures, MadeUpPictures.SplitOf(pictures), new() { Epochs = 1, BatchSize = 6 }, checkpoints: CheckpointOptions.At(checkpoint), token: Token);
        model.Save(file);
        Check(python, file, "FerLib trained model 1", model.Network.GetState().WithoutOptimizer());
        Check(python, checkpoint, "FerLib checkpoint 1", Safetensors.Read(checkpoint).State);
    }

    private static void Check(string python, string file, string format, NamedState state)
    {
        string[] lines = ForeignProgram.Run(python, Script, file);
        Assert.Equal(format, lines[0]);
        Assert.Equal(state.Count, lines.Length - 1);
        foreach ((NamedTensor tensor, string line) in state.Zip(lines.Skip(1)))
        {
            string shape = tensor.Shape.Count == 1 ? $"({tensor.Shape[0]},)" : $"({string.Join(", ", tensor.Shape)})";
            Assert.StartsWith($"{tensor.Name} {shape} ", line, StringComparison.Ordinal);
            Assert.Equal(tensor.Values.Sum(value => (double)value), double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture), Tolerance);
        }
    }
}
