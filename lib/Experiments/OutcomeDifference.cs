namespace FerLib.Experiments;

/// <summary>Why two outcomes are not about the same test: what one may compare or average only if there is no such reason.</summary>
internal static class OutcomeDifference
{
    /// <summary>
    /// The first thing in which the tests differ, in words, or null. Names of data sets, not hashes, are compared: a network can be taught the
    /// unfolded pictures of a set, whose manifest is another, and be tested on its photographs.
    /// </summary>
    public static string? Of(Outcome one, Outcome other)
    {
        if (one.TestedOn.Name != other.TestedOn.Name || one.TestedOn.IsPractice != other.TestedOn.IsPractice)
            return $"the pictures are of {NameOf(one.TestedOn)} and {NameOf(other.TestedOn)}";
        if (one.TrainedOn.Name != other.TrainedOn.Name || one.TrainedOn.IsPractice != other.TrainedOn.IsPractice)
            return $"the networks were trained on {NameOf(one.TrainedOn)} and {NameOf(other.TrainedOn)}";
        if (one.Protocol != other.Protocol)
            return $"the protocols are {one.ProtocolText} and {other.ProtocolText}";
        if (one.Estimate.SubjectsAreNew != other.Estimate.SubjectsAreNew)
            return "one network was trained on subjects of the test pictures, the other was not";
        if (one.Predictions.Count != other.Predictions.Count)
            return $"there are {one.Predictions.Count} and {other.Predictions.Count} pictures";
        if (!one.Predictions.Labels.SequenceEqual(other.Predictions.Labels))
            return $"the labels are {string.Join(", ", one.Predictions.Labels)} and {string.Join(", ", other.Predictions.Labels)}";
        if (one.Predictions.NamesSubjects != other.Predictions.NamesSubjects)
            return "only one of them says who is on the pictures";
        for (int i = 0; i < one.Predictions.Count; i++)
        {
            if (one.Paths[i] != other.Paths[i])
                return $"picture {i} is {one.Paths[i]} and {other.Paths[i]}";
            if (one.Predictions.Truth[i] != other.Predictions.Truth[i] || one.Predictions.Subjects[i] != other.Predictions.Subjects[i]
                || one.Predictions.Clips[i] != other.Predictions.Clips[i])
            {
                return $"picture {i} ({one.Paths[i]}) differs in its true class, subject or clip";
            }
        }

        return null;
    }

    private static string NameOf(DataSetFacts set) => set.IsPractice ? $"{set.Name} (practice data)" : set.Name;
}
