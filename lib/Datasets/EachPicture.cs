using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>Opens pictures of a data set, on all processors; one that cannot be decoded is set apart, never a crash.</summary>
internal static class EachPicture
{
    /// <summary>Makes something of each picture.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="total">How many pictures.</param>
    /// <param name="sampleAt">The sample of a number below <paramref name="total"/>.</param>
    /// <param name="open">What to make of a sample; called from several threads.</param>
    /// <param name="progress">Told after every picture how many are done, from several threads; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What was made, null where a picture could not be decoded; and those pictures, with reasons.</returns>
    /// <exception cref="DatasetException">None of the pictures could be decoded; the message names the first reason.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (T?[] Opened, QuarantinedFile[] Damaged) Open<T>(
        Manifest manifest, int total, Func<int, Sample> sampleAt, Func<Sample, T> open, IProgress<(int Done, int Total)>? progress, CancellationToken token)
        where T : class
    {
        int done = 0;
        var opened = new T?[total];
        var damaged = new QuarantinedFile?[total];
        Parallel.For(0, total, new ParallelOptions { CancellationToken = token }, i =>
        {
            Sample sample = sampleAt(i);
            try
            {
                opened[i] = open(sample);
            }
            catch (ImageFormatException error)
            {
                damaged[i] = new QuarantinedFile(sample.Path, $"{error.Reason} (at byte {error.Offset})");
            }

            progress?.Report((Interlocked.Increment(ref done), total));
        });

        QuarantinedFile[] bad = [.. damaged.OfType<QuarantinedFile>()];
        if (total == 0 || bad.Length < total)
            return (opened, bad);
        throw new DatasetException(
            $"{manifest.Name}: none of {total} pictures could be decoded; the first, {OneLine.Of(bad[0].Path)}: {bad[0].Reason}. "
            + "Replace the files, or name another folder.");
    }
}
