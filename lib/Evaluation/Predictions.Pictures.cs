namespace FerLib.Evaluation;

/// <summary>Other predictions made from these: of some of the pictures, or with other probabilities.</summary>
public sealed partial class Predictions
{
    /// <summary>The predictions of some pictures, in the order given; a picture may come more than once, as a bootstrap draws it.</summary>
    /// <param name="pictures">Places of the pictures, 0..<see cref="Count"/>-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public Predictions Select(IReadOnlyList<int> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var probabilities = new float[pictures.Count, Labels.Count];
        for (int i = 0; i < pictures.Count; i++)
        {
            int picture = pictures[i];
            if (picture < 0 || picture >= Count)
                throw new ArgumentOutOfRangeException(nameof(pictures), picture, $"There are {Count} pictures, expected a place in 0..{Count - 1}.");
            for (int j = 0; j < Labels.Count; j++)
                probabilities[i, j] = Probabilities[picture, j];
        }

        return new Predictions(
            Labels, [.. pictures.Select(picture => Truth[picture])], probabilities,
            [.. pictures.Select(picture => Subjects[picture])], [.. pictures.Select(picture => Clips[picture])])
        {
            NamesSubjects = NamesSubjects,
        };
    }

    /// <summary>The same pictures with other probabilities, for instance averaged over seeds or scaled by a temperature.</summary>
    /// <param name="probabilities">(N, classes), 0..1.</param>
    /// <exception cref="ArgumentException">The probabilities do not fit the pictures, or one is not a number.</exception>
    public Predictions WithProbabilities(float[,] probabilities) =>
        new(Labels, Truth, probabilities, Subjects, Clips) { NamesSubjects = NamesSubjects };

    /// <summary>Whether each picture was classified right.</summary>
    public bool[] Correct() => [.. Truth.Zip(Predicted, (truth, answer) => truth == answer)];

    /// <summary>Refuses predictions that are not about the same pictures and labels, in the same order.</summary>
    /// <exception cref="ArgumentException">The pictures, their true classes, subjects or clips, or the labels differ.</exception>
    internal void CheckSamePictures(Predictions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        string? difference = other.Count != Count ? $"there are {Count} and {other.Count} pictures"
            : !other.Labels.SequenceEqual(Labels) ? $"the labels are {string.Join(", ", Labels)} and {string.Join(", ", other.Labels)}"
            : Enumerable.Range(0, Count).Where(i => Truth[i] != other.Truth[i] || Subjects[i] != other.Subjects[i] || Clips[i] != other.Clips[i])
                .Select(i => $"picture {i} differs in its true class, subject or clip").FirstOrDefault();
        if (difference is not null)
            throw new ArgumentException($"Expected predictions of the same pictures in the same order, but {difference}. Test both on one split.", nameof(other));
    }
}
