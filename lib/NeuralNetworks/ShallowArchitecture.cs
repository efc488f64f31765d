using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>A shallow CNN that the paper's network is compared with: what two convolutions can do.</summary>
/// <remarks>
/// Not in the paper. Its layers are of the paper's kinds and sizes (5 x 5 windows, stride 2, padding 2), with half of the paper's filters, half of its
/// convolutions and no fully connected layer but the class scores. At 64 x 64 pixels in one channel and 7 classes it has 80,967 parameters.
/// </remarks>
public static class ShallowArchitecture
{
    /// <summary>The network.</summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="dropout">Rate of a dropout before the fully connected layer, 0 (none, the default) to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes, or the rate is outside 0 to below 1.</exception>
    public static Architecture Of(int classes, double dropout = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (dropout is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "Expected a dropout rate from 0 to below 1.");
        string suffix = dropout > 0 ? string.Create(CultureInfo.InvariantCulture, $", dropout {dropout}") : "";
        Layer[] drop = dropout > 0 ? [new Dropout("dropout", null, dropout)] : [];
        return new Architecture(
            $"shallow CNN (two convolutions{suffix})",
            [
                new Convolution("convolution1", null, 32), new BatchNormalization("normalization1", null), new ReLU("relu1", null),
                new Convolution("convolution2", null, 64), new BatchNormalization("normalization2", null), new ReLU("relu2", null),
                new AveragePooling("pooling", null),
                .. drop, new FullyConnected("fullyConnected", null, classes), new Softmax("softmax", null), new ClassificationOutput("classification", null),
            ]);
    }
}
