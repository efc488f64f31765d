using System.Globalization;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class FlipAveragingTests
{
    // Probabilities from float32 scores; both sides add the same products in another order.
    private const float Tolerance = 1e-6f;

    private const int Pictures = 4;
    private const int Classes = 3;
    private static readonly InputShape Shape = new(1, 13, 15);

    [Fact]
    public void Probabilities_AveragedOverTheMirrorImage_ArePyTorchs()
    {
        float[][] expected = [.. File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Training", "Reference", "pytorch_flip.txt"))
            .Select(line => (float[])[.. line.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture))])];
        using INetwork network = new CpuEngine().Compile(PyTorchTests.SmallNetwork(), Shape, 0);
        network.SetState(Weights(network.GetState()));
        byte[] pixels = [.. Enumerable.Range(0, Pictures * Shape.Length).Select(i => (byte)Math.Floor(127.5 + 127.5 * Math.Sin(0.37 * i + 26)))];
        var pictures = new PictureTensors(
            MadeUpPictures.Manifest(Pictures, 1, 1), [0, 1, 2, 3], Shape, InputChannels.Intensity,
            [.. pixels.Chunk(Shape.Length)], new bool[Pictures], []);
        var standardization = new Standardization([0.4f], [0.3f]);
        float[,] plain = Scoring.Probabilities(network, 0, pictures, standardization, averageFlip: false, TestContext.Current.CancellationToken);
        float[,] averaged = Scoring.Probabilities(network, 0, pictures, standardization, averageFlip: true, TestContext.Current.CancellationToken);
        for (int n = 0; n < Pictures; n++)
        {
            for (int k = 0; k < Classes; k++)
            {
                Assert.Equal(expected[n][k], plain[n, k], Tolerance);
                Assert.Equal(expected[n][Classes + k], averaged[n, k], Tolerance);
            }
        }

        Assert.NotEqual(expected[0][0], expected[0][Classes], Tolerance);
    }

    private static NamedState Weights(NamedState initial)
    {
        int number = 0;
        return new NamedState(initial.WithoutOptimizer().Select(tensor => tensor.Name.Contains("running", StringComparison.Ordinal) ? tensor : new NamedTensor(
            tensor.Name, tensor.Shape, Wave.Of(
                tensor.Values.Length, number++, 0.2,
                tensor.Name.StartsWith("normalization", StringComparison.Ordinal) && tensor.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0))));
    }
}
