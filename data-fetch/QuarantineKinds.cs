using FerLib.Datasets;

namespace DataFetch;

/// <summary>A quarantine list by reasons: files that differ only in a name or a number are of one kind.</summary>
internal static class QuarantineKinds
{
    /// <summary>The kinds, the most frequent first, each with the first file's reason as an example.</summary>
    public static IReadOnlyList<(int Files, string Example)> Of(IEnumerable<QuarantinedFile> files) =>
    [
        .. files.GroupBy(file => KindOf(file.Reason))
            .Select(kind => (Files: kind.Count(), Example: kind.First().Reason))
            .OrderByDescending(kind => kind.Files).ThenBy(kind => kind.Example, StringComparer.Ordinal),
    ];

    // Names of files hold a digit, a slash, or a point that ends no sentence.
    private static string KindOf(string reason) =>
        string.Join(' ', reason.Split(' ').Select(word => IsAName(word.TrimEnd('.', ',', ':', ';', ')')) ? "..." : word));

    private static bool IsAName(string word) => word.Any(c => char.IsAsciiDigit(c) || c is '/' or '\\' or '.');
}
