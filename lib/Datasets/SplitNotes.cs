namespace FerLib.Datasets;

/// <summary>Says what a split could not do: labels that a part lacks.</summary>
internal static class SplitNotes
{
    /// <summary>The split with a sentence more.</summary>
    public static Split And(this Split split, string note) => split with { Notes = [.. split.Notes, note] };

    /// <summary>The split with a sentence for every label that is not in all three parts.</summary>
    public static Split WithNotes(this Split split, Manifest manifest)
    {
        (string Name, HashSet<string> Labels)[] parts = [("training", LabelsOf(split.Training)), ("test", LabelsOf(split.Test))];
        var notes = new List<string>();
        if (split.Validation.Length > 0)
            parts = [parts[0], ("validation", LabelsOf(split.Validation)), parts[1]];
        else
            notes.Add("There is no validation part: nothing chooses the best epoch.");
        foreach (string label in manifest.Labels)
        {
            string[] lacking = [.. parts.Where(part => !part.Labels.Contains(label)).Select(part => part.Name)];
            if (lacking.Length == 0)
                continue;
            int pictures = manifest.Samples.Count(sample => sample.Label == label);
            int subjects = manifest.Samples.Where(sample => sample.Label == label).Select(sample => sample.Subject).Distinct().Count();
            string of = $"{pictures} {(pictures == 1 ? "picture" : "pictures")}"
                + (manifest.NamesSubjects ? $" of {subjects} {(subjects == 1 ? "subject" : "subjects")}" : "");
            string consequence = lacking.Contains("training") ? "it cannot be learned"
                : lacking.Contains("test") ? "it is never tested" : "it has no say in the best epoch";
            notes.Add($"{OneLine.Of(label)} ({of}) is not in {string.Join(" and ", lacking)}: {consequence}.");
        }

        return split with { Notes = notes };

        HashSet<string> LabelsOf(int[] indices) => [.. indices.Select(i => manifest.Samples[i].Label)];
    }
}
