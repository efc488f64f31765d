using System.Globalization;

namespace FerLib.Datasets;

/// <summary>What FER2013's table and its copies in folders have in common: codes, parts of the official split, what a user must know.</summary>
internal static class Fer2013Facts
{
    public const string ShortName = "fer2013";
    public const string Title = "FER2013";

    /// <summary>Columns and rows of a picture.</summary>
    public const int Side = 48;

    /// <summary>The names that its distributors give the expressions, in the order of the table's codes 0 to 6.</summary>
    public static IReadOnlyList<string> Names { get; } = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"];

    /// <summary>The three parts as the table's column Usage calls them, with their names here.</summary>
    public static IReadOnlyList<(string Usage, string Split)> Parts { get; } =
        [("Training", "training"), ("PublicTest", "validation"), ("PrivateTest", "test")];

    /// <summary>The index in <see cref="Parts"/> of a usage, or -1; case does not matter.</summary>
    public static int PartOf(ReadOnlySpan<char> usage)
    {
        for (int part = 0; part < Parts.Count; part++)
        {
            if (usage.Equals(Parts[part].Usage, StringComparison.OrdinalIgnoreCase))
                return part;
        }

        return -1;
    }

    /// <summary>A sentence that names the parts of the official split without a picture; null if there is none.</summary>
    public static string? MissingParts(IReadOnlyList<Sample> samples)
    {
        string[] missing = [.. Parts.Where(part => samples.All(sample => sample.Split != part.Split)).Select(part => $"{part.Split} ({part.Usage})")];
        return missing.Length == 0 ? null : $"No picture is in the official split's part {string.Join(" or ", missing)}.";
    }

    /// <summary>A sentence about pictures that occur under two labels; null if there is none.</summary>
    /// <param name="groups">The samples that show the same picture, each group with at least two labels.</param>
    public static string? TwoLabels(IReadOnlyList<Sample[]> groups)
    {
        if (groups.Count == 0)
            return null;
        Sample one = groups[0][0], other = groups[0].First(sample => sample.Label != one.Label);
        return string.Create(CultureInfo.InvariantCulture,
            $"{groups.Count:#,0} {(groups.Count == 1 ? "picture occurs" : "pictures occur")} under more than one label, ")
            + string.Create(CultureInfo.InvariantCulture, $"{groups.Sum(group => group.Length):#,0} times in all (the first: ")
            + $"{OneLine.Of(one.Path)} is {one.Label}, {OneLine.Of(other.Path)} is {other.Label}). "
            + "The published set has such pictures and nothing tells which label is right: they stay in.";
    }

    /// <summary>The manifest of either form: each picture stands as a subject of its own.</summary>
    public static Manifest ToManifest(
        string root, ReaderOptions options, IEnumerable<Sample> samples, IEnumerable<QuarantinedFile> quarantine, IPictureStore? store = null) =>
        new(options.DisplayName ?? Title, root, options.IsPractice, samples, quarantine) { Reader = ShortName, NamesSubjects = false, Store = store };
}
