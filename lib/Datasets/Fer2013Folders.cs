using System.Globalization;

namespace FerLib.Datasets;

/// <summary>FER2013 as folders: <c>train|test/&lt;class&gt;</c> or <c>train|validation|test/&lt;class&gt;</c>, any names and picture formats.</summary>
internal static class Fer2013Folders
{
    /// <summary>Reads the folders by their names; files are opened only to find pictures under two labels.</summary>
    /// <exception cref="DatasetException">No file is a sample.</exception>
    public static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        bool hasValidation = listing.Files.Any(path => Fer2013Place.Of(path).FolderSplit == "validation");
        Manifest read = NameReading.ReadAll(Fer2013Facts.Title, Fer2013Facts.ShortName, listing, options,
            "fer2013.csv, or pictures like train/angry/Training_10118481.jpg and test/angry/PrivateTest_10131363.jpg (name the folder above train)",
            path => ReadName(path, hasValidation));
        Manifest manifest = Fer2013Facts.ToManifest(read.Root, options, read.Samples, read.Quarantine);
        return manifest.With(manifest.Samples, manifest.Quarantine, [.. Notes(manifest, hasValidation)]);
    }

    private static NameReading ReadName(string path, bool hasValidation)
    {
        if (!PictureFiles.HasPictureExtension(path))
            return NameReading.Quarantine(PictureFiles.ReasonAgainst(path));
        Fer2013Place place = Fer2013Place.Of(path);
        if ((place.NameSplit ?? place.FolderSplit) is not { } split)
        {
            return NameReading.Quarantine(
                "neither its folder nor its name tells its split, expected train, validation or test above the class folder, " +
                "or a name like Training_10118481.jpg. Move or rename it.");
        }

        if (place.Class is not { } folder)
            return NameReading.Quarantine("lies in no class folder. Move it into the folder of its class.");
        if (Expressions.Find(folder) is not { } label)
            return NameReading.Quarantine(ReasonAgainstClass(folder));
        // With two folders, test holds PublicTest and PrivateTest together.
        bool together = place is { NameSplit: "validation", FolderSplit: "test" } && !hasValidation;
        if (place.NameSplit is not null && place.FolderSplit is not null && place.NameSplit != place.FolderSplit && !together)
        {
            return NameReading.Quarantine(
                $"its name says {place.NameSplit}, its folder says {place.FolderSplit}. Move it, or rename it if the folder is right.");
        }

        return NameReading.Of(new Sample { Path = path, Label = label, Subject = path, Split = split }, identity: "");
    }

    private static string ReasonAgainstClass(string folder)
    {
        string known = string.Join(' ', Fer2013Facts.Names.Order(StringComparer.Ordinal));
        // Whoever numbered the folders may have meant the table's codes or the alphabet.
        string advice = folder.Length == 1 && char.IsAsciiDigit(folder[0]) ? " Numbers are not understood, since copies count differently." : "";
        return $"its class folder is {OneLine.Of(folder)}, expected one of {known}." +
            $"{NearestName.Suggestion(folder, Fer2013Facts.Names)}{advice} Rename the folder.";
    }

    private static IEnumerable<string> Notes(Manifest manifest, bool hasValidation)
    {
        Sample[] byFolder = [.. manifest.Samples.Where(sample => Fer2013Place.Of(sample.Path).NameSplit is null)];
        if (byFolder.Length > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The file names of {byFolder.Length:#,0} of {manifest.Samples.Count:#,0} pictures do not tell the official split: their folders do.");
        }

        int together = hasValidation ? 0 : byFolder.Count(sample => sample.Split == "test");
        if (together > 0)
        {
            bool none = manifest.Samples.All(sample => sample.Split != "validation");
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The folder test holds PublicTest and PrivateTest together, and nothing tells them apart in {together:#,0} of its pictures: " +
                $"all of these are test, so that {(none ? "the validation part is missing" : "the validation part is not whole")}.");
        }
        else if (Fer2013Facts.MissingParts(manifest.Samples) is { } missing)
        {
            yield return missing;
        }

        if (Fer2013Facts.TwoLabels(ConflictingCopies.Find(manifest)) is { } twoLabels)
            yield return twoLabels;
    }
}
