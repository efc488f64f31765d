using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>A trained network with all that is needed to use it on pictures.</summary>
public sealed partial class TrainedModel : IDisposable
{
    private readonly int _batchesAhead;

    /// <summary>Joins a network of an engine and its description; the model owns the network from now on.</summary>
    internal TrainedModel(IEngine engine, INetwork network, ModelDescription description, TrainingHistory? history)
    {
        _batchesAhead = engine.BatchesAhead;
        Network = network;
        Description = description;
        History = history;
    }

    /// <summary>The network with its trained weights.</summary>
    public INetwork Network { get; }

    /// <summary>Labels, input, standardization, protocol, seed, data set.</summary>
    public ModelDescription Description { get; }

    /// <summary>The course of the training; null for a model that was loaded from a file.</summary>
    public TrainingHistory? History { get; }

    /// <summary>The recipe; null for a model that was loaded from a file.</summary>
    public TrainingOptions? Options { get; internal init; }

    /// <summary>Names of the engines that trained it, several if it went on from another engine's checkpoint; empty for a model that was loaded from a file.</summary>
    public IReadOnlyList<string> TrainedBy { get; internal init; } = [];

    /// <summary>Class probabilities, (N, classes), each row adding up to 1.</summary>
    /// <param name="pictures">Pictures of the model's own size and channels; of any data set.</param>
    /// <param name="averageFlip">Whether to average over the mirror image; as it was trained for when null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">The pictures have another size or other channels; the message gives both.</exception>
    public float[,] Predict(PictureTensors pictures, bool? averageFlip = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Shape != Description.Shape || pictures.Channels != Description.Channels)
        {
            throw new ArgumentException(
                $"The pictures are {pictures.Channels} {pictures.Shape}, the model was trained on {Description.Channels} {Description.Shape}. Load them for the model.",
                nameof(pictures));
        }

        return Scoring.Probabilities(
            Network, _batchesAhead, pictures, Description.Standardization, averageFlip ?? Description.AverageFlip, token);
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
