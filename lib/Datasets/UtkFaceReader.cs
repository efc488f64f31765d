using System.Globalization;
using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads UTKFace: faces with age, gender and ethnicity, <c>UTKFace/26_1_0_20170116174525125.jpg.chip.jpg</c>.</summary>
/// <remarks>
/// <para>
/// The name holds age (0 to 116), gender (0 male, 1 female), ethnicity (0 White, 1 Black, 2 Asian, 3 Indian, 4 Others: the data set's own
/// words) and the date. The aligned and cropped form ends in <c>.jpg.chip.jpg</c>, the uncropped one in <c>.jpg</c>; folders around them
/// (<c>part1</c> to <c>part3</c>) change nothing. Where both forms of a picture are there the cropped one is read, because it is the one
/// that is counted as published, and the other is quarantined.
/// </para>
/// <para>
/// No expression is labelled: a label file of the user's own can do that (<see cref="ReaderOptions.LabelFile"/>). Nothing says who is on a
/// picture, so that each stands as a subject of its own. Source: Zhang, Song and Qi, CVPR 2017.
/// </para>
/// </remarks>
public sealed partial class UtkFaceReader : IDataSetReader
{
    private const string ShortName = "utkface";
    private const string Title = "UTKFace";
    private const string WholeEnd = ".jpg";
    private const string CroppedEnd = ".chip.jpg";
    private const int OldestAge = 116;
    private const string Parts = "age_gender_ethnicity_date.jpg";
    private static readonly string[] Genders = ["male", "female"];
    private static readonly string[] Ethnicities = ["White", "Black", "Asian", "Indian", "Others"];

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    /// <exception cref="DatasetException">Also: the label file cannot be used.</exception>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cropped = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in listing.Files.Where(IsCropped))
            cropped.TryAdd(NameReading.FileName(path)[..^CroppedEnd.Length], path);
        Manifest names = NameReading.ReadAll(Title, ShortName, listing, options,
            "pictures named like 26_1_0_20170116174525125.jpg.chip.jpg (name the folder UTKFace)", path => ReadName(path, cropped));

        LabelFile labels = LabelFile.Of(Title, listing.Root, options, names.Samples.Select(sample => sample.Path));
        Sample[] samples = [.. names.Samples.Select(sample => sample with { Label = labels.LabelOf(sample.Path) })];
        return ConflictingCopies.Quarantine(Title, new Manifest(names.Name, names.Root, names.IsPractice, samples, [.. names.Quarantine, .. labels.Quarantine])
        {
            Reader = ShortName,
            NamesSubjects = false,
            Notes = [labels.NoteOn(samples, options.IsPractice)],
        });
    }

    private static NameReading ReadName(string path, Dictionary<string, string> cropped)
    {
        string file = NameReading.FileName(path);
        Match match = FileNamePattern().Match(file);
        int age = match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (!match.Success || age > OldestAge)
            return NameReading.Quarantine(ReasonAgainst(path, file));
        if (!IsCropped(path) && cropped.TryGetValue(file, out string? form))
            return NameReading.Quarantine($"the uncropped form of {OneLine.Of(form)}, which is read. Keep one of the two.");

        int gender = match.Groups[2].Value[0] - '0', ethnicity = match.Groups[3].Value[0] - '0';
        var sample = new Sample
        {
            Path = path,
            Label = Expressions.Unknown,
            Subject = path,
            Age = age,
            Gender = Genders[gender],
            Ethnicity = Ethnicities[ethnicity],
        };
        return NameReading.Of(sample, string.Create(CultureInfo.InvariantCulture, $"{age}_{gender}_{ethnicity}_{match.Groups[4].Value}"));
    }

    private static bool IsCropped(string path) => path.EndsWith(CroppedEnd, StringComparison.OrdinalIgnoreCase);

    private static string ReasonAgainst(string path, string file)
    {
        if (MissingDotPattern().IsMatch(file))
            return "its name lacks the dot before jpg. Rename it.";
        string extension = Path.GetExtension(file);
        // One is published so.
        if (extension.Equals(".pg", StringComparison.OrdinalIgnoreCase))
            return $"its extension is .pg, expected {WholeEnd}. Rename it.";
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        if (!extension.Equals(WholeEnd, StringComparison.OrdinalIgnoreCase))
            return PictureFiles.ReasonAgainstCopy(file, WholeEnd);
        string name = IsCropped(file) ? file[..^CroppedEnd.Length] : file;
        if (!name.EndsWith(WholeEnd, StringComparison.OrdinalIgnoreCase))
            return $"its name ends in {CroppedEnd}, expected {WholeEnd}{CroppedEnd}. Rename it.";
        string[] parts = name[..^WholeEnd.Length].Split('_');
        if (parts.Length != 4)
            return $"its name has {parts.Length} parts, expected 4 ({Parts}). Rename it if you know what is missing; otherwise leave it out.";
        string fault = !AgePattern().IsMatch(parts[0]) || int.Parse(parts[0], CultureInfo.InvariantCulture) > OldestAge ? $"age is {Shown(parts[0])}, expected 0 to {OldestAge}"
            : parts[1] is not ("0" or "1") ? $"gender is {Shown(parts[1])}, expected 0 (male) or 1 (female)"
            : parts[2] is not ("0" or "1" or "2" or "3" or "4") ? $"ethnicity is {Shown(parts[2])}, expected 0 to 4 ({string.Join(", ", Ethnicities)})"
            : $"date is {Shown(parts[3])}, expected 14 to 17 digits";
        return $"its {fault} ({Parts}). Rename it if you know what is right; otherwise leave it out.";
    }

    private static string Shown(string part) => part.Length == 0 ? "empty" : OneLine.Of(part);

    [GeneratedRegex(@"^([0-9]{1,3})_([01])_([0-4])_([0-9]{14,17})\.jpg(\.chip\.jpg)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamePattern();

    [GeneratedRegex(@"^[0-9]{1,3}_[01]?_.*[0-9]jpg(\.chip\.jpg)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MissingDotPattern();

    [GeneratedRegex(@"^[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AgePattern();
}
