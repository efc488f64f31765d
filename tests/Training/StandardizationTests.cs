using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class StandardizationTests
{
    private const float Tolerance = 1e-6f;

    [Fact]
    public void Fit_TwoPlanes_GivesEachItsMeanAndDeviation()
    {
        Standardization fitted = Standardization.Fit(Tensors([0, 51, 204, 204], [102, 153, 204, 204]));
        Assert.Equal(76.5f / 255, fitted.Mean[0], Tolerance); // 0 51 102 153
        Assert.Equal(57.01974f / 255, fitted.Deviation[0], Tolerance);
        Assert.Equal(204f / 255, fitted.Mean[1], Tolerance);
        Assert.Equal(1, fitted.Deviation[1]); // no contrast
    }

    [Fact]
    public void Apply_TheTrainingPictures_HaveMeanZeroAndDeviationOne()
    {
        PictureTensors tensors = MadeUpPictures.Tensors(MadeUpPictures.Manifest(3, 2, 2), 16);
        Standardization fitted = Standardization.Fit(tensors);
        List<float> values = [];
        for (int i = 0; i < tensors.Count; i++)
        {
            float[] output = new float[tensors.Shape.Length];
            fitted.Apply(tensors.Planes(i), output);
            values.AddRange(output);
        }

        Assert.Equal(0, values.Average(), 1e-4);
        Assert.Equal(1, values.Average(value => value * value), 1e-3);
    }

    [Fact]
    public void Constructor_BadValues_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Standardization([0.1f], [0.1f, 0.2f]));
        Assert.Throws<ArgumentException>(() => new Standardization([0.1f], [0f]));
        Assert.Throws<ArgumentException>(() => new Standardization([0.1f], [float.NaN]));
        Assert.Throws<ArgumentException>(() => new Standardization([], []));
    }

    private static PictureTensors Tensors(params byte[][] planes)
    {
        Manifest manifest = MadeUpPictures.Manifest(1, 1, planes.Length);
        return new PictureTensors(
            manifest, [.. Enumerable.Range(0, planes.Length)], new InputShape(2, 1, 2), InputChannels.Intensity, planes,
            new bool[planes.Length], []);
    }
}
