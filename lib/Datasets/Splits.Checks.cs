namespace FerLib.Datasets;

/// <content>What a data set needs to be divided.</content>
public static partial class Splits
{
    private static SubjectTable SubjectsOf(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        CheckLabels(manifest);
        if (!manifest.NamesSubjects)
        {
            throw new DatasetException(
                $"{manifest.Name}: nothing says who is on its pictures, so that no split can keep people apart. " +
                $"{OtherProtocols(manifest)}, or list the subjects in a manifest (manifest:FILE).");
        }

        CheckClips(manifest);
        return new SubjectTable(manifest);
    }

    /// <summary>A clip is of one subject: otherwise keeping subjects apart would cut it in two.</summary>
    private static void CheckClips(Manifest manifest)
    {
        if (!manifest.NamesSubjects)
            return;
        var subjectOfClip = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Sample sample in manifest.Samples)
        {
            if (sample.Clip is null || subjectOfClip.TryAdd(sample.Clip, sample.Subject) || subjectOfClip[sample.Clip] == sample.Subject)
                continue;
            throw new DatasetException(
                $"{manifest.Name}: the clip {OneLine.Of(sample.Clip)} has pictures of two subjects, {OneLine.Of(subjectOfClip[sample.Clip])} and " +
                $"{OneLine.Of(sample.Subject)} ({OneLine.Of(sample.Path)}), expected one. " +
                "If clips are numbered per subject, write the subject in front of the number.");
        }
    }

    private static void CheckSubjects(Manifest manifest, int subjects)
    {
        if (subjects >= 3)
            return;
        throw new DatasetException(
            $"{manifest.Name}: {subjects} {(subjects == 1 ? "subject" : "subjects")} " +
            $"({OneLine.Of(string.Join(", ", manifest.Subjects))}), expected at least 3: one each for training, validation and test. " +
            "Set the option Subject so that it tells people apart, or choose the protocol \"paper: random\" (Protocol=random).");
    }

    private static void CheckLabels(Manifest manifest)
    {
        if (manifest.Labels.Count >= 2)
            return;
        if (manifest.Samples.Count > 0 && manifest.Labels.Count == 0)
            manifest.Labelled(); // throws: says how to label them
        string got = manifest.Labels.Count == 0 ? "no picture" : $"one class ({OneLine.Of(manifest.Labels[0])})";
        throw new DatasetException(
            $"{manifest.Name}: {got}, expected pictures of at least 2 classes. Add a folder (or rows of the manifest) of another class.");
    }

    private static string OtherProtocols(Manifest manifest) => manifest.Samples.Any(sample => sample.Split is not null)
        ? "Take the owners' split (Protocol=official) or a random one (Protocol=random)" : "Take a random split (Protocol=random)";
}
