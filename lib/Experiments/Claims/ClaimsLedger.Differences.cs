using System.Globalization;

namespace FerLib.Experiments.Claims;

/// <content>C2 and C6: differences between channels and between groups of people.</content>
public static partial class ClaimsLedger
{
    /// <summary>The largest gap between ethnic groups that still counts as dealing with all of them: 5 points.</summary>
    public const double AllowedGap = 0.05;

    private const string Green = "green";

    private static readonly string[] Rivals = ["red", "blue", "intensity", "irgb"];

    private static ClaimFinding GreenIsBest(PublishedPaper paper, ClaimEvidence evidence, IReadOnlyList<Contradiction> contradictions)
    {
        MeasuredDifference[] about = [.. evidence.Differences.Where(difference => difference.Kind == MeasuredDifference.BetweenChannels
            && difference.First == Green && Rivals.Contains(difference.Second))];
        MeasuredDifference[] deciding = [.. about.Where(Decides)];
        bool isComplete = deciding.GroupBy(difference => difference.DataSet)
            .All(group => Rivals.All(rival => group.Any(difference => difference.Second == rival)));
        (ClaimVerdict, string) result = deciding.Length > 0
            ? (All(deciding, difference => isComplete && difference.Interval.Low > 0, difference => difference.Interval.High < 0),
                string.Join("; ", deciding.Select(Text)))
            : About(contradictions, Contradictions.ChannelOfTheFigures) is { } channel
                ? (ClaimVerdict.ContradictedByThePaperItself, channel.Finding)
                : (ClaimVerdict.NotTested, "No comparison of channels on published data.");
        return Finding(
            paper, "C2", "green is the best channel",
            "published photographs with color: green against red, blue, intensity and IRGB on the same test pictures, new subjects",
            "Supported if green is ahead in all four with intervals above 0, not supported if an interval lies below 0, inconclusive otherwise. Without "
                + "a measurement: contradicted by the paper itself if text and table give its figures to different channels.",
            result, Practice(about));
    }

    private static ClaimFinding AnyEthnicity(PublishedPaper paper, ClaimEvidence evidence)
    {
        MeasuredDifference[] about = [.. evidence.Differences.Where(difference => difference.Kind == MeasuredDifference.BetweenEthnicities)];
        MeasuredDifference[] deciding = [.. about.Where(Decides)];
        string gap = string.Create(CultureInfo.InvariantCulture, $"{100 * AllowedGap:0} points");
        return Finding(
            paper, "C6", "works for any ethnicity", "published photographs with expressions and ethnicities, new subjects",
            $"By the gap between the groups with the highest and the lowest accuracy: supported if its interval ends below {gap}, "
                + $"not supported if it begins above {gap}, inconclusive otherwise.",
            deciding.Length == 0
                ? (ClaimVerdict.NotTested, "No accuracy by ethnicity is printed; its named results are on drawn characters (FERG).")
                : (All(deciding, difference => difference.Interval.High < AllowedGap, difference => difference.Interval.Low > AllowedGap),
                    string.Join("; ", deciding.Select(Text))),
            Practice(about));
    }

    private static bool Decides(MeasuredDifference difference) =>
        !difference.IsPractice && difference.SubjectsAreNew && difference.Interval.IsDefined;
}
