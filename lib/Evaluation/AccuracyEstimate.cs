using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>An accuracy with all that belongs beside it: n, two intervals, chance, the majority baseline, and what it speaks for.</summary>
/// <remarks>
/// The cluster is the subject when the pictures show at least <see cref="FewestSubjects"/> of them. With fewer, drawing subjects
/// says nothing, so the cluster is the clip (a picture without one is a cluster of its own), and <see cref="SpeaksFor"/> says
/// that the number speaks for new clips of these subjects only. Without clips it is the single picture.
/// </remarks>
public sealed record AccuracyEstimate
{
    /// <summary>With fewer subjects than this, subjects are not drawn: clips are.</summary>
    public const int FewestSubjects = 5;

    /// <summary>With fewer subjects than this, the estimate says that it rests on few.</summary>
    public const int FewSubjects = 10;

    /// <summary>Share of the pictures classified right, 0..1; NaN without pictures.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Pictures classified right.</summary>
    public required int Correct { get; init; }

    /// <summary>Pictures, the n beside the accuracy.</summary>
    public required int Count { get; init; }

    /// <summary>Wilson's interval, which takes pictures for independent.</summary>
    public required Interval Wilson { get; init; }

    /// <summary>The bootstrap interval over clusters, which decides (see <see cref="Verdict"/> for the exception).</summary>
    public required Interval Clustered { get; init; }

    /// <summary>What the clusters are.</summary>
    public required ClusterUnit Unit { get; init; }

    /// <summary>Number of clusters.</summary>
    public required int Clusters { get; init; }

    /// <summary>Number of subjects on the pictures; 0 where the data set does not say who is on them.</summary>
    public required int Subjects { get; init; }

    /// <summary>1 / number of classes decided over.</summary>
    public required double Chance { get; init; }

    /// <summary>Accuracy of always answering the training split's most frequent class, 0..1.</summary>
    public required double Majority { get; init; }

    /// <summary>Whether every answer is the same class: the accuracy is then that class's share of the pictures, whatever they show.</summary>
    public bool IsOneAnswer { get; init; }

    /// <summary>
    /// "above chance" or "below chance" when the clustered interval lies wholly on that side; otherwise, and when every answer is the same
    /// (<see cref="IsOneAnswer"/>), "inconclusive".
    /// </summary>
    /// <remarks>
    /// When every cluster has the same accuracy, the clustered interval is a point, however few the clusters: then Wilson's decides.
    /// </remarks>
    public string Verdict => VerdictAgainst(Chance, "chance");

    /// <summary>The same against the majority baseline: "above majority", "below majority" or "inconclusive".</summary>
    public string MajorityVerdict => VerdictAgainst(Majority, "majority");

    /// <summary>Whether the network was trained on none of these subjects. Default true; a random split of pictures mixes them.</summary>
    public bool SubjectsAreNew { get; init; } = true;

    /// <summary>What the interval speaks for, in words.</summary>
    public string SpeaksFor => Unit switch
    {
        _ when Subjects == 0 && Count > 0 => "speaks for new pictures like these; nothing says who is on them, so that the same people may have been trained on",
        _ when !SubjectsAreNew => "speaks for new pictures of subjects that the network was trained on, not for new subjects",
        ClusterUnit.Subject => "speaks for new subjects like these",
        ClusterUnit.Clip => $"speaks for new clips of {TheseSubjects}, not for new subjects",
        _ => $"speaks for new pictures of {TheseSubjects}, not for new subjects",
    };

    /// <summary>What a reader must know before using the number; empty when there is nothing.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            List<string> notes = [];
            if (Count == 0)
                notes.Add("no pictures: nothing can be said");
            else if (Subjects is > 0 and < FewSubjects)
                notes.Add($"only {Subjects} subject{(Subjects == 1 ? "" : "s")}: the interval is uncertain itself");
            if (IsOneAnswer)
                notes.Add("every answer is the same class, so the accuracy is that class's share of the pictures, whatever they show");
            else if (Verdict == "above chance" && MajorityVerdict != "above majority")
                notes.Add("above chance, but not above always giving the most frequent answer");
            if (Clustered.IsDefined && Clustered.Low == Clustered.High)
                notes.Add("every cluster has the same accuracy, so the clustered interval has no width and Wilson's decides");
            if (Count > 0 && !Clustered.IsDefined)
                notes.Add("a single cluster has no clustered interval");
            return notes;
        }
    }

    private string TheseSubjects => Subjects == 1 ? "this one subject" : $"these {Subjects} subjects";

    /// <summary>Estimates the accuracy of predictions.</summary>
    /// <param name="predictions">Truth, decisions, subjects and clips of the pictures.</param>
    /// <param name="majorityHits">
    /// Pictures that the majority class of their own training split hits (<see cref="MajorityBaseline.HitsOf"/>), summed over folds.
    /// </param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <param name="level">Coverage of both intervals. Default 0.95.</param>
    /// <param name="subjectsAreNew">Whether the network was trained on none of these subjects. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">The majority hits are no count of these pictures, or the level is no coverage.</exception>
    public static AccuracyEstimate Of(
        Predictions predictions, int majorityHits, ulong seed, double level = 0.95, bool subjectsAreNew = true)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfNegative(majorityHits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(majorityHits, predictions.Count);
        ConfusionMatrix matrix = predictions.Matrix;
        int subjects = predictions.NamesSubjects ? predictions.Subjects.Distinct(StringComparer.Ordinal).Count() : 0;
        PictureClusters clusters = PictureClusters.Of(predictions);
        return new AccuracyEstimate
        {
            Accuracy = matrix.Total == 0 ? double.NaN : (double)matrix.Correct / matrix.Total,
            Correct = matrix.Correct,
            Count = matrix.Total,
            Wilson = WilsonInterval.Of(matrix.Correct, matrix.Total, level),
            Clustered = ClusteredBootstrap.Of(predictions.Correct(), clusters.Names, seed, level: level),
            Unit = clusters.Unit,
            Clusters = clusters.Count,
            Subjects = subjects,
            SubjectsAreNew = subjectsAreNew,
            Chance = 1.0 / matrix.Labels.Count,
            IsOneAnswer = predictions.Count > 1 && predictions.Predicted.Distinct().Count() == 1,
            Majority = matrix.Total == 0 ? double.NaN : (double)majorityHits / matrix.Total,
        };
    }

    /// <summary>
    /// One line, for instance "90.7 % of 43 pictures (95 %: 80.0-98.1 % over 9 subjects, 78.4-96.3 % over pictures; chance 14.3 %,
    /// majority 16.3 %): above chance".
    /// </summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * Accuracy:0.0} % of {Count} pictures ({100 * Clustered.Level:0.#} %: {Clustered} over {Clusters} {UnitName}, {Wilson} over pictures; chance {100 * Chance:0.0} %, majority {100 * Majority:0.0} %): {Verdict}");

    private string UnitName => $"{Unit.ToString().ToLowerInvariant()}{(Clusters == 1 ? "" : "s")}";

    private string VerdictAgainst(double value, string name)
    {
        if (IsOneAnswer)
            return "inconclusive";
        Interval deciding = Clustered.Low == Clustered.High ? Wilson : Clustered;
        if (deciding.Low > value)
            return $"above {name}";
        return deciding.High < value ? $"below {name}" : "inconclusive";
    }
}
