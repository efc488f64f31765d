namespace FerLib.Datasets;

/// <summary>Finds the picture that a table means: by its path, or by as much of the path's end as no other picture has.</summary>
internal sealed class PathEnds
{
    private readonly HashSet<string> _paths;

    // By every end that begins at a folder or at the file name; case does not matter, as tables are carried from system to system.
    private readonly Dictionary<string, (string Path, int Count)> _ends = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the paths of a data set's pictures, with forward slashes.</summary>
    public PathEnds(IEnumerable<string> paths)
    {
        _paths = paths.ToHashSet(StringComparer.Ordinal);
        foreach (string path in _paths)
        {
            for (int start = 0; start >= 0;)
            {
                string end = path[start..];
                _ends[end] = _ends.TryGetValue(end, out (string Path, int Count) known) ? known with { Count = known.Count + 1 } : (path, 1);
                int slash = path.IndexOf('/', start);
                start = slash < 0 ? -1 : slash + 1;
            }
        }
    }

    /// <summary>The one picture that is meant, or null if there is none or more than one.</summary>
    /// <param name="written">The path as it stands in the table: with forward slashes or backslashes, blanks around it or "./" before it.</param>
    public string? Find(string written)
    {
        string slashed = Slashed(written);
        if (_paths.Contains(written))
            return written;
        if (_paths.Contains(slashed))
            return slashed;
        return _ends.TryGetValue(slashed, out (string Path, int Count) end) && end.Count == 1 ? end.Path : null;
    }

    /// <summary>Why <see cref="Find"/> gave none.</summary>
    public string ReasonAgainst(string written) => _ends.TryGetValue(Slashed(written), out (string Path, int Count) end)
        ? FormattableString.Invariant(
            $"{end.Count} pictures are named {OneLine.Of(written)}, expected one. Write its path, as {OneLine.Of(end.Path)}.")
        : $"no picture of the data set is named {OneLine.Of(written)}. Correct the name, or remove the row.";

    private static string Slashed(string written)
    {
        string slashed = written.Trim().Replace('\\', '/');
        return slashed.StartsWith("./", StringComparison.Ordinal) ? slashed[2..] : slashed;
    }
}
