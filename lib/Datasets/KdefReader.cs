using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads KDEF: posed photographs of 70 people from five angles in two sessions, <c>KDEF_and_AKDEF/KDEF/AF01/AF01AFS.JPG</c>.</summary>
/// <remarks>
/// <para>
/// The name holds, by position, session (A B), gender (F M), id (01 to 35), expression (AF AN DI HA NE SA SU, AF being afraid) and angle
/// (FL HL S HR FR: full left profile to full right profile). Subject: gender and id, because AF01 and BF01 are one person. Clip: session,
/// subject and expression, because the five angles of one were taken at the same time.
/// </para>
/// <para>
/// Two files are misnamed as published and are read as what they show: <c>AF31V.JPG</c> as AF31SAHL, <c>AM31H.JPG</c> as AM31SUHR. Ten are
/// published all black and are quarantined by their names: the reader opens no picture, so that a repaired copy is quarantined too. The
/// averaged faces of AKDEF (<c>FAFHR.JPG</c>; one is misnamed <c>FAHR.JPG</c>) show nobody: they are left out, and the manifest's notes
/// count them. Source: Lundqvist, Flykt and Öhman 1998 (ISBN 91-630-7164-9).
/// </para>
/// </remarks>
public sealed partial class KdefReader : IDataSetReader
{
    private const string ShortName = "kdef";
    private const string Title = "KDEF";
    private const string Codes = "AF AN DI HA NE SA SU";
    private const string Angles = "FL HL S HR FR";
    private const string Parts = "session, gender, id, expression, angle; as AF01AFHL";

    // As published; the pictures have a mean below 10 of 255.
    private static readonly HashSet<string> Black =
    [
        "AF01SUFR", "AF10AFFR", "AF11NEHL", "AF20DIHL", "AM25DIFL", "AM34DIFR", "BF13NEHR", "BM21DIFL", "BM22DIHL", "BM24DIFL",
    ];

    private static readonly Dictionary<string, string> Misnamed = new() { ["AF31V"] = "AF31SAHL", ["AM31H"] = "AM31SUHR" };

    // Reported at 970 x 633 where all others are 562 x 762.
    private static readonly string[] OfAnotherSize = ["AM05ANFR", "BM10ANFR"];

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] people = [.. listing.Files.Where(path => !AveragedPattern().IsMatch(NameReading.FileName(path)))];
        int averaged = listing.Files.Count - people.Length;
        // With averaged faces alone there is no data set; the error then counts and names them.
        FolderListing chosen = people.Length == 0 ? listing : new FolderListing(listing.Root, people, listing.Unread);
        Manifest manifest = NameReading.ReadAll(
            Title, ShortName, chosen, options, "pictures named like KDEF/AF01/AF01AFS.JPG (name the folder KDEF_and_AKDEF)", ReadName);
        return manifest.With(manifest.Samples, manifest.Quarantine, [.. Notes(manifest, averaged)]);
    }

    private static NameReading ReadName(string path)
    {
        string file = NameReading.FileName(path);
        if (ReasonAgainst(path, file) is { } reason)
            return NameReading.Quarantine(reason);
        string shot = ShotOf(file);
        Match match = ShotPattern().Match(shot);
        if (!match.Success)
            return NameReading.Quarantine(ReasonAgainstName(shot));
        if (Black.Contains(shot))
            return NameReading.Quarantine("published all black: it shows nothing. Leave it out.");

        string session = match.Groups[1].Value, subject = match.Groups[2].Value, code = match.Groups[3].Value;
        string[] folders = path.Split('/');
        Match folder = folders.Length > 1 ? FolderPattern().Match(folders[^2]) : Match.Empty;
        if (folder.Success && !folder.Value.Equals(session + subject, StringComparison.OrdinalIgnoreCase))
        {
            return NameReading.Quarantine(
                $"its name says {session}{subject}, its folder says {folder.Value.ToUpperInvariant()}. Move it, or rename it if the folder is right.");
        }

        var sample = new Sample
        {
            Path = path,
            Label = Expressions.LabelOf(code),
            Subject = subject,
            Clip = $"{session}{subject}{code}",
            Session = session,
            Angle = match.Groups[4].Value,
            Gender = subject[0] == 'F' ? "female" : "male",
        };
        return NameReading.Of(sample, shot);
    }

    /// <summary>The eight (seven, if frontal) characters that tell what a file shows, in upper case.</summary>
    private static string ShotOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file).ToUpperInvariant();
        return Misnamed.GetValueOrDefault(name, name);
    }

    private static string? ReasonAgainst(string path, string file)
    {
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        return Path.GetExtension(file).ToLowerInvariant() is ".jpg" or ".jpeg" ? null : PictureFiles.ReasonAgainstCopy(file, ".JPG");
    }

    private static string ReasonAgainstName(string name)
    {
        if (name.Length is not (7 or 8))
            return $"its name has {name.Length} characters, expected 7 or 8 ({Parts}). Rename it.";
        if (!name.All(char.IsAsciiLetterOrDigit))
            return $"its name is {OneLine.Of(name)}, expected letters and digits only ({Parts}). Rename it.";
        string fault = name[0] is not ('A' or 'B') ? $"session is {name[0]}, expected A or B"
            : name[1] is not ('F' or 'M') ? $"gender is {name[1]}, expected F or M"
            : !IdPattern().IsMatch(name.AsSpan(2, 2)) ? $"id is {name[2..4]}, expected 01 to 35"
            : !Codes.Split(' ').Contains(name[4..6]) ? $"expression is {name[4..6]}, expected one of {Codes}"
            : $"angle is {name[6..]}, expected one of {Angles}";
        return $"its {fault} ({Parts}). Rename it.";
    }

    private static IEnumerable<string> Notes(Manifest manifest, int averaged)
    {
        if (averaged > 0)
            yield return FormattableString.Invariant($"{averaged} averaged faces (AKDEF) are left out: they show nobody.");
        string[] renamed =
        [
            .. from sample in manifest.Samples
               let file = NameReading.FileName(sample.Path)
               where Misnamed.ContainsKey(Path.GetFileNameWithoutExtension(file).ToUpperInvariant())
               select $"{file} as {ShotOf(file)}",
        ];
        if (renamed.Length > 0)
            yield return $"Misnamed as published, and read as what they show: {string.Join(", ", renamed)}.";
        string[] large = [.. manifest.Samples.Select(sample => ShotOf(NameReading.FileName(sample.Path))).Where(OfAnotherSize.Contains).Order(StringComparer.Ordinal)];
        if (large.Length > 0)
            yield return $"Reported at 970 x 633 instead of 562 x 762: {string.Join(", ", large)}.";
    }

    [GeneratedRegex(@"^([AB])([FM](?:0[1-9]|[12][0-9]|3[0-5]))(AF|AN|DI|HA|NE|SA|SU)(FL|HL|S|HR|FR)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ShotPattern();

    [GeneratedRegex(@"^(0[1-9]|[12][0-9]|3[0-5])\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[AB][FM][0-9]{2}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FolderPattern();

    [GeneratedRegex(@"^([FM](AF|AN|DI|HA|NE|SA|SU)(FL|HL|S|HR|FR)|FAHR)\.jpe?g\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AveragedPattern();
}
