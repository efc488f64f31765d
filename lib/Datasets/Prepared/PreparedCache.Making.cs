using System.Globalization;
using System.Security.Cryptography;
using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <content>The making of a file: resumable, by one process at a time, whole or not there.</content>
public sealed partial class PreparedCache
{
    /// <summary>Prepares what a plan says, on all cores; what an earlier run or another file has already is not decoded again.</summary>
    /// <param name="plan">What <see cref="Plan"/> found out.</param>
    /// <param name="progress">Told how many pictures are done, from several threads; may be null.</param>
    /// <param name="waiting">Is called once if another process is preparing pictures; may be null.</param>
    /// <param name="token">Stops the work; the pictures so far are kept for the next run.</param>
    /// <exception cref="DatasetException">
    /// The disk has not enough room, or the folder cannot be written; the message says what to do, and what was done so far is kept.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PreparationResult Prepare(
        PreparationPlan plan, IProgress<(int Done, int Total)>? progress = null, Action? waiting = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string partial = PartialOf(plan);
        try
        {
            Directory.CreateDirectory(_folder);
            using FolderClaim claim = FolderClaim.Take(_folder, waiting, token);
            if (IsWhole(plan.File, plan.Header, plan.Contents))
                return new PreparationResult(plan.File, plan.Bytes, plan.Pictures, 0, []);
            PreparationResult result;
            using (PreparedFile file = Resume(plan, partial))
            {
                result = Fill(file, plan, progress, token);
                file.Flush();
            }

            File.Move(partial, plan.File, overwrite: true);
            DeleteOutdated(plan);
            return result;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(partial, error, plan.Pictures, plan.Bytes, "");
        }
    }

    private PreparedFile Resume(PreparationPlan plan, string partial)
    {
        PreparedFile? begun = PreparedFile.TryOpen(partial, forWriting: true, plan.Header.Equals);
        if (begun is not null && begun.Contents.SequenceEqual(plan.Contents))
            return begun;
        begun?.Dispose();
        File.Delete(partial);
        if (DiskSpace.FreeBytes(_folder) is { } free && free < plan.Bytes)
            throw new IOException("the disk has not enough room");
        return PreparedFile.Create(partial, plan.Header, plan.Contents);
    }

    private PreparationResult Fill(PreparedFile file, PreparationPlan plan, IProgress<(int Done, int Total)>? progress, CancellationToken token)
    {
        PreparedFile[] earlier = OfTheSameKind(plan);
        var reasons = new string?[plan.Pictures];
        int done = 0, decoded = 0;
        try
        {
            EachOf(plan.Pictures, plan.Header.SlotBytes, (i, bytes) =>
            {
                if (file.Read(i, 0, file.PlanesOf(bytes)) == PreparedSlot.Empty && !TryCopy(earlier, file, i, bytes))
                {
                    file.Write(i, Decode(plan, i, file.PlanesOf(bytes), ref reasons[i]), bytes);
                    Interlocked.Increment(ref decoded);
                }

                progress?.Report((Interlocked.Increment(ref done), plan.Pictures));
            }, token);
        }
        finally
        {
            foreach (PreparedFile other in earlier)
                other.Dispose();
        }

        QuarantinedFile[] damaged = [.. reasons.Index().Where(pair => pair.Item is not null)
            .Select(pair => new QuarantinedFile(plan.Samples[pair.Index].Path, pair.Item!))];
        return new PreparationResult(plan.File, plan.Bytes, plan.Pictures, decoded, damaged);
    }

    private static bool TryCopy(PreparedFile[] earlier, PreparedFile file, int slot, byte[] bytes)
    {
        foreach (PreparedFile other in earlier)
        {
            if (other.SlotOf(file.Contents[slot]) is >= 0 and int from && other.Read(from, 0, other.PlanesOf(bytes)) is { } state && state.HasFlag(PreparedSlot.Picture))
            {
                file.Write(slot, state, bytes);
                return true;
            }
        }

        return false;
    }

    private static PreparedSlot Decode(PreparationPlan plan, int picture, Span<byte> planes, ref string? reason)
    {
        try
        {
            bool colorless = Prepare(plan.Manifest, plan.Samples[picture], plan.Contents[picture], plan.Header.Size, plan.Header.Channels, planes);
            return colorless ? PreparedSlot.Picture | PreparedSlot.Colorless : PreparedSlot.Picture;
        }
        catch (ImageFormatException error)
        {
            reason = $"{error.Reason} (at byte {error.Offset})";
            return PreparedSlot.Damaged;
        }
    }

    /// <summary>Prepares a picture whose file is still the one that was hashed.</summary>
    private static bool Prepare(Manifest manifest, Sample sample, ContentHash content, int size, InputChannels channels, Span<byte> planes)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(manifest.FileOf(sample));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Changed(manifest, sample, error);
        }

        if (ContentHash.From(SHA256.HashData(file)) != content)
            throw Changed(manifest, sample, null);
        return PicturePreparation.Prepare(manifest, sample, file, size, channels, planes);
    }

    private static DatasetException Changed(Manifest manifest, Sample sample, Exception? error) => new(
        $"{manifest.Name}: {OneLine.Of(sample.Path)} has changed since its hash was taken. Leave the set as it is and give the same command again.", error);

    /// <summary>Does something with each number below a count, on all cores, each with memory of its own; what goes wrong is thrown as it was.</summary>
    private static void EachOf(int count, long bytesEach, Action<int, byte[]> action, CancellationToken token)
    {
        OneError.Of(() => Parallel.For(0, count, new ParallelOptions { CancellationToken = token }, () => new byte[bytesEach], (i, _, bytes) =>
        {
            action(i, bytes);
            return bytes;
        }, _ => { }));
    }

    /// <summary>The other files of the same kind, also those that were never finished: many of their pictures may be the same.</summary>
    private PreparedFile[] OfTheSameKind(PreparationPlan plan)
    {
        string partial = PartialOf(plan);
        var files = new List<PreparedFile>();
        foreach (string path in Files().Concat(Directory.GetFiles(_folder, "*" + PartialExtension)).Where(path => path != plan.File && path != partial))
        {
            PreparedHeader? header = null;
            if (PreparedFile.TryOpen(path, serves: found => (header = found).IsOfTheSameKindAs(plan.Header)) is { } other)
                files.Add(other);
            // Killed before its header was written: nobody else is making it now, and nothing is in it.
            else if (header is null && path.EndsWith(PartialExtension, StringComparison.Ordinal))
                DeleteIfPossible(path);
        }

        return [.. files];
    }

    /// <summary>Deletes files of the same kind that were never finished, or hold nothing that the new one does not hold too.</summary>
    private void DeleteOutdated(PreparationPlan plan)
    {
        HashSet<ContentHash> kept = [.. plan.Contents];
        foreach (PreparedFile other in OfTheSameKind(plan))
        {
            other.Dispose();
            if (other.Path.EndsWith(PartialExtension, StringComparison.Ordinal) || kept.IsSupersetOf(other.Contents))
                DeleteIfPossible(other.Path);
        }
    }

    /// <summary>What another program holds open stays until the next preparation: nothing depends on its being gone.</summary>
    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string PartialOf(PreparationPlan plan) => Path.ChangeExtension(plan.File, PartialExtension);

    private DatasetException CannotWrite(string what, Exception error, int pictures, long bytes, string about)
    {
        string free = DiskSpace.FreeBytes(_folder) is { } left ? $", {ByteSize.Of(left)} are free" : "";
        string room = $"{pictures.ToString("N0", CultureInfo.InvariantCulture)} pictures take {about}{ByteSize.Of(bytes)}{free}";
        return new DatasetException(
            $"{OneLine.Of(what)} cannot be written ({OneLine.Of(error.Message).TrimEnd('.')}). {room}. " +
            "Make room or free the folder, then give the same command again: it goes on from what is done.", error);
    }
}
