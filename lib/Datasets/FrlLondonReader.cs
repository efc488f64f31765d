using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads the front views of the Face Research Lab London Set: <c>neutral_front/001_03.jpg</c>, <c>smiling_front/001_08.jpg</c>.</summary>
/// <remarks>
/// The name holds person and view: 03 is neutral from the front, 08 smiling from the front. The full set has other views, which this reader
/// leaves out. Age, gender and ethnicity are the people's own words, from <c>london_info.csv</c> (<c>face_id,face_age,face_gender,face_eth</c>)
/// at most two folders below the set's own. Source: DeBruine and Jones 2017 (doi 10.6084/m9.figshare.5047666.v5).
/// </remarks>
public sealed partial class FrlLondonReader : IDataSetReader
{
    private const string ShortName = "frl-london";
    private const string Title = "Face Research Lab London";

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    /// <exception cref="DatasetException">Also: <c>london_info.csv</c> cannot be read, or lacks a column.</exception>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FrlLondonPeople people = FrlLondonPeople.Below(Title, listing.Root);
        Manifest names = NameReading.ReadAll(Title, ShortName, listing, options,
            "pictures named like 001_03.jpg and 001_08.jpg (name the folder frl-london)", path => ReadName(path, people));
        return ConflictingCopies.Quarantine(Title, new Manifest(names.Name, names.Root, names.IsPractice, names.Samples, [.. names.Quarantine, .. people.Quarantine])
        {
            Reader = ShortName,
            Notes = people.Note is { } note ? [note] : [],
        });
    }

    private static NameReading ReadName(string path, FrlLondonPeople people)
    {
        string file = NameReading.FileName(path);
        Match match = FileNamePattern().Match(file);
        if (!match.Success)
            return NameReading.Quarantine(ReasonAgainst(path, file));
        string subject = match.Groups[1].Value, code = match.Groups[2].Value;
        string? label = code switch { "03" => "neutral", "08" => "happiness", _ => null };
        if (label is null)
            return NameReading.Quarantine($"its view is {code}, expected 03 (neutral, front) or 08 (smiling, front). Other views are not read: leave it out.");
        FrlLondonPerson? person = people.Find(subject);
        var sample = new Sample
        {
            Path = path,
            Label = label,
            Subject = subject,
            Age = person?.Age,
            Gender = person?.Gender,
            Ethnicity = person?.Ethnicity,
        };
        return NameReading.Of(sample, $"{subject}_{code}");
    }

    private static string ReasonAgainst(string path, string file)
    {
        string extension = Path.GetExtension(file);
        if (extension.Equals(".tem", StringComparison.OrdinalIgnoreCase))
            return "a template of landmarks, no picture. Leave it out.";
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        return extension.Equals(".jpg", StringComparison.OrdinalIgnoreCase)
            ? "its name is not person and view (001_03.jpg). Rename it."
            : PictureFiles.ReasonAgainstCopy(file, ".jpg");
    }

    [GeneratedRegex(@"^([0-9]{3})_([0-9]{2})\.jpg\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamePattern();
}
