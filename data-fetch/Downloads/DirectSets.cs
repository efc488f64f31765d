using System.Globalization;

namespace DataFetch.Downloads;

/// <summary>The sets whose owners allow a direct download.</summary>
internal static class DirectSets
{
    private const string Repository = "debruine/webmorphR.stim", Commit = "fa8b78fda2d659bb74ce62fcd99c4407551d2a77";

    /// <summary>
    /// The front views of the Face Research Lab London Set: 204 pictures, the table of people and the licence, 95,212,193 bytes, as its first
    /// author publishes them in the repository of the R package webmorphR.stim.
    /// </summary>
    /// <remarks>
    /// Lengths and hashes are measured: those of the files (<c>git cat-file blob</c>) of this one commit in a clone whose blobs have the names
    /// that Git gives their bytes. The templates of landmarks and the litter of macOS beside the pictures are left out. Source: DeBruine and
    /// Jones 2017 (doi 10.6084/m9.figshare.5047666.v5), CC BY 4.0.
    /// </remarks>
    public static DirectSet FrlLondon { get; } = new(
        "frl-london", $"github.com/{Repository} at {Commit}", new Uri($"https://raw.githubusercontent.com/{Repository}/{Commit}/"), Listed("frl-london.csv"));

    /// <summary>The set of a name, or null if it has no direct download.</summary>
    public static DirectSet? Find(string name) => name == FrlLondon.Name ? FrlLondon : null;

    // Its own table of plain fields: path,source,bytes,sha256.
    private static DirectFile[] Listed(string resource)
    {
        using Stream stream = typeof(DirectSets).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','))
                .Select(row => new DirectFile(row[0], row[1], long.Parse(row[2], CultureInfo.InvariantCulture), row[3])),
        ];
    }
}
