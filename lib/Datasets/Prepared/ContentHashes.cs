using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace FerLib.Datasets.Prepared;

/// <summary>The hashes of a folder's files, kept in a table so that a file is read again only when its length, its time of change or that of the folder it lies in is another.</summary>
/// <remarks>
/// The folder's time tells of files that changed places: uncompressed pictures are of one length, and a file that is renamed keeps its time.
/// A file that was changed, or whose folder was, less than two seconds before it was hashed is not kept: a change just after that might leave all
/// this as it is (git's index has the same rule). What stays unseen is a file written over with as many bytes and its old time set again.
/// May be used from several threads.
/// </remarks>
internal sealed class ContentHashes
{
    private const string Title = "content hashes";
    private static readonly string[] Columns = ["path", "bytes", "changed", "folder_changed", "sha256"];
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly string _file;
    private readonly string _root;
    private readonly ConcurrentDictionary<string, Entry> _known;
    private readonly ConcurrentDictionary<string, DateTime> _folders = new(StringComparer.Ordinal);
    private int _news;

    private ContentHashes(string file, string root, ConcurrentDictionary<string, Entry> known)
    {
        _file = file;
        _root = root;
        _known = known;
    }

    /// <summary>Opens the table of a folder; one that is missing or cannot be read is an empty one.</summary>
    /// <param name="tables">The folder of tables.</param>
    /// <param name="root">The folder whose files are hashed.</param>
    public static ContentHashes Open(string tables, string root)
    {
        string full = Path.GetFullPath(root);
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..16];
        string file = Path.Combine(tables, $"{name}.csv");
        return new ContentHashes(file, full, Read(file));
    }

    /// <summary>The hash of a file's bytes.</summary>
    /// <param name="path">Relative to the folder, with forward slashes.</param>
    /// <returns>Null if the file cannot be read: whoever opens it as a picture says why.</returns>
    public ContentHash? Of(string path)
    {
        string full = Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            var info = new FileInfo(full);
            // A pipe or a device has no length, and reading one may never end.
            if (!info.Exists)
                return null;
            DateTime folder = ChangeOf(info.DirectoryName!);
            if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            {
                info = target;
                DateTime other = ChangeOf(info.DirectoryName!);
                folder = other > folder ? other : folder;
            }

            if (info.Length == 0)
                return null;
            var entry = new Entry(info.Length, info.LastWriteTimeUtc.Ticks, folder.Ticks, default);
            if (_known.TryGetValue(path, out Entry known) && known with { Hash = default } == entry)
                return known.Hash;
            using FileStream file = info.OpenRead();
            entry = entry with { Hash = ContentHash.From(SHA256.HashData(file)) };
            if (DateTime.UtcNow - info.LastWriteTimeUtc > Settled && DateTime.UtcNow - folder > Settled)
            {
                _known[path] = entry;
                Interlocked.Increment(ref _news);
            }

            return entry.Hash;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes the table if a hash is new. Where it cannot be written, because another process does so now or nobody may, the files are only
    /// hashed again.
    /// </summary>
    public void Save()
    {
        if (_news == 0)
            return;
        try
        {
            CsvTable.Write(
                _file,
                _known.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => (IEnumerable<string?>)[pair.Key, Text(pair.Value.Bytes), Text(pair.Value.Changed), Text(pair.Value.FolderChanged), pair.Value.Hash.ToString()])
                    .Prepend(Columns),
                []);
            _news = 0;
        }
        catch (DatasetException)
        {
        }
    }

    // Asked once a folder and opening: a later change is another time, and its files are read again then.
    private DateTime ChangeOf(string folder) => _folders.GetOrAdd(folder, Directory.GetLastWriteTimeUtc);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static ConcurrentDictionary<string, Entry> Read(string file)
    {
        var known = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
        if (!File.Exists(file))
            return known;
        try
        {
            using CsvReader csv = CsvTable.Open(Title, file, Columns, Columns.Length, (_, _) => { });
            while (csv.Read())
            {
                if (Number(csv, "bytes") is { } bytes && Number(csv, "changed") is { } changed && Number(csv, "folder_changed") is { } folder
                    && ContentHash.Parse(CsvTable.Field(csv, "sha256")) is { } hash)
                {
                    known[CsvTable.Field(csv, "path")] = new Entry(bytes, changed, folder, hash);
                }
            }
        }
        catch (DatasetException)
        {
            // Not a table: the files are hashed again.
        }

        return known;
    }

    private static long? Number(CsvReader row, string column) =>
        long.TryParse(CsvTable.Field(row, column), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private readonly record struct Entry(long Bytes, long Changed, long FolderChanged, ContentHash Hash);
}
