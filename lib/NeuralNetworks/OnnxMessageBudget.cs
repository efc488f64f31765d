namespace FerLib.NeuralNetworks;

/// <summary>Bounds how many fields a file may have: each takes far more memory than its two bytes at least on the disk.</summary>
internal sealed class OnnxMessageBudget
{
    // The 17 layers have some 400; this allows for networks of thousands of layers and about 50 MB of memory.
    private const int MostFields = 250_000;

    private int _taken;

    /// <summary>Counts one field.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Take()
    {
        if (++_taken > MostFields)
            throw new InvalidDataException($"it has more than {MostFields} fields; FerLib writes some hundreds.");
    }
}
