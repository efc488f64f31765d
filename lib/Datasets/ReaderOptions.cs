using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Choices that apply to every reader.</summary>
public sealed record ReaderOptions
{
    /// <summary>The subject rule when none is given: the text before the first underscore.</summary>
    public static Regex DefaultSubject { get; } = new("^([^_]+)_", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The name shown for the data set; the reader's own when null.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the pictures are rendered stand-ins.</summary>
    public bool IsPractice { get; init; }

    /// <summary>
    /// For readers whose names hold no subject: its first group, or the whole match if there is none, is the subject of a file name.
    /// Default: <see cref="DefaultSubject"/>.
    /// </summary>
    public Regex Subject { get; init; } = DefaultSubject;

    /// <summary>
    /// For sets of numbered frames without published clip boundaries (FERG): how many consecutive numbers of one folder count as one clip.
    /// Default 50, about two seconds of animation: longer blocks than the real clips only widen an interval, shorter ones would narrow it
    /// without right.
    /// </summary>
    public int ClipLength { get; init; } = 50;
}
