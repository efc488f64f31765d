using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Choices that apply to every reader.</summary>
public sealed record ReaderOptions
{
    /// <summary>The name shown for the data set; the reader's own when null.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the pictures are rendered stand-ins.</summary>
    public bool IsPractice { get; init; }

    /// <summary>
    /// For readers whose names hold no subject: its first group, or the whole match if there is none, is the subject of a file name.
    /// Default: the text before the first underscore.
    /// </summary>
    public Regex Subject { get; init; } = new("^([^_]+)_", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
