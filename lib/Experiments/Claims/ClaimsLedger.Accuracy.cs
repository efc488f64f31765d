using FerLib.Imaging;

namespace FerLib.Experiments.Claims;

/// <content>C1, C7, C8: how accurate, and how accurate elsewhere.</content>
public static partial class ClaimsLedger
{
    private static ClaimFinding Highest(PublishedPaper paper, IReadOnlyList<Contradiction> contradictions) => Finding(
        paper, "C1", "the highest accuracy", "the works it compares with, on the same pictures",
        "Contradicted by the paper itself if it cites an accuracy above its own; otherwise not tested.",
        About(contradictions, Contradictions.HigherAccuracy) is { } higher
            ? (ClaimVerdict.ContradictedByThePaperItself, higher.Finding)
            : (ClaimVerdict.NotTested, "No work was run beside it on the same pictures."));

    private static ClaimFinding PrintedFigure(PublishedPaper paper, ClaimEvidence evidence)
    {
        double printed = (double)paper.Own.Percent / 100;
        MeasuredAccuracy[] about = [.. evidence.Accuracies.Where(accuracy => !accuracy.IsCrossing && IsPapersNetwork(accuracy)
            && accuracy.TestedOn.Contains("ferg", StringComparison.OrdinalIgnoreCase) && accuracy.Expressions.Count == 6
            && accuracy.Channels is InputChannels.Green or InputChannels.Irgb)];
        MeasuredAccuracy[] deciding = [.. about.Where(Decides)];
        return Finding(
            paper, "C1", $"an accuracy of {paper.Own.Text}",
            "FERG as published, six expressions, green or IRGB, characters kept apart",
            $"Supported if every interval lies at or above {paper.Own.Text}, not supported if one lies below, inconclusive otherwise. "
                + "An accuracy on characters that the network was trained on does not count.",
            deciding.Length == 0
                ? (ClaimVerdict.NotTested, "Nobody has measured it here on the published FERG pictures, with characters that the network was not trained on." + Known(about))
                : (All(deciding, one => one.Interval.Low >= printed, one => one.Interval.High < printed), Join(deciding) + Known(about)),
            Practice(about));
    }

    private static ClaimFinding AcrossDataSets(PublishedPaper paper, ClaimEvidence evidence)
    {
        MeasuredAccuracy[] own = [.. evidence.Accuracies.Where(IsPapersNetwork)];
        MeasuredAccuracy[] deciding = [.. own.Where(accuracy => accuracy.IsCrossing && Decides(accuracy))];
        MeasuredAccuracy? HomeOf(MeasuredAccuracy crossing) => own.FirstOrDefault(home => Decides(home) && !home.IsCrossing
            && home.TestedOn == crossing.TrainedOn && home.Channels == crossing.Channels && home.Expressions.SequenceEqual(crossing.Expressions));
        bool Falls(MeasuredAccuracy crossing) => crossing.Interval.High < crossing.Chance
            || (HomeOf(crossing) is { } home && crossing.Interval.High < home.Interval.Low);
        bool Holds(MeasuredAccuracy crossing) => crossing.Interval.Low > crossing.Chance && HomeOf(crossing) is not null;
        return Finding(
            paper, "C7", "generalizes across data sets", "two published data sets with expressions: train on each, test on each",
            "Not supported if an interval elsewhere lies wholly below that at home (new subjects, same expressions), or below chance. "
                + "Supported if every one lies above chance and none below home. Otherwise inconclusive.",
            deciding.Length == 0
                ? (ClaimVerdict.NotTested, "The paper prints no figure across data sets, and none was measured here on published data sets.")
                : (All(deciding, Holds, Falls), string.Join("; ", deciding.Select(crossing =>
                    Text(crossing) + (HomeOf(crossing) is { } home ? $", at home {home.Interval}" : ", nothing measured at home")))),
            Practice(own.Where(accuracy => accuracy.IsCrossing)));
    }

    private static ClaimFinding MoreAccurate(PublishedPaper paper, IReadOnlyList<Contradiction> contradictions) => Finding(
        paper, "C8", "more accurate than existing systems", "the systems it compares with, on the same pictures",
        "As C1: contradicted by the paper itself if it cites an existing system with a higher accuracy; otherwise not tested.",
        About(contradictions, Contradictions.HigherAccuracy) is not null
            ? (ClaimVerdict.ContradictedByThePaperItself, "It cites systems with a higher accuracy: see C1.")
            : (ClaimVerdict.NotTested, "No existing system was run on the same pictures."));

    private static ClaimFinding Faster(PublishedPaper paper) => Finding(
        paper, "C8", "faster than existing systems", "the times of those systems and of this one on one machine",
        "Not tested as long as no time of any of the systems is printed or measured.",
        (ClaimVerdict.NotTested, "The paper prints no time, neither its own nor another system's. C4 has the time here."));

    private static bool IsPapersNetwork(MeasuredAccuracy accuracy) => accuracy.Method == ComparedMethods.PapersNetwork;

    private static bool Decides(MeasuredAccuracy accuracy) => !accuracy.IsPractice && accuracy.SubjectsAreNew && accuracy.Interval.IsDefined;

    private static string Join(IEnumerable<MeasuredAccuracy> accuracies) => string.Join("; ", accuracies.Select(Text));

    // Accuracies on known faces stand beside, and decide nothing.
    private static string Known(IEnumerable<MeasuredAccuracy> accuracies)
    {
        string known = Join(accuracies.Where(accuracy => accuracy is { IsPractice: false, SubjectsAreNew: false }));
        return known.Length == 0 ? "" : $" On faces that it was trained on, which decides nothing: {known}";
    }
}
