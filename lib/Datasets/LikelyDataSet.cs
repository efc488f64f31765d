using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Which data set a folder looks like, for the one who gave it as another.</summary>
internal static partial class LikelyDataSet
{
    // Enough to tell; a look at every name would make the error of a large set slow.
    private const int MostNames = 300;

    private static readonly Set[] Sets =
    [
        new("ferg", "FERG", "its characters and clips", FergPattern()),
        new("jaffe", "JAFFE", "its subjects and clips", JaffePattern()),
        new("kdef", "KDEF", "its subjects, sessions and angles", KdefPattern()),
        new("utkface", "UTKFace", "ages, genders and ethnicities, and labels from a label file", UtkFacePattern()),
        new("ck48", "CK+48", "its subjects and clips", Ck48Pattern()),
    ];

    /// <summary>The data set that most of the pictures are named like.</summary>
    /// <param name="listing">The files; at most some hundreds of their names are looked at, spread evenly.</param>
    /// <returns>Null if they are named like none of the known sets.</returns>
    public static Set? Of(FolderListing listing)
    {
        string[] names = [.. Some([.. listing.Files.Where(file => PictureFiles.HasPictureExtension(file))])];
        foreach (Set set in Sets)
        {
            if (IsMost(names, path => set.Pattern!.IsMatch(NameReading.FileName(path))))
                return set;
        }

        bool isFer2013 = IsMost(names, IsFer2013) || (names.Length == 0 && Fer2013Table.FindIn(listing.Root) is not null);
        return isFer2013 ? Fer2013 : null;
    }

    /// <summary>A sentence that names the data set that a folder looks like and what to type, with a blank before it; or nothing.</summary>
    /// <param name="listing">The files.</param>
    /// <param name="reader">The short name of the reader that was asked, which is not suggested again.</param>
    public static string Suggestion(FolderListing listing, string reader)
    {
        if (Of(listing) is { } set)
            return set.Name == reader ? "" : set.Suggestion;
        string[] names = [.. Some(listing.Files)];
        return reader != "folder" && IsMost(names, LiesInExpression) ? " It looks like a folder for each class: write folder:PATH." : "";
    }

    /// <summary>FER2013, which is told by its folders or its table.</summary>
    public static Set Fer2013 { get; } = new(Fer2013Facts.ShortName, Fer2013Facts.Title, "its official split", null);

    private static bool IsFer2013(string path)
    {
        Fer2013Place place = Fer2013Place.Of(path);
        return (place.FolderSplit ?? place.NameSplit) is not null && place.Class is { } name && Expressions.Find(name) is not null;
    }

    private static bool LiesInExpression(string path) => path.Split('/') is [.., { } folder, _] && Expressions.Find(folder) is not null;

    private static bool IsMost(string[] names, Predicate<string> test) => 2 * names.Count(name => test(name)) > names.Length;

    private static IEnumerable<string> Some(IReadOnlyList<string> names)
    {
        int count = Math.Min(names.Count, MostNames);
        return Enumerable.Range(0, count).Select(i => names[(int)((long)i * names.Count / count)]);
    }

    /// <summary>A data set that can be told by names.</summary>
    /// <param name="Name">Its short name.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Gives">What its own reader reads from the names besides labels.</param>
    /// <param name="Pattern">Its file names; null where folders tell.</param>
    internal sealed record Set(string Name, string Title, string Gives, Regex? Pattern)
    {
        /// <summary>What to type, as a sentence with a blank before it.</summary>
        public string Suggestion => $" It looks like {Title}: write {Name}:PATH.";
    }

    [GeneratedRegex(@"^(aia|bonnie|jules|malcolm|mery|ray)_(anger|disgust|fear|joy|neutral|sadness|surprise)_[0-9]+\.png\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FergPattern();

    [GeneratedRegex(@"^[A-Z]{2}\.+(AN|DI|FE|HA|NE|SA|SU)[0-9]\.+[0-9]{1,3}\.+tiff?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JaffePattern();

    [GeneratedRegex(@"^[AB][FM][0-9]{2}(AF|AN|DI|HA|NE|SA|SU)(FL|HL|S|HR|FR)\.jpe?g\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KdefPattern();

    [GeneratedRegex(@"^[0-9]{1,3}_[01]_[0-4]_[0-9]{14,17}\.jpg(\.chip\.jpg)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UtkFacePattern();

    [GeneratedRegex(@"^S[0-9]{3}_[0-9]{3}_[0-9]{8}\.png\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ck48Pattern();
}
