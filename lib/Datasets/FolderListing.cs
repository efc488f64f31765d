namespace FerLib.Datasets;

/// <summary>
/// The files below a folder as readers see them: relative paths with forward slashes, in ordinal order, litter and documents left out.
/// </summary>
/// <remarks>
/// Left out without a trace: names that begin with a dot (.DS_Store, ._*), Thumbs.db, desktop.ini, folders __MACOSX, and documents
/// (README, LICENSE, ATTRIBUTION and the like, and the extensions of <see cref="IsDocument"/>). Links to folders are not followed, so that a
/// loop of links ends; they and folders that may not be read are in <see cref="Unread"/>.
/// </remarks>
internal sealed class FolderListing
{
    // Deeper than any layout that the owners hand out, with two folders of the user's own around it.
    private const int DeepestLevel = 8;

    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt", ".md", ".csv", ".tsv", ".json", ".xml", ".yml", ".yaml", ".pdf", ".html", ".htm", ".doc", ".docx", ".rtf", ".xls", ".xlsx",
        ".zip", ".gz", ".tar", ".tgz", ".7z", ".rar", ".sha256", ".md5", ".partial",
    };

    private static readonly string[] DocumentNames =
        ["readme", "license", "licence", "attribution", "copying", "citation", "changelog", "notice", "thumbs.db", "desktop.ini"];

    /// <summary>Creates a listing from paths, for instance from names that need no files.</summary>
    public FolderListing(string root, IEnumerable<string> files, IEnumerable<QuarantinedFile>? unread = null)
    {
        Root = root;
        Files = [.. files.Where(file => !IsLeftOut(file)).Order(StringComparer.Ordinal)];
        Unread = [.. unread ?? []];
    }

    /// <summary>The folder, as a full path.</summary>
    public string Root { get; }

    /// <summary>The files, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The folders that were not entered, with reasons.</summary>
    public IReadOnlyList<QuarantinedFile> Unread { get; }

    /// <summary>Lists a folder.</summary>
    /// <exception cref="DatasetException">The folder is missing, is a file, or may not be read.</exception>
    public static FolderListing Of(string setName, string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        string full = Path.GetFullPath(root);
        if (File.Exists(full))
            throw new DatasetException($"{setName}: {OneLine.Of(full)} is a file, expected a folder. Give the folder that holds the pictures.");
        if (!Directory.Exists(full))
        {
            throw new DatasetException(
                $"{setName}: the folder {OneLine.Of(full)} does not exist. Check the path; a relative one counts from where the command was typed.");
        }

        var files = new List<string>();
        var unread = new List<QuarantinedFile>();
        Walk(new DirectoryInfo(full), "", 0, files, unread);
        if (unread.Find(file => file.Path == ".") is { } denied)
            throw new DatasetException($"{setName}: {OneLine.Of(full)}: {denied.Reason}");
        return new FolderListing(full, files, unread);
    }

    private static void Walk(DirectoryInfo folder, string path, int level, List<string> files, List<QuarantinedFile> unread)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string reason = error is UnauthorizedAccessException ? "permission denied" : OneLine.Of(error.Message);
            unread.Add(new(path.Length == 0 ? "." : path, $"the folder cannot be read ({reason}). Give yourself the right to read it."));
            return;
        }

        foreach (FileSystemInfo entry in entries)
        {
            string inner = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (entry is not DirectoryInfo child)
                files.Add(inner);
            else if (IsLitter(child.Name))
                continue;
            else if (child.LinkTarget is not null)
                unread.Add(new(inner, "a link to a folder, which is not followed. Put the folder itself here, or name its path as the data set."));
            else if (level == DeepestLevel)
                unread.Add(new(inner, $"a folder more than {DeepestLevel} levels deep, which is not entered. Name a folder nearer to the pictures."));
            else
                Walk(child, inner, level + 1, files, unread);
        }
    }

    private static bool IsLeftOut(string path)
    {
        ReadOnlySpan<char> rest = path;
        for (int slash = rest.IndexOf('/'); slash >= 0; slash = rest.IndexOf('/'))
        {
            if (IsLitter(rest[..slash]))
                return true;
            rest = rest[(slash + 1)..];
        }

        return IsLitter(rest) || IsDocument(rest);
    }

    private static bool IsLitter(ReadOnlySpan<char> name) => name.StartsWith('.') || name.SequenceEqual("__MACOSX");

    /// <summary>Whether a file is a document by its name: notes, tables, archives, never a picture.</summary>
    private static bool IsDocument(ReadOnlySpan<char> name)
    {
        if (PictureFiles.HasPictureExtension(name))
            return false;
        foreach (string known in DocumentNames)
        {
            if (name.StartsWith(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return Documents.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Path.GetExtension(name));
    }
}
