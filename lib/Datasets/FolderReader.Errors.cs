using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <content>What is said about folders that are no class folders.</content>
public sealed partial class FolderReader
{
    private const int NamedFolders = 5;
    private static readonly string[] SplitNames = ["train", "training", "test", "testing", "val", "valid", "validation"];

    /// <summary>Refuses folders that would pass as classes of unknown names although they are parts of a split, people, or another data set's.</summary>
    private static void CheckClasses(FolderListing listing, string[] pictures, string outer, string[] classes)
    {
        if (classes.Any(WrittenLabel.IsKnown))
            return;
        string named = string.Join(", ", classes.Take(NamedFolders).Select(OneLine.Of)) + (classes.Length > NamedFolders ? ", ..." : "");
        bool areSplits = classes.Length > 1 && classes.All(name => SplitNames.Contains(name, StringComparer.OrdinalIgnoreCase));
        int deeper = pictures.Count(picture =>
            ClassOf(picture, $"{outer}{ClassOf(picture, outer)}/") is { } inner && Expressions.Find(inner) is not null);
        bool areAround = 2 * deeper > pictures.Length;
        if (areSplits || areAround)
        {
            throw new DatasetException(
                $"{Title}: {OneLine.Of(listing.Root)} holds {named}, {(areSplits ? "which are splits" : "with the classes one folder further down")}; " +
                $"expected a folder per class. Name one of them (folder:{OneLine.Of(Path.Combine(listing.Root, outer, classes[0]))}), " +
                $"or list the pictures with their {(areSplits ? "splits" : "labels")} in a manifest (manifest:FILE).{LikelyDataSet.Suggestion(listing, Title)}");
        }

        if (LikelyDataSet.Of(listing) is { } set)
        {
            throw new DatasetException(
                $"{Title}: {OneLine.Of(listing.Root)}: expected a folder per class, named by its expression, got {named}.{set.Suggestion} " +
                "Or call the folders by expressions.");
        }
    }

    /// <summary>A note where the class folders hold pictures of a known set, whose own reader reads more from their names.</summary>
    private static IEnumerable<string> LikelySet(FolderListing listing)
    {
        if (LikelyDataSet.Of(listing) is { } set)
            yield return $"The pictures are named like those of {set.Title}: {set.Name}:PATH also reads {set.Gives}.";
    }

    private static string NoClasses(FolderListing listing, string[] pictures)
    {
        string got = pictures.Length > 0 ? $"it holds {pictures.Length} pictures and no folder with pictures"
            : listing.Files.Count > 0
                ? $"none of its {listing.Files.Count} files is a picture ({PictureFiles.Extensions}; the first: {OneLine.Of(listing.Files[0])})"
            : "it holds no picture";
        return $"{Title}: {OneLine.Of(listing.Root)}: expected a folder per class with pictures in it (happy/001_1.jpg, sad/001_2.jpg), but {got}. " +
            $"Sort the pictures into such folders, or list them in a manifest (manifest:FILE).{LikelyDataSet.Suggestion(listing, Title)}";
    }

    private static string NoSubjects(FolderListing listing, Regex rule, string[] pictures) =>
        $"{Title}: {OneLine.Of(listing.Root)}: the option Subject ({OneLine.Of(rule.ToString())}) matches none of the {pictures.Length} file names " +
        $"(the first: {OneLine.Of(NameReading.FileName(pictures[0]))}), so that every picture would be its own subject. " +
        SubjectRule.Advice + LikelyDataSet.Suggestion(listing, Title);
}
