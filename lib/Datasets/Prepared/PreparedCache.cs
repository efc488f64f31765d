using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <summary>
/// Pictures that were decoded, stretched and split into planes once, so that a training reads them at the speed of the disk: a file for each
/// data set, size and choice of planes.
/// </summary>
/// <remarks>
/// <para>A prepared picture is found by the SHA-256 of its file, so a set may be moved and its files renamed, and a picture that was changed is not taken
/// for the old one. Files that were hashed before are told by <see cref="ContentHashes">length and times of change</see>; the hashes are in <c>hashes/</c>.</para>
/// <para>A file is made under the name <c>*.partial</c>, each slot with checksums, and gets its name when it is whole: a run that was killed leaves
/// nothing that counts, and the next one goes on from the slots that are right. One process at a time makes a file. What is prepared can be deleted
/// at any time: it is only made again.</para>
/// </remarks>
public sealed partial class PreparedCache
{
    private const string Extension = ".pictures";
    private const string PartialExtension = Extension + WholeFile.Partial;
    private readonly string _folder;

    /// <summary>The cache in a folder, which need not exist.</summary>
    /// <param name="folder">The folder, for instance <see cref="FolderIn"/> of the data home.</param>
    public PreparedCache(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder of prepared pictures in a data home.</summary>
    public static string FolderIn(string dataHome) => Path.Combine(dataHome, "prepared");

    /// <summary>The files that are whole, in ordinal order of their names.</summary>
    public IReadOnlyList<PreparedSet> Sets() =>
    [
        .. Files().Select(path =>
        {
            using PreparedFile? file = PreparedFile.TryOpen(path);
            return file is null ? null : new PreparedSet(
                path, file.Header.DataSet, file.Header.Count, file.Header.Size, file.Header.Channels, file.Header.FaceBox, file.Header.FileBytes);
        }).OfType<PreparedSet>(),
    ];

    /// <summary>Finds out what preparing a data set will make: hashes its files, decodes none.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="options">Size and planes.</param>
    /// <param name="progress">Told how many files are hashed, from several threads; may be null.</param>
    /// <param name="token">Stops the work; hashes so far are kept.</param>
    /// <exception cref="DatasetException">The set's pictures are no files of their own, or none of them can be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PreparationPlan Plan(
        Manifest manifest, PreparationOptions options, IProgress<(int Done, int Total)>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        (ContentHash Content, Sample Sample)[] pictures = [.. Readable(manifest, progress, token).DistinctBy(picture => picture.Content)];
        ContentHash[] contents = [.. pictures.Select(picture => picture.Content)];
        PreparedHeader header = PreparedHeader.For(manifest, options, contents.Length);
        string file = Path.Combine(_folder, NameOf(header, contents) + Extension);
        return new PreparationPlan(manifest, header, contents, [.. pictures.Select(picture => picture.Sample)], file, IsWhole(file, header, contents));
    }

    /// <summary>The file that holds pictures of a data set with the planes that are wanted; null if there is none.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="samples">Which of its samples are wanted.</param>
    /// <param name="size">Side of a picture, pixels.</param>
    /// <param name="channels">The planes.</param>
    /// <param name="token">Stops the hashing.</param>
    /// <returns>The file, of several the one with most of the samples; and the slot of each sample, -1 where there is none.</returns>
    internal (PreparedFile File, int[] Slots)? Find(Manifest manifest, IReadOnlyList<Sample> samples, int size, InputChannels channels, CancellationToken token)
    {
        if (manifest.Store is not null || samples.Count == 0)
            return null;
        ContentHash?[]? hashes = null;
        (string Path, int Present) best = ("", 0);
        foreach (string path in Files())
        {
            using PreparedFile? file = OpenIfItServes(path);
            if (file is null)
                continue;
            // Only now: without a file that may serve nothing is hashed.
            hashes ??= HashesOf(manifest, samples, null, token);
            int present = SlotsIn(file).Count(slot => slot >= 0);
            if (present > best.Present)
                best = (path, present);
        }

        // Null too if it was deleted just now.
        return best.Present > 0 && OpenIfItServes(best.Path) is { } chosen ? (chosen, SlotsIn(chosen)) : null;

        int[] SlotsIn(PreparedFile file) => [.. hashes!.Select(hash => hash is { } known ? file.SlotOf(known) : -1)];

        PreparedFile? OpenIfItServes(string path) => PreparedFile.TryOpen(path, serves: header =>
            header.FirstPlaneOf(channels) is not null
            && PreparedHeader.For(manifest, new PreparationOptions { Size = size, Channels = header.Channels }, 0).IsOfTheSameKindAs(header));
    }

    /// <summary>The samples whose files can be read, with the hashes of these.</summary>
    private List<(ContentHash Content, Sample Sample)> Readable(Manifest manifest, IProgress<(int Done, int Total)>? progress, CancellationToken token)
    {
        if (manifest.Store is { } store)
        {
            throw new DatasetException(
                $"{manifest.Name}: its pictures are no files of their own ({store.Format}), and are read from there as fast. There is nothing to prepare.");
        }

        ContentHash?[] hashes = HashesOf(manifest, manifest.Samples, progress, token);
        List<(ContentHash, Sample)> readable = [.. hashes.Index().Where(pair => pair.Item is not null).Select(pair => (pair.Item!.Value, manifest.Samples[pair.Index]))];
        return readable.Count > 0 ? readable : throw new DatasetException(
            $"{manifest.Name}: none of its {hashes.Length} pictures in {OneLine.Of(manifest.Root)} can be read. Check the folder and your rights.");
    }

    private ContentHash?[] HashesOf(Manifest manifest, IReadOnlyList<Sample> samples, IProgress<(int Done, int Total)>? progress, CancellationToken token)
    {
        ContentHashes known = ContentHashes.Open(Path.Combine(_folder, "hashes"), manifest.Root);
        var hashes = new ContentHash?[samples.Count];
        int done = 0;
        try
        {
            Parallel.For(0, hashes.Length, new ParallelOptions { CancellationToken = token }, i =>
            {
                hashes[i] = known.Of(samples[i].Path);
                progress?.Report((Interlocked.Increment(ref done), hashes.Length));
            });
        }
        finally
        {
            known.Save();
        }

        return hashes;
    }

    /// <summary>What a folder that is missing, or that may not be read, holds is nothing: its pictures are decoded.</summary>
    private string[] Files()
    {
        try
        {
            return Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*" + Extension).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsWhole(string path, PreparedHeader header, IReadOnlyList<ContentHash> contents)
    {
        using PreparedFile? file = PreparedFile.TryOpen(path, serves: header.Equals);
        return file is not null && file.Contents.SequenceEqual(contents);
    }

    /// <summary>"kdef-64-irgb-0123456789ab": data set, size, planes, and the hash of everything that the pictures depend on.</summary>
    private static string NameOf(PreparedHeader header, IReadOnlyList<ContentHash> contents)
    {
        string name = $"{PlainName(header.DataSet)}-{header.Size.ToString(CultureInfo.InvariantCulture)}-{header.Channels.ToString().ToLowerInvariant()}";
        return $"{name}-{KeyOf(header.ToBytes(), contents)}";
    }

    private static string KeyOf(byte[] facts, IEnumerable<ContentHash> contents)
    {
        const int Digits = 12;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(facts);
        Span<byte> bytes = stackalloc byte[ContentHash.Length];
        foreach (ContentHash content in contents)
        {
            content.CopyTo(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    /// <summary>A data set's name as part of a file's name: lower-case letters, digits, dashes.</summary>
    internal static string PlainName(string dataSet)
    {
        const int Longest = 40;
        var name = new StringBuilder();
        foreach (char c in dataSet.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        string plain = name.ToString().Trim('-');
        return plain.Length == 0 ? "pictures" : plain.Length <= Longest ? plain : plain[..Longest].TrimEnd('-');
    }
}
