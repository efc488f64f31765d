using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;

namespace FerLib.Training;

/// <summary>The wanted pictures of a data set in a file of prepared pictures, as far as they are there.</summary>
internal sealed class PreparedPlanes : IDisposable
{
    private readonly PreparedFile _file;
    private readonly int[] _slots;
    private readonly int _firstPlane;

    private PreparedPlanes(PreparedFile file, int[] slots, int firstPlane)
    {
        _file = file;
        _slots = slots;
        _firstPlane = firstPlane;
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Whether every wanted picture has a slot.</summary>
    public bool IsComplete => !_slots.Contains(-1);

    /// <summary>Looks for a file that holds the pictures; null if there is none.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="wanted">Which of its samples.</param>
    /// <param name="size">Side of a picture, pixels.</param>
    /// <param name="channels">The planes.</param>
    /// <param name="token">Stops the search.</param>
    public static PreparedPlanes? Of(Manifest manifest, int[] wanted, int size, InputChannels channels, CancellationToken token)
    {
        if (manifest.PreparedFolder is not { } folder)
            return null;
        Sample[] samples = Array.ConvertAll(wanted, index => manifest.Samples[index]);
        return new PreparedCache(folder).Find(manifest, samples, size, channels, token) is { } found
            ? new PreparedPlanes(found.File, found.Slots, found.File.Header.FirstPlaneOf(channels)!.Value) : null;
    }

    /// <summary>What is in the slot of a picture: only what is said of it, its checksums are not looked at.</summary>
    /// <param name="picture">Which of the wanted ones.</param>
    /// <exception cref="DatasetException">The disk fails.</exception>
    public PreparedSlot StateOf(int picture)
    {
        try
        {
            return _slots[picture] < 0 ? PreparedSlot.Empty : _file.StateOf(_slots[picture]);
        }
        catch (IOException error)
        {
            throw StreamedPlanes.Broken(_file, _slots[picture], error.Message, error);
        }
    }

    /// <summary>Reads the planes of a picture.</summary>
    /// <param name="picture">Which of the wanted ones.</param>
    /// <param name="planes">Receives (C, H, W).</param>
    /// <param name="isColorless">Whether the picture has no color.</param>
    /// <returns>False if it is not there or damaged: then it is to be decoded.</returns>
    public bool TryRead(int picture, Span<byte> planes, out bool isColorless)
    {
        isColorless = false;
        if (_slots[picture] < 0)
            return false;
        try
        {
            PreparedSlot state = _file.Read(_slots[picture], _firstPlane, planes);
            isColorless = state.HasFlag(PreparedSlot.Colorless);
            return state.HasFlag(PreparedSlot.Picture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Some of the pictures, to be read when they are wanted; the file then stays open.</summary>
    /// <param name="pictures">Which of the wanted ones.</param>
    /// <param name="length">Bytes of a picture's planes.</param>
    public StreamedPlanes Stream(IEnumerable<int> pictures, int length) => new(_file, _firstPlane, [.. pictures.Select(picture => _slots[picture])], length);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
