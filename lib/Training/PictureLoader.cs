using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Decodes a data set's pictures in parallel, stretches them to the network's size and keeps them as byte planes.</summary>
/// <remarks>
/// All pictures are decoded before the training begins, none during it: what is left to prepare for a mini-batch is its augmentation and
/// standardization, which run ahead of the step as far as <see cref="IEngine.BatchesAhead"/> says.
/// Pictures that were prepared before (<see cref="PreparedCache"/>, in <see cref="Manifest.PreparedFolder"/>) are not decoded but read; they are
/// the same bytes. If they would take more than half of the memory that this process may use they stay in their file and are read for each
/// mini-batch (<see cref="PictureTensors.IsStreamed"/>).
/// A JPEG file of at least four times the input's side in both directions is decoded at 1/2, 1/4 or 1/8 of its size, never below twice the
/// input's side (<see cref="DecoderOptions.LeastWidth"/>). That is faster, and a pixel of the input differs from that of the whole picture
/// by less than one grey level on average (photographs of 1350 x 1350 pixels: 0.6 at a side of 64, 0.7 at 128, 0.2 at 256).
/// Memory: the planes of all pictures (<see cref="PictureTensors.Bytes"/>) and, while loading, one decoded picture a core.
/// </remarks>
public static class PictureLoader
{
    /// <summary>Smallest side of an input, pixels.</summary>
    public const int SmallestSize = PreparationOptions.SmallestSize;

    /// <summary>Largest side of an input, pixels.</summary>
    public const int LargestSize = PreparationOptions.LargestSize;

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
    /// No picture could be decoded, the message names the first reason; or the planes are more than this process may keep in memory and not all
    /// of the pictures are prepared.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureTensors Load(
        Manifest manifest, IReadOnlyList<int>? indices, int size, InputChannels channels,
        IProgress<LoadingProgress>? progress = null, CancellationToken token = default)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Load(manifest, indices, size, channels, available > 0 ? available : long.MaxValue, progress, token);
    }

    /// <summary>The same for a process that may use so many bytes of memory.</summary>
    internal static PictureTensors Load(
        Manifest manifest, IReadOnlyList<int>? indices, int size, InputChannels channels, long memory,
        IProgress<LoadingProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        int[] wanted = [.. indices ?? [.. Enumerable.Range(0, manifest.Samples.Count)]];
        Array.Sort(wanted);
        var shape = new InputShape(ChannelExtraction.PlanesOf(channels), size, size);
        long needed = (long)wanted.Length * shape.Length;
        PreparedPlanes? prepared = PreparedPlanes.Of(manifest, wanted, size, channels, token);
        bool streams = needed > memory / 2 && prepared is { IsComplete: true };
        if (!streams && needed > memory)
        {
            prepared?.Dispose();
            throw TooLarge(manifest, wanted.Length, shape, needed, memory, prepared is not null);
        }

        var loading = new Loading(manifest, wanted, shape, channels, prepared, streams);
        int done = 0;
        try
        {
            OneError.Of(() => Parallel.For(0, wanted.Length, new ParallelOptions { CancellationToken = token }, i =>
            {
                loading.Load(i);
                progress?.Report(new LoadingProgress(Interlocked.Increment(ref done), wanted.Length));
            }));
            PictureTensors pictures = loading.ToTensors();
            if (streams)
                prepared = null; // the pictures have it now
            return pictures;
        }
        finally
        {
            prepared?.Dispose();
        }
    }

    private static DatasetException TooLarge(Manifest manifest, int pictures, InputShape shape, long needed, long memory, bool isPrepared)
    {
        const double gigabyte = 1e9;
        string prepare = manifest.PreparedFolder is null ? ""
            : $" {(isPrepared ? "Not all of its pictures are prepared: prepare" : "Or prepare")} it, so that its pictures are read from the disk: dotnet run --project data-fetch -- prepare";
        return new DatasetException(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Name}: {pictures} pictures of shape {shape} take {needed / gigabyte:0.0} GB, this process may use {memory / gigabyte:0.0} GB. Choose a smaller Size, one channel or fewer pictures.{prepare}"));
    }
}
