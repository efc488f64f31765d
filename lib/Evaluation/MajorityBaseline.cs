namespace FerLib.Evaluation;

/// <summary>The baseline that looks at no picture: it always answers the class that is most frequent in the training split.</summary>
public static class MajorityBaseline
{
    /// <summary>The most frequent class among the training labels, the first of them on a tie.</summary>
    /// <param name="training">Classes of the training pictures.</param>
    /// <exception cref="ArgumentException">There are no training pictures.</exception>
    public static int ClassOf(IReadOnlyList<int> training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0)
            throw new ArgumentException("The majority class needs at least one training picture.", nameof(training));
        return training.CountBy(label => label).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }

    /// <summary>How many of the test pictures that answer hits.</summary>
    /// <param name="training">Classes of the training pictures.</param>
    /// <param name="test">True classes of the test pictures, in the same numbering.</param>
    public static int HitsOf(IReadOnlyList<int> training, IReadOnlyList<int> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        int answer = ClassOf(training);
        return test.Count(truth => truth == answer);
    }
}
