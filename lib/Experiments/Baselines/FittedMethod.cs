using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>What the fitted methods share: labels, and the refusal of pictures that do not fit.</summary>
internal abstract class FittedMethod(string name, PictureTensors training) : IFittedMethod
{
    private readonly InputShape _shape = training.Shape;
    private readonly InputChannels _channels = training.Channels;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; } = training.Manifest.Labels;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public float[,] Predict(PictureTensors pictures, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Shape != _shape || pictures.Channels != _channels)
        {
            throw new ArgumentException(
                $"The pictures are {pictures.Channels} {pictures.Shape}, \"{name}\" was fitted on {_channels} {_shape}. Load them for it.", nameof(pictures));
        }

        return ProbabilitiesOf(pictures, token);
    }

    private protected abstract float[,] ProbabilitiesOf(PictureTensors pictures, CancellationToken token);
}
