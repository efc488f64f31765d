using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>The subject of a file by the option Subject: a regular expression over the file name.</summary>
internal static class SubjectRule
{
    /// <summary>The first group if it matched, otherwise the whole match; null if there is no match or it is empty.</summary>
    public static string? SubjectOf(Regex rule, string fileName)
    {
        Match match;
        try
        {
            match = rule.Match(fileName);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new DatasetException(
                $"Subject: the regular expression {OneLine.Of(rule.ToString())} takes too long on {OneLine.Of(fileName)}. " +
                "Simplify it, for instance ^([^_]+)_");
        }

        if (!match.Success)
            return null;
        string subject = match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value;
        return subject.Length == 0 ? null : subject;
    }

    /// <summary>Why a file whose name the rule does not match is no sample.</summary>
    public static string ReasonAgainst(Regex rule) =>
        $"no subject: the option Subject ({OneLine.Of(rule.ToString())}) does not match its name. Rename it, or change Subject.";

    /// <summary>What to write instead, for the errors about subjects.</summary>
    public const string Advice =
        "Set Subject to a regular expression whose first group is the person (for anna-07.jpg: Subject=^([^-]+)-), or list the subjects in a manifest (manifest:FILE).";

    /// <summary>Checks that the subjects a rule gave tell anything.</summary>
    /// <exception cref="DatasetException">Every picture is its own subject: the rule caught the picture, not the person.</exception>
    public static void Check(string title, string path, Regex rule, IReadOnlyList<Sample> samples)
    {
        if (samples.Count < 2 || samples.Select(sample => sample.Subject).Distinct().Count() < samples.Count)
            return;
        throw new DatasetException(
            $"{title}: {OneLine.Of(path)}: every one of the {samples.Count} pictures would be its own subject by the option Subject ({OneLine.Of(rule.ToString())}), " +
            $"for instance {OneLine.Of(samples[0].Subject)} and {OneLine.Of(samples[1].Subject)}. {Advice}");
    }
}
