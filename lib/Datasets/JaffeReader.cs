using System.Globalization;
using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads JAFFE: posed expressions of ten people, <c>jaffe/KA.AN1.39.tiff</c>.</summary>
/// <remarks>
/// The name holds subject, expression with take, and serial number; doubled dots and the extension .tif are read too, and the folder may be
/// called anything (older copies say <c>jaffedbase</c> or <c>jaffeimages/jaffe</c>). Clip: subject and expression, because the two to four
/// takes of one are near-duplicates. Source: Lyons et al. 1998 (10.1109/AFGR.1998.670949).
/// </remarks>
public sealed partial class JaffeReader : IDataSetReader
{
    private const string ShortName = "jaffe";
    private const string Title = "JAFFE";
    private const string Codes = "AN DI FE HA NE SA SU";

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return NameReading.ReadAll(Title, ShortName, listing, options, "pictures named like KA.AN1.39.tiff (name the folder jaffe)", ReadName);
    }

    private static NameReading ReadName(string path)
    {
        string file = NameReading.FileName(path);
        Match match = FileNamePattern().Match(file);
        if (!match.Success)
            return NameReading.Quarantine(ReasonAgainst(path, file));
        string subject = match.Groups[1].Value.ToUpperInvariant();
        string code = match.Groups[2].Value.ToUpperInvariant();
        int serial = int.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture);
        var sample = new Sample { Path = path, Label = Expressions.LabelOf(code), Subject = subject, Clip = $"{subject}.{code}" };
        return NameReading.Of(sample, string.Create(CultureInfo.InvariantCulture, $"{subject}.{code}{match.Groups[3].Value}.{serial}"));
    }

    private static string ReasonAgainst(string path, string file)
    {
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        if (!Path.GetExtension(file).StartsWith(".tif", StringComparison.OrdinalIgnoreCase))
            return PictureFiles.ReasonAgainstCopy(file, ".tiff");
        string[] parts = Path.GetFileNameWithoutExtension(file).Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3)
            return $"its name has {parts.Length} parts, expected 3 (subject.expression-and-take.serial.tiff, as KA.AN1.39.tiff). Rename it.";
        if (parts[0].Length != 2 || !parts[0].All(char.IsAsciiLetter))
            return $"its subject is {OneLine.Of(parts[0])}, expected two letters. Rename it.";
        return parts[1].Length == 3 && Codes.Split(' ').Contains(parts[1][..2], StringComparer.OrdinalIgnoreCase) && char.IsAsciiDigit(parts[1][2])
            ? $"its serial is {OneLine.Of(parts[2])}, expected one to three digits. Rename it."
            : $"its expression and take are {OneLine.Of(parts[1])}, expected one of {Codes} and a digit. Rename it.";
    }

    [GeneratedRegex(@"^([A-Z]{2})\.+(AN|DI|FE|HA|NE|SA|SU)([0-9])\.+([0-9]{1,3})\.+tiff?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamePattern();
}
