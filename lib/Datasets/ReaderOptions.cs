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
    /// A label file of the user's own, for sets that label no expression (Senthil, UTKFace): a CSV table with the columns <c>file</c> and
    /// <c>expression</c>, and for Senthil <c>subject</c>. Null: <see cref="Manifest.LabelFileName"/> in the data set's folder if there is one.
    /// </summary>
    public string? LabelFile { get; init; }

    /// <summary>Whether a label file that lies in the data set's folder is left unread. Default: no.</summary>
    public bool IgnoresLabels { get; init; }

    /// <summary>
    /// For sets of numbered frames without published clip boundaries (FERG): how many consecutive numbers of one folder count as one clip.
    /// Default 50, about two seconds of animation: longer blocks than the real clips only widen an interval, shorter ones would narrow it
    /// without right.
    /// </summary>
    public int ClipLength { get; init; } = 50;
}
