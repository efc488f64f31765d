using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <content>The model for other programs, and back.</content>
public sealed partial class TrainedModel
{
    /// <summary>Writes the model for ONNX Runtime and other programs: weights, running statistics, labels, and how to prepare an input.</summary>
    /// <param name="path">The file; one that exists is replaced once the new one is complete.</param>
    /// <remarks>
    /// The graph takes standardized input and does not average over the mirror image: metadata_props say in words what a program has to do,
    /// doc_string says it in two sentences. The format: <see cref="Onnx"/>.
    /// </remarks>
    /// <exception cref="TrainingException">A weight is NaN or infinite; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportOnnx(string path)
    {
        try
        {
            Onnx.Write(
                path, Network.Architecture, Network.Input, Network.GetState(), OnnxMetadata(Description), PreprocessingNotes.Sentences(Description));
        }
        catch (ArgumentException error) when (!string.IsNullOrEmpty(path))
        {
            throw new TrainingException($"{path}: not written: {error.Message} Train the model again, with a lower learning rate if weights are no longer numbers.", error);
        }
    }

    /// <summary>Reads a model that <see cref="ExportOnnx"/> wrote: the same weights bit for bit, and the description.</summary>
    /// <param name="path">The ONNX file. What another program wrote or changed is refused: its operators may mean something else.</param>
    /// <param name="engine">What computes.</param>
    /// <returns>The model, to be disposed of by the caller.</returns>
    /// <exception cref="TrainingException">The metadata does not describe a model of FerLib's; the message says what is wrong.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no ONNX model, is cut short, differs from what FerLib writes for that description, or a weight is NaN or infinite; the
    /// message says where, what was expected and what is there.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainedModel LoadOnnx(string path, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        OnnxFile file = Onnx.Read(path);
        ModelDescription description = ModelDescription.FromMetadata(file.Metadata, path);
        return Assemble(path, engine, description, () =>
        {
            int planes = ChannelExtraction.PlanesOf(description.Channels);
            if (planes != description.Shape.Channels)
                throw new ArgumentException($"{description.Channels} are {planes} channels, but the input is {description.Shape}.");
            return file.StateOf(description.CreateArchitecture(), description.Shape);
        });
    }

    private static Dictionary<string, string> OnnxMetadata(ModelDescription description)
    {
        Dictionary<string, string> metadata = description.ToMetadata();
        foreach ((string name, string text) in PreprocessingNotes.Of(description))
            metadata.Add(name, text);
        return metadata;
    }
}
