using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>One loading: each picture is read from the prepared ones or decoded, by several threads; then what came of it is put together.</summary>
/// <param name="manifest">The data set.</param>
/// <param name="wanted">Which of its samples, in ascending order.</param>
/// <param name="shape">(C, H, W) of an input.</param>
/// <param name="channels">What its planes are.</param>
/// <param name="prepared">Where the pictures may be prepared; null for nowhere.</param>
/// <param name="streams">Whether the planes stay there.</param>
internal sealed class Loading(Manifest manifest, int[] wanted, InputShape shape, InputChannels channels, PreparedPlanes? prepared, bool streams)
{
    private readonly byte[]?[] _planes = new byte[streams ? 0 : wanted.Length][];
    private readonly bool[] _colorless = new bool[wanted.Length];
    private readonly string?[] _reasons = new string?[wanted.Length];

    /// <summary>Loads a picture; called once for each, in any order.</summary>
    public void Load(int picture)
    {
        if (streams)
        {
            PreparedSlot state = prepared!.StateOf(picture);
            _colorless[picture] = state.HasFlag(PreparedSlot.Colorless);
            if (!state.HasFlag(PreparedSlot.Picture))
                _reasons[picture] = $"it could not be decoded when the data set was prepared. The command verify says why; to try it again delete {OneLine.Of(prepared.Path)} and prepare the set anew";
            return;
        }

        byte[] planes = new byte[shape.Length];
        try
        {
            if (prepared?.TryRead(picture, planes, out _colorless[picture]) is not true)
                _colorless[picture] = PicturePreparation.Prepare(manifest, manifest.Samples[wanted[picture]], shape.Width, channels, planes);
            _planes[picture] = planes;
        }
        catch (ImageFormatException error)
        {
            _reasons[picture] = error.Reason;
        }
    }

    /// <summary>The pictures that were loaded; the others are in quarantine.</summary>
    /// <exception cref="DatasetException">No picture was loaded.</exception>
    public PictureTensors ToTensors()
    {
        QuarantinedFile[] quarantine = [.. wanted.Index().Where(pair => _reasons[pair.Index] is not null)
            .Select(pair => new QuarantinedFile(manifest.Samples[pair.Item].Path, _reasons[pair.Index]!))];
        if (quarantine.Length == wanted.Length)
            throw NothingToRead(quarantine);

        Manifest clean = quarantine.Length == 0 ? manifest : manifest.WithQuarantined(quarantine);
        Dictionary<string, int> positions = clean.Samples.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index, StringComparer.Ordinal);
        int[] loaded = [.. Enumerable.Range(0, wanted.Length).Where(picture => _reasons[picture] is null)];
        IPlanes planes = streams ? prepared!.Stream(loaded, shape.Length) : new PlanesInMemory([.. loaded.Select(picture => _planes[picture]!)]);
        return new PictureTensors(
            clean, [.. loaded.Select(picture => positions[manifest.Samples[wanted[picture]].Path])], shape, channels, planes,
            [.. loaded.Select(picture => _colorless[picture])], quarantine)
        {
            PreparedFile = prepared?.Path,
        };
    }

    private DatasetException NothingToRead(QuarantinedFile[] quarantine) => new(quarantine.Length == 0
        ? $"{manifest.Name}: there are no pictures to load in {manifest.Root}. Name a folder with pictures."
        : $"{manifest.Name}: none of {quarantine.Length} pictures could be decoded; the first, {quarantine[0].Path}: {quarantine[0].Reason}. Replace the files or name another folder.");
}
