using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>How many points of an accuracy are leakage: what a network gains by having seen the faces, or the photographs, of its test part.</summary>
/// <remarks>
/// The difference accuracy(leaking) - accuracy(independent) of the same recipe under two protocols. The two test parts are laid side by side and
/// whole clusters (subjects, by the rules of <see cref="PictureClusters"/>) are drawn from both together; each accuracy looks at its own half of what
/// was drawn. So a subject that is in both parts is drawn in both at once, and the interval is a paired one where the parts hold the same pictures, as
/// pooled folds do, and still an interval where they do not. A resample without any picture of one half is left out; where more than a tenth are (an
/// independent part of few among many subjects), and with fewer than two clusters, the interval is undefined. It draws test pictures only: what
/// another training would give is not in it, so average seeds first (<see cref="SeedAveragedOutcome"/>).
/// </remarks>
public sealed partial record LeakageMeasurement
{
    /// <summary>The outcome on subjects that the network was not trained on.</summary>
    public required Outcome Independent { get; init; }

    /// <summary>The outcome under a protocol that lets subjects, or pictures of one clip or photograph, be in training and test.</summary>
    public required Outcome Leaking { get; init; }

    /// <summary>Accuracy of <see cref="Leaking"/> minus that of <see cref="Independent"/>, -1..1; NaN where either has no pictures.</summary>
    public double Difference => Leaking.Estimate.Accuracy - Independent.Estimate.Accuracy;

    /// <summary>Its interval over clusters of both test parts.</summary>
    public required Interval Clustered { get; init; }

    /// <summary>What the clusters are.</summary>
    public required ClusterUnit Unit { get; init; }

    /// <summary>Clusters in the two test parts together.</summary>
    public required int Clusters { get; init; }

    /// <summary>Subjects in the two test parts together; 0 where the data set does not say who is on the pictures.</summary>
    public required int Subjects { get; init; }

    /// <summary>Whether both outcomes are of the same photographs, so that their difficulty cancels.</summary>
    public required bool IsSamePictures { get; init; }

    /// <summary>Whether any of the pictures are practice data: then the leakage is there by construction.</summary>
    public bool IsPractice => Independent.IsPractice || Leaking.IsPractice;

    /// <summary>1 / number of classes decided over.</summary>
    public double Chance => Leaking.Estimate.Chance;

    /// <summary>
    /// "leakage" when the interval lies above 0, "no gain" when it lies below, otherwise, and when it cannot decide
    /// (<see cref="InputComparison.CanDecide"/>), "inconclusive".
    /// </summary>
    public string Verdict => !InputComparison.CanDecide(Clustered, Clusters) ? "inconclusive"
        : Clustered.Low > 0 ? "leakage" : Clustered.High < 0 ? "no gain" : "inconclusive";

    /// <summary>What a reader must know before using the number; empty when there is nothing.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            List<string> notes = [];
            if (!IsSamePictures)
                notes.Add("the two protocols test different pictures, so that part of the difference is which pictures they hold");
            if (!Clustered.IsDefined)
            {
                notes.Add(Clusters < 2 ? "a single cluster has no interval"
                    : "too many resamples hold no picture of one of the two test parts: test every subject once, by folds");
            }
            else if (Clustered.Low == Clustered.High)
                notes.Add("every cluster differs alike, so the interval has no width and decides nothing");
            else if (Clusters < InputComparison.FewestClusters)
                notes.Add($"only {Clusters} clusters: the interval is too narrow to decide");
            if (Subjects == 0)
                notes.Add("nothing says who is on the pictures, so the independent protocol may leak as well");
            else if (Subjects < AccuracyEstimate.FewSubjects)
                notes.Add($"only {Subjects} subject{(Subjects == 1 ? "" : "s")}: the interval is uncertain itself");
            if (IsPractice)
                notes.Add("practice data: frames of one rendered clip are near-copies, so the leakage is there by construction");
            return notes;
        }
    }

    /// <summary>Measures the leakage of a protocol.</summary>
    /// <param name="independent">An outcome under a protocol that keeps subjects apart.</param>
    /// <param name="leaking">The same network and recipe under a protocol that does not.</param>
    /// <param name="seed">Seed of the interval.</param>
    /// <param name="level">Coverage of the interval. Default 0.95.</param>
    /// <exception cref="ArgumentException">
    /// The protocols do not promise that, or the outcomes differ in data set or labels; the message says what came.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is no coverage.</exception>
    public static LeakageMeasurement Of(Outcome independent, Outcome leaking, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(independent);
        ArgumentNullException.ThrowIfNull(leaking);
        Check(independent, leaking);
        TestPicture[] pictures = [.. PicturesOf(independent, isLeaking: false), .. PicturesOf(leaking, isLeaking: true)];
        bool namesSubjects = independent.Predictions.NamesSubjects && leaking.Predictions.NamesSubjects;
        int subjects = namesSubjects ? pictures.Select(picture => picture.Subject).Distinct(StringComparer.Ordinal).Count() : 0;
        ClusterUnit unit = subjects >= PictureClusters.FewestSubjects ? ClusterUnit.Subject
            : pictures.Any(picture => picture.Clip is not null) ? ClusterUnit.Clip : ClusterUnit.Picture;
        string[] names = [.. pictures.Select(picture => picture.ClusterName(unit, namesSubjects)).Distinct(StringComparer.Ordinal)];
        ClusterMeans Half(bool isLeaking) => new(names, pictures.Where(picture => picture.IsLeaking == isLeaking)
            .Select(picture => (picture.ClusterName(unit, namesSubjects), picture.IsRight ? 1 : 0)));
        return new LeakageMeasurement
        {
            Independent = independent,
            Leaking = leaking,
            Clustered = ClusteredBootstrap.OfDifference(Half(true).Mean, Half(false).Mean, names, seed, level: level),
            Unit = unit,
            Clusters = names.Length,
            Subjects = subjects,
            IsSamePictures = PhotographsOf(pictures, false).SetEquals(PhotographsOf(pictures, true)),
        };
    }

    private static void Check(Outcome independent, Outcome leaking)
    {
        if (!ProtocolName.KeepsSubjectsApart(independent.Protocol) || !independent.Estimate.SubjectsAreNew)
            throw new ArgumentException($"Expected an independent outcome, on subjects that were not trained on, got {independent.ProtocolText}.", nameof(independent));
        if (ProtocolName.KeepsSubjectsApart(leaking.Protocol))
        {
            throw new ArgumentException(
                $"Expected a protocol that lets subjects be in training and test, got {leaking.ProtocolText}. Give the outcome of a random or a block split.",
                nameof(leaking));
        }

        if (independent.TrainedOn.Name != leaking.TrainedOn.Name || independent.TestedOn.Name != leaking.TestedOn.Name
            || independent.TestedOn.IsPractice != leaking.TestedOn.IsPractice)
        {
            throw new ArgumentException(
                $"Leakage is measured within one data set, got {independent.TrainedOn.Name} to {independent.TestedOn.Name} and {leaking.TrainedOn.Name} to {leaking.TestedOn.Name}.",
                nameof(leaking));
        }

        if (!independent.Predictions.Labels.SequenceEqual(leaking.Predictions.Labels))
        {
            throw new ArgumentException(
                $"The labels are {string.Join(", ", independent.Predictions.Labels)} and {string.Join(", ", leaking.Predictions.Labels)}. Decide both over the same labels.",
                nameof(leaking));
        }
    }
}
