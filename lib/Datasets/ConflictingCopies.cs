using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace FerLib.Datasets;

/// <summary>Files of the same bytes under different labels: at least one of the labels is wrong, and nothing tells which.</summary>
/// <remarks>
/// Files are compared by length first, then by a hash of their last bytes, then by a hash of the whole: only files that are equal so far
/// and have two labels are opened, so that a data set without such copies costs little. Empty files, files that cannot be read, and
/// pictures without a label are no copies of anything. Copies under one label are left alone here.
/// </remarks>
internal static class ConflictingCopies
{
    // Compressed pictures that differ anywhere differ in their last bytes, while their first ones hold the same tables.
    private const int TailLength = 4096;

    /// <summary>The groups of samples whose files have the same bytes and at least two labels, each in the manifest's order.</summary>
    /// <returns>None where the manifest is of names alone: its folder does not exist, or its pictures are no files.</returns>
    public static IReadOnlyList<Sample[]> Find(Manifest manifest)
    {
        if (manifest.Store is not null || !Directory.Exists(manifest.Root))
            return [];
        Sample[][] groups = [[.. manifest.Samples.Where(sample => sample.IsLabelled)]];
        groups = Divide(groups, sample => LengthOf(manifest.FileOf(sample)));
        groups = Divide(groups, sample => HashOf(manifest.FileOf(sample), TailLength));
        return Divide(groups, sample => HashOf(manifest.FileOf(sample), long.MaxValue));
    }

    /// <summary>Moves all of such copies into quarantine, each with the name and label of another one.</summary>
    /// <exception cref="DatasetException">No sample would be left.</exception>
    public static Manifest Quarantine(string title, Manifest manifest) => Quarantine(title, manifest, Find(manifest), (_, other) =>
        $"the same picture as {OneLine.Of(other.Path)}, byte for byte, which is labelled {other.Label}. Remove the one whose label is wrong.");

    /// <summary>Moves groups of samples that contradict each other into quarantine.</summary>
    /// <param name="title">The reader's title, for the error.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="groups">The groups, each with at least two labels.</param>
    /// <param name="reason">Why a sample is none, given the first of its group with another label.</param>
    /// <exception cref="DatasetException">No sample would be left.</exception>
    public static Manifest Quarantine(string title, Manifest manifest, IReadOnlyList<Sample[]> groups, Func<Sample, Sample, string> reason)
    {
        if (groups.Count == 0)
            return manifest;
        QuarantinedFile[] files =
        [
            .. from @group in groups
               from sample in @group
               select new QuarantinedFile(sample.Path, reason(sample, @group.First(other => other.Label != sample.Label))),
        ];
        if (files.Length < manifest.Samples.Count)
            return manifest.WithQuarantined(files);
        throw new DatasetException(
            $"{title}: {OneLine.Of(manifest.Root)}: none of the {files.Length} pictures has one label alone " +
            $"(the first, {OneLine.Of(files[0].Path)}: {files[0].Reason})");
    }

    /// <summary>Divides groups by a key that is worked out in parallel; parts with one label, and samples without a key, are dropped.</summary>
    private static Sample[][] Divide(Sample[][] groups, Func<Sample, UInt128?> keyOf)
    {
        (int Group, Sample Sample)[] all = [.. groups.SelectMany((samples, index) => samples.Select(sample => (index, sample)))];
        var keys = new UInt128?[all.Length];
        Parallel.For(0, all.Length, i => keys[i] = keyOf(all[i].Sample));
        return
        [
            .. all.Index().Where(entry => keys[entry.Index] is not null)
                .GroupBy(entry => (entry.Item.Group, keys[entry.Index]), entry => entry.Item.Sample)
                .Select(part => part.ToArray())
                .Where(part => part.Any(sample => sample.Label != part[0].Label)),
        ];
    }

    private static UInt128? LengthOf(string file)
    {
        try
        {
            FileSystemInfo info = new FileInfo(file);
            if (info.Exists && info.Attributes.HasFlag(FileAttributes.ReparsePoint))
                info = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
            return info is FileInfo { Exists: true, Length: > 0 and long length } ? (UInt128)length : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first half of the SHA-256 of a file's last bytes.</summary>
    private static UInt128? HashOf(string file, long most)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(file);
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> part = stackalloc byte[TailLength];
            long length = RandomAccess.GetLength(handle), at = length - Math.Min(length, most);
            for (int read; (read = RandomAccess.Read(handle, part, at)) > 0; at += read)
                hash.AppendData(part[..read]);
            Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
            hash.GetHashAndReset(sum);
            return BitConverter.ToUInt128(sum);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
