namespace FerLib.NeuralNetworks;

/// <summary>Bounds what a file may make its reader allocate: a field takes far more memory than its two bytes on the disk, a text twice its own.</summary>
internal sealed class OnnxMessageBudget
{
    // The 17 layers have some 400 fields and 5 kB of texts; this allows for networks of thousands of layers and about 100 MB of memory.
    private const int MostFields = 250_000;
    private const int MostTextBytes = 16 << 20;

    private int _fields;
    private long _textBytes;

    /// <summary>Counts one field.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void TakeField()
    {
        if (++_fields > MostFields)
            throw new InvalidDataException($"it has more than {MostFields} fields, expected some hundreds.");
    }

    /// <summary>Counts one text.</summary>
    /// <exception cref="InvalidDataException">All texts together are too long.</exception>
    public void TakeText(int bytes)
    {
        _textBytes += bytes;
        if (_textBytes > MostTextBytes)
            throw new InvalidDataException($"its names and texts have more than {MostTextBytes} bytes, expected some thousands.");
    }
}
