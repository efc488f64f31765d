using DataFetch.Importing;
using FerLib.Datasets;

namespace DataFetch.Verification;

/// <summary>Holds a set's folder against the receipt of its import: every file's bytes, what is gone, what was added.</summary>
internal static class ReceiptCheck
{
    /// <summary>Compares every file.</summary>
    /// <param name="receipt">What was imported.</param>
    /// <param name="folder">Where it was put.</param>
    /// <param name="known">Hashes that are known already, by path; these files are not read again.</param>
    /// <param name="report">Told after every file how many of how many are done, from several threads.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Changed, missing and extra files, in the receipt's order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Finding> Of(
        ImportReceipt receipt, string folder, IReadOnlyDictionary<string, string> known, Action<int, int> report, CancellationToken token)
    {
        int done = 0, total = receipt.Files.Count;
        var findings = new Finding?[total];
        Parallel.For(0, total, new ParallelOptions { CancellationToken = token }, i =>
        {
            findings[i] = One(receipt.Files[i], folder, known);
            report(Interlocked.Increment(ref done), total);
        });
        HashSet<string> imported = [.. receipt.Files.Select(file => file.Path)];
        IEnumerable<Finding> extra = FilesBelow.Of(folder).Where(file => !imported.Contains(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new Finding(FindingKind.Extra, file.Path, $"{ByteSize.Of(file.Length)}, not in the receipt"));
        return [.. findings.OfType<Finding>(), .. extra];
    }

    private static Finding? One(ImportedFile file, string folder, IReadOnlyDictionary<string, string> known)
    {
        if (PathOf(file, folder) is not { } full)
            return new(FindingKind.Missing, file.Path, "the receipt names a path outside the set's folder, expected one inside; import the set again");
        if (!File.Exists(full))
            return new(FindingKind.Missing, file.Path, "it was imported and is not there; import the set again");
        try
        {
            string hash = known.GetValueOrDefault(file.Path) ?? FileHash.Of(full);
            return hash == file.Sha256 ? null : new(FindingKind.Changed, file.Path, $"its SHA-256 begins with {hash[..12]}, at the import {file.Sha256[..12]}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(FindingKind.Changed, file.Path, $"it cannot be read: {OneLine.Of(error.Message)}");
        }
    }

    /// <summary>The file's full path; null if it leaves the folder: anybody may have written to a receipt, and nothing outside is opened.</summary>
    private static string? PathOf(ImportedFile file, string folder)
    {
        if (file.Path.Contains('\0'))
            return null;
        string full = Path.GetFullPath(Path.Combine(folder, file.Path));
        return full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
