namespace FerLib.NeuralNetworks;

public static partial class Onnx
{
    /// <summary>Reads a file that <see cref="Write"/> wrote; ask the result for the weights, which are held against the network then.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no ONNX model, is cut short, or holds something that FerLib does not write; the message says where.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OnnxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        long length = new FileInfo(path).Length;
        if (length > MostFileBytes)
            throw Refused(path, $"it has {length} bytes, expected at most {MostFileBytes}.", null);
        try
        {
            return new OnnxFile(path, OnnxDecoding.Decode(File.ReadAllBytes(path)));
        }
        catch (InvalidDataException error)
        {
            throw Refused(path, error.Message, error);
        }
    }

    /// <summary>The error for a file that is not one of ours, or no longer.</summary>
    internal static InvalidDataException Refused(string path, string reason, Exception? inner) => new(
        $"{path}: not an ONNX model as FerLib writes it: {reason} Only files that FerLib exported and nobody changed are read back; export the model again.",
        inner);
}
