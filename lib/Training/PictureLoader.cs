using System.Globalization;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Decodes a data set's pictures in parallel, stretches them to the network's size and keeps them as byte planes.</summary>
/// <remarks>
/// All pictures are decoded before the training begins, none during it: what is left to prepare for a mini-batch is its augmentation and
/// standardization, which run ahead of the step as far as <see cref="IEngine.BatchesAhead"/> says.
/// A JPEG file of at least four times the input's side in both directions is decoded at 1/2, 1/4 or 1/8 of its size, never below twice the
/// input's side (<see cref="DecoderOptions.LeastWidth"/>). That is faster, and a pixel of the input differs from that of the whole picture
/// by less than one grey level on average (photographs of 1350 x 1350 pixels: 0.6 at a side of 64, 0.7 at 128, 0.2 at 256).
/// Memory: the planes of all pictures (<see cref="PictureTensors.Bytes"/>) and, while loading, one decoded picture a core.
/// </remarks>
public static class PictureLoader
{
    /// <summary>Smallest side of an input, pixels.</summary>
    public const int SmallestSize = 8;

    /// <summary>Largest side of an input, pixels.</summary>
    public const int LargestSize = 2048;

    /// <summary>Loads pictures; files that cannot be decoded are quarantined, never a crash.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="indices">Which of its samples; all of them when null.</param>
    /// <param name="size">Side of the square input, pixels; a picture is stretched to it, as the paper does.</param>
    /// <param name="channels">The planes wanted.</param>
    /// <param name="progress">Told about every picture; may be null.</param>
    /// <param name="token">Stops the loading.</param>
    /// <returns>
    /// The pictures in the manifest's order. Their <see cref="PictureTensors.Manifest"/> is without the quarantined files, so its
    /// positions differ from those of <paramref name="manifest"/> when there are any: draw splits from it.
    /// </returns>
    /// <exception cref="DatasetException">
    /// No picture could be decoded, the message names the first reason; or the planes are more than this process may keep in memory.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureTensors Load(
        Manifest manifest, IReadOnlyList<int>? indices, int size, InputChannels channels,
        IProgress<LoadingProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        int[] wanted = [.. indices ?? [.. Enumerable.Range(0, manifest.Samples.Count)]];
        Array.Sort(wanted);
        var shape = new InputShape(ChannelExtraction.PlanesOf(channels), size, size);
        CheckMemory(manifest, wanted.Length, shape);
        var loaded = new Picture?[wanted.Length];
        var reasons = new string?[wanted.Length];
        int done = 0;
        Parallel.For(0, wanted.Length, new ParallelOptions { CancellationToken = token }, i =>
        {
            try
            {
                loaded[i] = Read(manifest, manifest.Samples[wanted[i]], shape, channels);
            }
            catch (ImageFormatException error)
            {
                reasons[i] = error.Reason;
            }

            progress?.Report(new LoadingProgress(Interlocked.Increment(ref done), wanted.Length));
        });

        QuarantinedFile[] quarantine = [.. wanted.Index().Where(pair => reasons[pair.Index] is not null)
            .Select(pair => new QuarantinedFile(manifest.Samples[pair.Item].Path, reasons[pair.Index]!))];
        if (quarantine.Length == wanted.Length)
            throw NothingToRead(manifest, quarantine);

        Manifest clean = quarantine.Length == 0 ? manifest : manifest.WithQuarantined(quarantine);
        Dictionary<string, int> positions = clean.Samples.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index, StringComparer.Ordinal);
        Picture[] pictures = [.. loaded.OfType<Picture>()];
        int[] kept = [.. wanted.Where((_, i) => loaded[i] is not null).Select(index => positions[manifest.Samples[index].Path])];
        return new PictureTensors(
            clean, kept, shape, channels, [.. pictures.Select(p => p.Planes)], [.. pictures.Select(p => p.IsColorless)], quarantine);
    }

    private static Picture Read(Manifest manifest, Sample sample, InputShape shape, InputChannels channels)
    {
        // Twice the side is enough: the stretching to the input's size then still averages (as Pillow's reducing_gap of 2 does).
        var options = new DecoderOptions { LeastWidth = 2 * shape.Width, LeastHeight = 2 * shape.Height };
        Image image = Resizer.Resize(manifest.Load(sample, options), shape.Width, shape.Height);
        byte[] planes = new byte[shape.Length];
        ChannelExtraction.CopyPlanes(image, channels, planes);
        return new Picture(planes, ChannelExtraction.IsColorless(image));
    }

    private static void CheckMemory(Manifest manifest, int pictures, InputShape shape)
    {
        const double gigabyte = 1e9;
        long needed = (long)pictures * shape.Length, available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (available > 0 && needed > available)
        {
            throw new DatasetException(string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Name}: {pictures} pictures of shape {shape} take {needed / gigabyte:0.0} GB, this process may use {available / gigabyte:0.0} GB. Choose a smaller Size, one channel or fewer pictures."));
        }
    }

    private static DatasetException NothingToRead(Manifest manifest, QuarantinedFile[] quarantine) => new(quarantine.Length == 0
        ? $"{manifest.Name}: there are no pictures to load in {manifest.Root}. Name a folder with pictures."
        : $"{manifest.Name}: none of {quarantine.Length} pictures could be decoded; the first, {quarantine[0].Path}: {quarantine[0].Reason}. Replace the files or name another folder.");

    private sealed record Picture(byte[] Planes, bool IsColorless);
}
