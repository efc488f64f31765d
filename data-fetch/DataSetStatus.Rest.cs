using System.Globalization;
using DataFetch.Commands;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;

namespace DataFetch;

/// <content>What is not unpacked yet, and what is not there at all.</content>
internal sealed partial class DataSetStatus
{
    private const string ArchiveFolder = "archives";

    /// <summary>The archives in the data home that no import has read.</summary>
    private void ShowArchives()
    {
        (string Path, long Length)[] files = [.. FilesBelow.Of(Path.Combine(dataHome, ArchiveFolder)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        HashSet<(string, long?)> read =
        [
            .. FoundSet.Published(dataHome).Select(set => ImportReceipt.Read(dataHome, set.Set.Name)).OfType<ImportReceipt>()
                .Select(receipt => (receipt.Source, receipt.SourceBytes)),
        ];
        (string Path, long Length)[] waiting = [.. files.Where(file => !IsOurOwn(file.Path)
            && !read.Contains((Path.GetFileName(file.Path), file.Length)))];
        if (waiting.Length > 0)
            screen.Heading("Archives that wait for import");
        foreach ((string path, long length) in waiting)
        {
            screen.Line($"  {OneLine.Of(path)} ({ByteSize.Of(length)})");
            // A name may hold what a shell takes for a command: such a one is not offered for copying.
            string archive = path.All(c => char.IsAsciiLetterOrDigit(c) || "._-+/ ".Contains(c, StringComparison.Ordinal))
                ? $"\"{Path.Combine(dataHome, ArchiveFolder, path)}\"" : "ARCHIVE";
            screen.Line($"{Margin}{CommandHost.Typed} import {SetOf(path)?.Name ?? "NAME"} {archive}{TypedHome}");
        }
    }

    /// <summary>The pictures that were prepared for training.</summary>
    private void ShowPrepared()
    {
        string folder = PreparedCache.FolderIn(dataHome);
        IReadOnlyList<PreparedSet> sets = new PreparedCache(folder).Sets();
        string[] channels = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, "*-png-*").Where(name => !Path.GetFileName(name).StartsWith('.')).Order(StringComparer.Ordinal)] : [];
        if (sets.Count + channels.Length > 0)
            screen.Heading("Prepared pictures (made again when they are deleted)");
        foreach (PreparedSet set in sets)
        {
            string box = set.FaceBox is null ? "" : ", face box";
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"  {OneLine.Of(set.DataSet)}: {set.Pictures:N0} of {set.Size} x {set.Size}, {set.Channels.ToString().ToLowerInvariant()}{box}, {ByteSize.Of(set.Bytes)}"));
            if (!IsShort)
                screen.Line($"{Margin}{set.File}");
        }

        foreach (string pictures in channels)
            screen.Line($"  {Path.GetFileName(pictures)}: the channels as PNG files, {ByteSize.Of(FilesBelow.BytesIn(pictures))}");
    }

    // Locks, and downloads that are not finished with what is noted about them.
    private static bool IsOurOwn(string path) =>
        Path.GetFileName(path) is { } name && (name.StartsWith('.') || name.EndsWith(WholeFile.Partial, StringComparison.Ordinal) || name.EndsWith($"{WholeFile.Partial}.json", StringComparison.Ordinal));

    private void ShowMissing(FoundSet[] missing)
    {
        if (missing.Length == 0)
            return;
        screen.Heading("Not on this disk");
        if (IsShort)
        {
            foreach (FoundSet set in missing)
            {
                screen.Line($"  {set.Name} - {set.Set.Title}");
                ShowWay(set);
            }
        }
        else
            screen.Wrapped(2, $"{string.Join(", ", missing.Select(set => set.Name))}.");
        screen.Line();
        screen.Line("  To get one, step by step, and to bring in what you have downloaded:");
        screen.Line($"{Margin}{CommandHost.Typed} fetch NAME{TypedHome}");
        screen.Line($"{Margin}{CommandHost.Typed} import NAME ARCHIVE{TypedHome}");
        if (IsShort)
        {
            screen.Line();
            screen.Wrapped(2, "A notebook takes a set by its name here: DataSet=practice/ferg. Your own pictures: DataSet=folder:PATH (a folder per class) " +
                "or DataSet=manifest:FILE (a CSV table). Another place for any set: DataSet=NAME:PATH.");
        }
    }

    /// <summary>The set that an archive's name speaks of; null if it speaks of none.</summary>
    private static DataSetDescription? SetOf(string archive) => DataSetCatalog.Every.FirstOrDefault(set =>
        set.FolderNames.Prepend(set.Name).Any(name => Path.GetFileName(archive).StartsWith(name, StringComparison.OrdinalIgnoreCase)));
}
