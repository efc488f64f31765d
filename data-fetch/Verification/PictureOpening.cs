using System.Security.Cryptography;
using FerLib.Datasets;
using FerLib.Imaging;

namespace DataFetch.Verification;

/// <summary>Opens every picture of a data set, on all processors; nothing that a file holds stops it.</summary>
internal static class PictureOpening
{
    // The published black files of KDEF are below it; a photograph is far above.
    private const double BlackMean = 10;

    // Hundreds of times a published picture: what is longer is no picture, and is not read into memory.
    private const long MostBytes = 512L << 20;

    /// <summary>Opens them all.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="report">Told after every picture how many of how many are done, from several threads.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of each of the manifest's samples, in its order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OpenedPicture[] All(Manifest manifest, Action<int, int> report, CancellationToken token)
    {
        int done = 0, total = manifest.Samples.Count;
        var opened = new OpenedPicture[total];
        Parallel.For(0, total, new ParallelOptions { CancellationToken = token }, i =>
        {
            opened[i] = One(manifest, manifest.Samples[i]);
            report(Interlocked.Increment(ref done), total);
        });
        return opened;
    }

    private static OpenedPicture One(Manifest manifest, Sample sample)
    {
        string? hash = null;
        try
        {
            if (manifest.PicturesAreFiles)
            {
                string file = manifest.FileOf(sample);
                if (FileHash.LengthOf(file) is > MostBytes and long length)
                    return new(0, 0, false, null, FormattableString.Invariant($"the file has {length:N0} bytes, expected a picture of at most {MostBytes:N0}"));
                // The decoder then finds the file in the system's cache.
                hash = FileHash.Of(file);
            }

            Image image = manifest.Load(sample);
            hash ??= Convert.ToHexStringLower(SHA256.HashData(image.Pixels));
            return new(image.Width, image.Height, MeanOf(image) < BlackMean, hash, null);
        }
        catch (ImageFormatException error)
        {
            return new(0, 0, false, hash, $"{error.Reason} (at byte {error.Offset})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            return new(0, 0, false, hash, OneLine.Of(error.Message));
        }
    }

    private static double MeanOf(Image image)
    {
        long sum = 0;
        foreach (byte value in image.Pixels)
            sum += value;
        return (double)sum / image.Pixels.Length;
    }
}
