using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

public sealed partial class TrainedModel
{
    /// <summary>What a saved model says of itself, without a network being made of it.</summary>
    /// <param name="path">The safetensors file that <see cref="Save"/> wrote.</param>
    /// <exception cref="TrainingException">The file is missing, damaged, or no model.</exception>
    public static ModelDescription Describe(string path)
    {
        try
        {
            return ModelDescription.FromMetadata(Safetensors.Read(path).Metadata, path);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{OneLine.Of(path)}: there is no model that can be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <param name="engine">What computes.</param>
    /// <returns>The model, to be disposed of by the caller.</returns>
    /// <exception cref="TrainingException">
    /// The file holds tensors but no model of FerLib's, or a number in it is NaN or infinite; the message says what is wrong and where.
    /// </exception>
    /// <exception cref="InvalidDataException">The file is no safetensors file of float32 tensors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainedModel Load(string path, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        (NamedState state, IReadOnlyDictionary<string, string> metadata) = Safetensors.Read(path);
        ModelDescription description = ModelDescription.FromMetadata(metadata, path);
        return Assemble(path, engine, description, () => state);
    }

    /// <summary>Makes a model of a description and the weights of a file, which are read only once the description makes sense.</summary>
    private static TrainedModel Assemble(string path, IEngine engine, ModelDescription description, Func<NamedState> read)
    {
        INetwork? network = null;
        try
        {
            description.Check();
            NamedState state = read();
            FiniteNumbers.Require(state);
            network = engine.Compile(description.CreateArchitecture(), description.Shape, description.Seed);
            network.SetState(state);
            return new TrainedModel(engine, network, description, history: null);
        }
        catch (ArgumentException error)
        {
            network?.Dispose();
            throw new TrainingException($"{path}: weights and metadata do not make a network: {error.Message} Save the model again.", error);
        }
    }

    /// <summary>Writes the weights, the running statistics and the description as one safetensors file; the optimizer's state is left out.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Safetensors.Write(path, Network.GetState().WithoutOptimizer(), Description.ToMetadata());
}
