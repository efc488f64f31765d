namespace FerLib.Datasets;

/// <summary>How many labelled pictures of each label each subject has: all that the choice of a subject-independent split looks at.</summary>
internal sealed class SubjectTable
{
    // The subject of a sample that nobody labelled: it is in no part.
    private const int Nobody = -1;
    private readonly int[] _subjectOfSample;

    public SubjectTable(Manifest manifest)
    {
        Dictionary<string, int> subjects = manifest.Samples.Where(sample => sample.IsLabelled).Select(sample => sample.Subject)
            .Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        Dictionary<string, int> labels = manifest.Labels.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        Labels = labels.Count;
        Pictures = new int[subjects.Count];
        LabelCounts = new int[subjects.Count][];
        for (int subject = 0; subject < LabelCounts.Length; subject++)
            LabelCounts[subject] = new int[Labels];
        _subjectOfSample = new int[manifest.Samples.Count];
        for (int i = 0; i < _subjectOfSample.Length; i++)
        {
            if (!manifest.Samples[i].IsLabelled)
            {
                _subjectOfSample[i] = Nobody;
                continue;
            }

            int subject = subjects[manifest.Samples[i].Subject];
            _subjectOfSample[i] = subject;
            Pictures[subject]++;
            LabelCounts[subject][labels[manifest.Samples[i].Label]]++;
        }
    }

    /// <summary>The number of subjects.</summary>
    public int Count => Pictures.Length;

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <summary>Pictures of each subject.</summary>
    public int[] Pictures { get; }

    /// <summary>Pictures of each subject by label.</summary>
    public int[][] LabelCounts { get; }

    /// <summary>The split in which each sample is in its subject's part.</summary>
    public Split SplitBy(int[] partOfSubject, ulong seed)
    {
        return new Split
        {
            Protocol = SplitProtocol.SubjectIndependent,
            Seed = seed,
            Training = SamplesOf(SubjectAssignment.Training),
            Validation = SamplesOf(SubjectAssignment.Validation),
            Test = SamplesOf(SubjectAssignment.Test),
        };

        int[] SamplesOf(int part) => [.. Enumerable.Range(0, _subjectOfSample.Length)
            .Where(i => _subjectOfSample[i] != Nobody && partOfSubject[_subjectOfSample[i]] == part)];
    }
}
