namespace FerLib.Datasets;

/// <summary>What a path says in FER2013's folders, before anything is judged.</summary>
/// <param name="NameSplit">The part of the split that the file's name tells (<c>PublicTest_123.jpg</c>); null if it does not.</param>
/// <param name="FolderSplit">The part that the folder above the class folder tells; null if there is no such folder.</param>
/// <param name="Class">The name of the class folder; null if the file lies in none.</param>
internal readonly record struct Fer2013Place(string? NameSplit, string? FolderSplit, string? Class)
{
    /// <summary>Takes a path apart.</summary>
    /// <param name="path">A picture's path with forward slashes.</param>
    public static Fer2013Place Of(string path)
    {
        string[] parts = path.Split('/');
        int folders = parts.Length - 1;
        // A folder of the user's own around the set may be called test as well: the one whose next folder is an expression is meant.
        int split = -1;
        for (int i = 0; i < folders; i++)
        {
            if (SplitOfFolder(parts[i]) is not null && (split < 0 || (i + 1 < folders && Expressions.Find(parts[i + 1]) is not null)))
                split = i;
        }

        int classFolder = split >= 0 ? split + 1 : folders - 1;
        return new Fer2013Place(
            SplitOfName(parts[^1]),
            split >= 0 ? SplitOfFolder(parts[split]) : null,
            classFolder >= 0 && classFolder < folders ? parts[classFolder] : null);
    }

    /// <summary>The part of the split that a folder's name stands for, as copies write it; null if it stands for none.</summary>
    public static string? SplitOfFolder(string folder) => folder.ToLowerInvariant() switch
    {
        "train" or "training" => "training",
        "val" or "valid" or "validation" or "publictest" => "validation",
        "test" or "testing" or "privatetest" => "test",
        _ => null,
    };

    private static string? SplitOfName(string file)
    {
        int underscore = file.IndexOf('_');
        int part = underscore < 0 ? -1 : Fer2013Facts.PartOf(file.AsSpan(0, underscore));
        return part < 0 ? null : Fer2013Facts.Parts[part].Split;
    }
}
