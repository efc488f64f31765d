using System.Globalization;
using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads FERG (2D): rendered characters, <c>FERG_DB_256/aia/aia_anger/aia_anger_1.png</c>.</summary>
/// <remarks>
/// Subject: the character. Clip: the set publishes no clip boundaries, so each folder's numbers are cut into runs of
/// <see cref="ReaderOptions.ClipLength"/> (with 50: numbers 1 to 50, 51 to 100, ...); neighbours in number are near-duplicates.
/// <c>bonnie_fear_481.png</c> is missing in the published set and leaves its run one frame short. Source: Aneja et al., ACCV 2016.
/// </remarks>
public sealed partial class FergReader : IDataSetReader
{
    private const string ShortName = "ferg";
    private const string Title = "FERG";
    private const string Characters = "aia bonnie jules malcolm mery ray";
    private const string ExpressionNames = "anger disgust fear joy neutral sadness surprise";

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ClipLength, 1);
        return NameReading.ReadAll(Title, ShortName, listing, options,
            "pictures named like aia/aia_anger/aia_anger_1.png (name the folder FERG_DB_256)", path => ReadName(path, options.ClipLength));
    }

    private static NameReading ReadName(string path, int clipLength)
    {
        string file = NameReading.FileName(path);
        Match match = FileNamePattern().Match(file);
        if (!match.Success)
            return NameReading.Quarantine(ReasonAgainst(path, file));
        string character = match.Groups[1].Value.ToLowerInvariant();
        string expression = match.Groups[2].Value.ToLowerInvariant();
        if (!int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            return NameReading.Quarantine($"its number is {match.Groups[3].Value}, expected 1 or more. Rename it.");

        string[] parts = path.Split('/');
        Match folder = parts.Length > 1 ? FolderPattern().Match(parts[^2]) : Match.Empty;
        if (folder.Success && !folder.Value.Equals($"{character}_{expression}", StringComparison.OrdinalIgnoreCase))
        {
            return NameReading.Quarantine(
                $"its name says {character}_{expression}, its folder says {folder.Value.ToLowerInvariant()}. " +
                "Move it, or rename it if the folder is right.");
        }

        int run = (number - 1) / clipLength;
        var sample = new Sample
        {
            Path = path,
            Label = Expressions.LabelOf(expression),
            Subject = character,
            Clip = string.Create(CultureInfo.InvariantCulture, $"{character}_{expression}_{run * clipLength + 1}-{(run + 1) * clipLength}"),
        };
        return NameReading.Of(sample, string.Create(CultureInfo.InvariantCulture, $"{character}_{expression}_{number}"));
    }

    private static string ReasonAgainst(string path, string file)
    {
        if (!PictureFiles.HasPictureExtension(file))
            return PictureFiles.ReasonAgainst(path);
        if (!file.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return PictureFiles.ReasonAgainstCopy(file, ".png");
        string[] parts = Path.GetFileNameWithoutExtension(file).Split('_');
        if (parts.Length != 3)
            return $"its name has {parts.Length} parts, expected 3 (character_expression_number.png). Rename it.";
        if (!Characters.Split(' ').Contains(parts[0], StringComparer.OrdinalIgnoreCase))
            return $"its character is {NotOneOf(parts[0], Characters)} Rename it, or read it with folder:PATH.";
        return ExpressionNames.Split(' ').Contains(parts[1], StringComparer.OrdinalIgnoreCase)
            ? $"its number is {OneLine.Of(parts[2])}, expected digits. Rename it."
            : $"its expression is {NotOneOf(parts[1], ExpressionNames)} Rename it.";
    }

    private static string NotOneOf(string got, string known) =>
        $"{OneLine.Of(got)}, expected one of {known}.{NearestName.Suggestion(got, known.Split(' '))}";

    [GeneratedRegex(@"^(aia|bonnie|jules|malcolm|mery|ray)_(anger|disgust|fear|joy|neutral|sadness|surprise)_([0-9]{1,9})\.png\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamePattern();

    [GeneratedRegex(@"^(aia|bonnie|jules|malcolm|mery|ray)_(anger|disgust|fear|joy|neutral|sadness|surprise)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FolderPattern();
}
