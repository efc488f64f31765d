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
        if (folders.Length > 1 && !folders.All(name => Expressions.Find(name) is not null || Fer2013Place.SplitOfFolder(name) is not null))
        {
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

    private static string? FolderOf(string path) => path.Split('/') is [.., { } folder, _] ? folder : null;

    private static string? OfName(string path, Regex rule) => SubjectRule.SubjectOf(rule, NameReading.FileName(path));
}
