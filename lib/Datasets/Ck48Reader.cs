using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads CK+48: frames of posed films, <c>CK+48/anger/S010_004_00000017.png</c>.</summary>
/// <remarks>
/// The folder is the label; contempt keeps its own name, and there is no neutral. The name holds subject, clip and frame: subject
/// <c>S010</c>, clip <c>S010_004</c>, of which the set holds three frames that hardly differ. A clip shows one expression: one that lies
/// in two class folders is quarantined whole, as are byte-identical files under two labels. Source: Lucey et al. 2010
/// (doi 10.1109/CVPRW.2010.5543262).
/// </remarks>
public sealed partial class Ck48Reader : IDataSetReader
{
    private const string ShortName = "ck48";
    private const string Title = "CK+48";
    private const string FolderNames = "anger contempt disgust fear happy sadness surprise";

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Manifest manifest = NameReading.ReadAll(Title, ShortName, listing, options,
            "pictures named like anger/S010_004_00000017.png (name the folder CK+48)", ReadName);
        Sample[][] clips = [.. manifest.Samples.GroupBy(sample => sample.Clip).Select(clip => clip.ToArray())
            .Where(clip => clip.Any(sample => sample.Label != clip[0].Label))];
        manifest = ConflictingCopies.Quarantine(Title, manifest, clips, (sample, other) =>
            $"its clip {sample.Clip} lies in two class folders: {OneLine.Of(other.Path)} is labelled {other.Label}. " +
            "Move its frames into the folder that is right.");
        return ConflictingCopies.Quarantine(Title, manifest);
    }

    private static NameReading ReadName(string path)
    {
        string file = NameReading.FileName(path);
        Match match = FileNamePattern().Match(file);
        if (!match.Success)
            return NameReading.Quarantine(ReasonAgainst(path, file));
        string[] parts = path.Split('/');
        if (parts.Length < 2)
            return NameReading.Quarantine("lies in no class folder. Move it into the folder of its class.");
        if (LabelOf(parts[^2]) is not { } label)
        {
            return NameReading.Quarantine(
                $"its class folder is {OneLine.Of(parts[^2])}, expected one of {FolderNames}." +
                $"{NearestName.Suggestion(parts[^2], FolderNames.Split(' '))} Rename the folder, or move the picture.");
        }

        string subject = match.Groups[1].Value.ToUpperInvariant();
        var sample = new Sample { Path = path, Label = label, Subject = subject, Clip = $"{subject}_{match.Groups[2].Value}" };
        // The label is a part of it: a frame in two class folders is no copy to pass over but a contradiction.
        return NameReading.Of(sample, $"{label} {Path.GetFileNameWithoutExtension(file)}");
    }

    /// <summary>The label of a class folder; null where the set has no such class.</summary>
    private static string? LabelOf(string folder)
    {
        string label = Expressions.LabelOf(folder);
        return label == "contempt" || (label != "neutral" && Expressions.Find(folder) is not null) ? label : null;
    }

    private static string ReasonAgainst(string path, string file)
    {
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        return file.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            ? "its name is not subject, clip and frame (S010_004_00000017.png). Rename it."
            : PictureFiles.ReasonAgainstCopy(file, ".png");
    }

    [GeneratedRegex(@"^(S[0-9]{3})_([0-9]{3})_[0-9]{8}\.png\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamePattern();
}
