namespace FerLib.Datasets;

/// <summary>
/// How the pictures of a data set are spread over its expressions, and what an answer that looks at no picture would score.
/// </summary>
public sealed class ClassBalance
{
    /// <summary>Creates the balance of a data set.</summary>
    /// <param name="dataSet">The data set's name, for titles and tables.</param>
    /// <param name="classes">A count for each expression; they are put into the fixed order of <see cref="Expressions.InOrder"/>.</param>
    /// <exception cref="ArgumentException">There is no picture at all, or an expression is there twice.</exception>
    public ClassBalance(string dataSet, IEnumerable<ClassCount> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        Dictionary<string, ClassCount> byLabel = classes.ToDictionary(one => one.Label, StringComparer.Ordinal);
        DataSet = dataSet;
        Classes = [.. Expressions.InOrder(byLabel.Keys).Select(label => byLabel[label])];
        Pictures = Classes.Sum(one => one.Pictures);
        if (Pictures == 0)
            throw new ArgumentException($"{dataSet}: no picture, expected at least one.", nameof(classes));
    }

    /// <summary>Class counts of data sets that are much used, as their owners publish them: some are even, some are not.</summary>
    /// <remarks>
    /// JAFFE and FERG: counted by their published file names. KDEF: 70 people, five angles, two sessions for each expression. CK+48:
    /// 327 clips of three frames each. FER2013: I. Goodfellow and others, "Challenges in Representation Learning", 2013.
    /// </remarks>
    public static IReadOnlyList<ClassBalance> Published { get; } =
    [
        Of("JAFFE", 30, 29, 32, 31, 30, 31, 30),
        Of("FERG (2D)", 9_169, 8_571, 7_419, 7_330, 6_939, 7_627, 8_712),
        Of("KDEF", 700, 700, 700, 700, 700, 700, 700),
        Of("FER2013", 4_953, 547, 5_121, 8_989, 6_198, 6_077, 4_002),
        new("CK+48",
        [
            new("anger", 135), new("contempt", 54), new("disgust", 177), new("fear", 75), new("happiness", 207), new("sadness", 84),
            new("surprise", 249),
        ]),
    ];

    /// <summary>The counts of a much used data set.</summary>
    /// <param name="dataSet">Its name as in <see cref="Published"/>; case does not matter.</param>
    /// <exception cref="ArgumentException">Its counts are not known here.</exception>
    public static ClassBalance PublishedOf(string dataSet) =>
        Published.FirstOrDefault(balance => balance.DataSet.Equals(dataSet, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
            $"No counts of {dataSet} are known here, expected one of {string.Join(", ", Published.Select(balance => balance.DataSet))}.",
            nameof(dataSet));

    /// <summary>The data set's name.</summary>
    public string DataSet { get; }

    /// <summary>The counts in the fixed order of expressions.</summary>
    public IReadOnlyList<ClassCount> Classes { get; }

    /// <summary>All pictures together, at least 1.</summary>
    public int Pictures { get; }

    /// <summary>The expression with the most pictures, the first of them on a tie.</summary>
    public ClassCount MostFrequent => Classes.MaxBy(one => one.Pictures)!;

    /// <summary>The expression with the fewest pictures, the first of them on a tie.</summary>
    public ClassCount LeastFrequent => Classes.MinBy(one => one.Pictures)!;

    /// <summary>Accuracy of always answering the most frequent expression: its share of the pictures, 0..1.</summary>
    public double MajorityShare => (double)MostFrequent.Pictures / Pictures;

    /// <summary>Accuracy of guessing blindly: 1 / number of expressions.</summary>
    public double Chance => 1.0 / Classes.Count;

    /// <summary>
    /// Accuracy of always giving the more frequent answer when the question is only whether a picture shows one expression or not: the
    /// larger of its share and the share of all the others, 0.5..1.
    /// </summary>
    /// <param name="label">The expression.</param>
    /// <exception cref="ArgumentException">The data set does not have it.</exception>
    public double OneAgainstRestShare(string label)
    {
        ClassCount one = Classes.FirstOrDefault(one => one.Label == label) ?? throw new ArgumentException(
            $"{DataSet} has no expression {label}, expected one of {string.Join(", ", Classes.Select(other => other.Label))}.",
            nameof(label));
        return (double)Math.Max(one.Pictures, Pictures - one.Pictures) / Pictures;
    }

    /// <summary>Counts the samples of a data set that somebody labelled.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ClassBalance Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new ClassBalance(manifest.Name,
            manifest.Samples.Where(sample => sample.IsLabelled).CountBy(sample => sample.Label).Select(pair => new ClassCount(pair.Key, pair.Value)));
    }

    /// <summary>The counts in a line: "JAFFE: 213 pictures; anger 30, disgust 29, ...".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{DataSet}: {Pictures:#,0} pictures; ")
        + string.Join(", ", Classes.Select(one => FormattableString.Invariant($"{one.Label} {one.Pictures:#,0}")));

    private static ClassBalance Of(string dataSet, params ReadOnlySpan<int> counts)
    {
        var classes = new ClassCount[counts.Length];
        for (int i = 0; i < classes.Length; i++)
            classes[i] = new ClassCount(Expressions.All[i], counts[i]);
        return new ClassBalance(dataSet, classes);
    }
}
