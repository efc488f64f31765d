using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>The entries of an archive or folder, as far as they were read: each path is safe, and no two lie in the same place.</summary>
/// <remarks>
/// Two paths that differ in upper and lower case alone are one place, on every system: a set must not depend on where it was unpacked.
/// Litter (what macOS and Windows leave beside files) is counted and left out.
/// </remarks>
/// <param name="package">The archive's or folder's name, for messages.</param>
/// <param name="limits">How many entries there may be.</param>
internal sealed class EntryTree(string package, ArchiveLimits limits)
{
    private static readonly string[] LitterNames = [".DS_Store", "Thumbs.db", "desktop.ini"];

    // By path: the entry's name as it was written, or null for a folder.
    private readonly Dictionary<string, string?> _places = new(StringComparer.OrdinalIgnoreCase);
    private int _entries;
    private long _characters;

    /// <summary>Files that were left out because they are litter.</summary>
    public int Litter { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <returns>Its path, relative with forward slashes; null if it is litter.</returns>
    /// <exception cref="DatasetException">The path is not safe, is taken, or there are too many entries.</exception>
    public string? AddFile(string written)
    {
        string path = Checked(written);
        if (path.Length == 0 || written[^1] is '/' or '\\')
            throw Refused(written, "has bytes and the name of a folder");
        if (IsLitter(path))
        {
            Litter++;
            return null;
        }

        AddFolders(written, path, path.LastIndexOf('/'));
        if (_places.TryGetValue(path, out string? other))
            throw Refused(written, other is null ? "has the name of a folder" : $"lies in the same place as the entry {OneLine.Of(other)}");
        Place(path, written);
        return path;
    }

    /// <summary>Adds a folder, which is made when there is a file in it.</summary>
    /// <exception cref="DatasetException">The path is not safe, is taken by a file, or there are too many entries.</exception>
    public void AddFolder(string written)
    {
        string path = Checked(written);
        if (path.Length > 0 && !IsLitter(path))
            AddFolders(written, path, path.Length);
    }

    private string Checked(string written)
    {
        if (++_entries > limits.Entries)
            throw Refusal.Of(package, FormattableString.Invariant($"it has more than {limits.Entries:N0} entries"), Refusal.Hostile);
        return EntryPath.Check(written, out string path, OperatingSystem.IsWindows()) is { } reason ? throw Refused(written, reason) : path;
    }

    private void AddFolders(string written, string path, int end)
    {
        for (int slash = path.IndexOf('/'); end >= 0; slash = path.IndexOf('/', slash + 1))
        {
            string folder = path[..(slash < 0 || slash > end ? end : slash)];
            if (!_places.TryGetValue(folder, out string? file))
                Place(folder, null);
            else if (file is not null)
                throw Refused(written, $"has a folder where the entry {OneLine.Of(file)} is a file");
            if (folder.Length == end)
                return;
        }
    }

    private void Place(string path, string? file)
    {
        _places.Add(path, file);
        _characters += path.Length;
        if (_characters > limits.PathCharacters)
            throw Refusal.Of(package, FormattableString.Invariant($"its paths have more than {limits.PathCharacters:N0} characters"), Refusal.Hostile);
    }

    private DatasetException Refused(string written, string reason) => Refusal.OfEntry(package, written, reason, Refusal.Hostile);

    private static bool IsLitter(string path)
    {
        string[] parts = path.Split('/');
        return parts.Contains("__MACOSX") || parts[^1].StartsWith("._", StringComparison.Ordinal)
            || LitterNames.Contains(parts[^1], StringComparer.OrdinalIgnoreCase);
    }
}
