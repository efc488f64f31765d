using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>The pictures of a data set as a network sees them: byte planes 0..255, not yet standardized.</summary>
/// <remarks>
/// Count x C x H x W bytes: 1,000 grey pictures of 64 x 64 take 4 MB, of 512 x 512 in four planes 1 GB. They are in memory or, where they
/// would take too much of it, in a file of prepared pictures (<see cref="IsStreamed"/>), from which each is read when it is wanted.
/// </remarks>
public sealed partial class PictureTensors
{
    private readonly IPlanes _planes;
    private readonly bool[] _colorless;

    /// <summary>Wraps planes that exist already; they are not copied.</summary>
    /// <param name="manifest">The data set, without the pictures that could not be decoded.</param>
    /// <param name="indices">Which of its samples these are, in this order.</param>
    /// <param name="shape">(C, H, W) of each picture.</param>
    /// <param name="channels">What the planes are.</param>
    /// <param name="planes">One (C, H, W) array a picture.</param>
    /// <param name="colorless">Whether each picture had equal red, green and blue throughout.</param>
    /// <param name="quarantine">Files that could not be decoded while loading.</param>
    /// <exception cref="ArgumentException">A count or a length does not fit.</exception>
    internal PictureTensors(
        Manifest manifest, int[] indices, InputShape shape, InputChannels channels, byte[][] planes, bool[] colorless,
        IReadOnlyList<QuarantinedFile> quarantine)
        : this(manifest, indices, shape, channels, new PlanesInMemory(planes), colorless, quarantine)
    {
        if (planes.Any(picture => picture.Length != shape.Length))
            throw new ArgumentException($"A picture of shape {shape} has {shape.Length} bytes.", nameof(planes));
    }

    /// <summary>Wraps planes wherever they are.</summary>
    /// <inheritdoc cref="PictureTensors(Manifest, int[], InputShape, InputChannels, byte[][], bool[], IReadOnlyList{QuarantinedFile})"/>
    internal PictureTensors(
        Manifest manifest, int[] indices, InputShape shape, InputChannels channels, IPlanes planes, bool[] colorless,
        IReadOnlyList<QuarantinedFile> quarantine)
    {
        if (planes.Count != indices.Length || colorless.Length != indices.Length)
            throw new ArgumentException($"{indices.Length} pictures, got {planes.Count} planes.", nameof(planes));
        Manifest = manifest;
        Indices = indices;
        Shape = shape;
        Channels = channels;
        _planes = planes;
        _colorless = colorless;
        Quarantine = quarantine;
        var classes = manifest.Labels.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        Truth = [.. indices.Select(index => classes.GetValueOrDefault(manifest.Samples[index].Label, -1))];
    }

    /// <summary>The data set, without the pictures that could not be decoded; splits are drawn from it.</summary>
    public Manifest Manifest { get; }

    /// <summary>Position of each picture in <see cref="Manifest.Samples"/>.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>Number of pictures, N.</summary>
    public int Count => _planes.Count;

    /// <summary>Shape of one picture (C, H, W).</summary>
    public InputShape Shape { get; }

    /// <summary>What the planes are.</summary>
    public InputChannels Channels { get; }

    /// <summary>Class of each picture, a position in the manifest's labels; -1 where nobody says which (<see cref="Sample.IsLabelled"/>).</summary>
    public IReadOnlyList<int> Truth { get; }

    /// <summary>Files that could not be decoded, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantine { get; }

    /// <summary>
    /// Whether no picture has any color (red, green and blue are equal everywhere): a comparison of channels then says "no colour".
    /// False without pictures.
    /// </summary>
    public bool IsColorless => Count > 0 && _colorless.All(none => none);

    /// <summary>The file of prepared pictures that they were read from, or are read from; null if all of them were decoded.</summary>
    public string? PreparedFile { get; init; }

    /// <summary>Whether the planes stay in a file and are read from there each time they are wanted.</summary>
    public bool IsStreamed => _planes.IsStreamed;

    /// <summary>Bytes that the planes take, in memory or in their file.</summary>
    public long Bytes => (long)Count * Shape.Length;

    /// <summary>The sample of a picture.</summary>
    public Sample SampleOf(int picture) => Manifest.Samples[Indices[picture]];

    /// <summary>One picture, (C, H, W) row-major, 0..255.</summary>
    /// <exception cref="DatasetException">It cannot be read from its file.</exception>
    public ReadOnlySpan<byte> Planes(int picture) => Planes(picture, IsStreamed ? new byte[Shape.Length] : []);

    /// <summary>One picture, (C, H, W) row-major, 0..255, in memory of the caller's if it has to be read.</summary>
    /// <param name="picture">Which picture.</param>
    /// <param name="room">As long as a picture (<see cref="RoomFor"/>); not used if the pictures are in memory.</param>
    /// <returns>The planes, which may lie in <paramref name="room"/>.</returns>
    /// <exception cref="DatasetException">It cannot be read from its file.</exception>
    internal ReadOnlySpan<byte> Planes(int picture, Span<byte> room) => _planes.Of(picture, room);

    /// <summary>Bytes of room that reading pictures takes: none if they are in memory.</summary>
    /// <param name="pictures">How many at a time.</param>
    internal int RoomFor(int pictures) => IsStreamed ? checked(pictures * Shape.Length) : 0;

    /// <summary>Some of the pictures, in the order given; the planes are shared, not copied.</summary>
    /// <param name="manifestIndices">Positions in the manifest's samples, for instance <see cref="Split.Training"/>.</param>
    /// <exception cref="ArgumentException">A sample is not among these pictures.</exception>
    public PictureTensors Take(IReadOnlyList<int> manifestIndices)
    {
        ArgumentNullException.ThrowIfNull(manifestIndices);
        Dictionary<int, int> positions = Indices.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int[] rows = [.. manifestIndices.Select(index => positions.TryGetValue(index, out int row) ? row : throw Missing(index))];
        return new PictureTensors(
            Manifest, [.. manifestIndices], Shape, Channels, _planes.Take(rows),
            [.. rows.Select(row => _colorless[row])], Quarantine)
        {
            PreparedFile = PreparedFile,
        };
    }

    private ArgumentException Missing(int index) => new(
        $"{Manifest.Name}: sample {index} is not among the {Count} loaded pictures; draw splits from PictureTensors.Manifest, which is without the quarantined files.",
        nameof(index));
}
