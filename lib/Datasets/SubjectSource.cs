using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>The one thing that says who is on the pictures of a data set whose names are not published.</summary>
/// <param name="SubjectOf">Who is on a picture, by its path; null where the source does not say it.</param>
/// <param name="ReasonAgainst">Why a picture of which the source says nothing is no sample.</param>
/// <param name="Note">What the source is, as a sentence.</param>
/// <param name="NamesSubjects">Whether anything says who is on a picture.</param>
internal sealed record SubjectSource(Func<string, string?> SubjectOf, string ReasonAgainst, string Note, bool NamesSubjects = true)
{
    /// <summary>The label file, else the folders, else the rule over file names, else nothing.</summary>
    /// <param name="paths">The pictures.</param>
    /// <param name="labels">The label file.</param>
    /// <param name="rule">The rule over file names.</param>
    public static SubjectSource Of(IReadOnlyCollection<string> paths, LabelFile labels, Regex rule)
    {
        if (labels.NamesSubjects)
        {
            return new SubjectSource(
                labels.SubjectOf,
                $"no subject: {labels.Name} says who is on the pictures, but not on this one. Fill in its subject there.",
                $"Who is on a picture is taken from {labels.Name}.");
        }

        string[] folders = [.. paths.Select(FolderOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (folders.Length > 1 && !folders.All(IsNoPerson))
        {
            if (IsAmbiguous(paths))
            {
                return new SubjectSource(
                    path => path, "",
                    "Nothing says who is on a picture: there are folders in folders, and either may be the people. Leave one level of folders, a folder for each " +
                        "person, or add the column subject to the label file.",
                    NamesSubjects: false);
            }

            return new SubjectSource(
                FolderOf,
                "lies in no folder of a person, as others do. Move it into the folder of its person.",
                FormattableString.Invariant($"Who is on a picture is taken from the folder that it lies in: {folders.Length} people."));
        }

        string?[] subjects = [.. paths.Select(path => OfName(path, rule)).Distinct(StringComparer.Ordinal)];
        if (!subjects.Contains(null) && subjects.Length < paths.Count)
        {
            return new SubjectSource(
                path => OfName(path, rule),
                SubjectRule.ReasonAgainst(rule),
                FormattableString.Invariant($"Who is on a picture is taken from its name by the option Subject ({OneLine.Of(rule.ToString())}): {subjects.Length} people."));
        }

        return new SubjectSource(
            path => path,
            "",
            "Nothing says who is on a picture. Put the pictures of each person into a folder of their own, add the column subject to the label file, or set Subject.",
            NamesSubjects: false);
    }

    private static bool IsNoPerson(string folder) => Expressions.Find(folder) is not null || Fer2013Place.SplitOfFolder(folder) is not null;

    private static string? FolderOf(string path) => path.Split('/') is [.., { } folder, _] ? folder : null;

    /// <summary>
    /// Whether the inner and the outer folders group the pictures differently (anna/glasses/, anna/plain/): a person taken for two would
    /// be a leak.
    /// </summary>
    private static bool IsAmbiguous(IReadOnlyCollection<string> paths)
    {
        string common = CommonFolder(paths);
        (string Outer, string Inner)[] pairs =
        [
            .. paths.Where(path => path.IndexOf('/', common.Length) > 0)
                .Select(path => (path[common.Length..path.IndexOf('/', common.Length)], FolderOf(path)!)).Distinct(),
        ];
        if (pairs.All(pair => IsNoPerson(pair.Outer)))
            return false;
        return pairs.DistinctBy(pair => pair.Outer).Count() != pairs.Length || pairs.DistinctBy(pair => pair.Inner).Count() != pairs.Length;
    }

    /// <summary>The folders around all pictures, as "" or "outer/inner/": below them each person has a folder, with folders inside or not.</summary>
    private static string CommonFolder(IReadOnlyCollection<string> paths)
    {
        string common = paths.Count == 0 ? "" : paths.First()[..(paths.First().LastIndexOf('/') + 1)];
        foreach (string path in paths)
        {
            while (!path.StartsWith(common, StringComparison.Ordinal))
                common = common[..(common.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return common;
    }

    private static string? OfName(string path, Regex rule) => SubjectRule.SubjectOf(rule, NameReading.FileName(path));
}
