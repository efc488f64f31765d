namespace FerLib.Experiments.Claims;

/// <content>C5, C9, C10: what the paper's own words decide.</content>
public static partial class ClaimsLedger
{
    private static ClaimFinding Video(PublishedPaper paper, IReadOnlyList<Contradiction> contradictions) => Finding(
        paper, "C5", "works on video", "labelled video, which this workbook has not",
        "Contradicted by the paper itself if it leaves video to future work; otherwise not tested.",
        About(contradictions, Contradictions.VideoIsFutureWork) is { } later
            ? (ClaimVerdict.ContradictedByThePaperItself, later.Finding)
            : (ClaimVerdict.NotTested, "No video was classified here."));

    private static ClaimFinding Transparency(PublishedPaper paper)
    {
        PaperMention[] mentions = [.. paper.Mentions.Where(mention => mention is { Topic: "transparency", Count: > 0 })];
        PaperMention[] body = [.. mentions.Where(mention => mention.Section != PaperSection.Abstract)];
        string stems = string.Join(" and ", mentions.SelectMany(mention => mention.Stems).Distinct().Select(stem => $"\u201c{stem}\u2026\u201d"));
        return Finding(
            paper, "C9", "proposes ways to more transparency", "a reading of the paper",
            "Not supported if nothing behind the abstract has a word on it; otherwise inconclusive, because a word is not yet a proposal.",
            body.Length == 0
                ? (ClaimVerdict.NotSupported, $"The words ({stems}) stand in the abstract and nowhere after it: nothing is proposed.")
                : (ClaimVerdict.Inconclusive, $"It has words on it in: {string.Join(", ", body.Select(mention => PaperQuote.PlaceOf(mention.Section)))}."));
    }

    private static ClaimFinding Ethics(PublishedPaper paper, IReadOnlyList<Contradiction> contradictions) => Finding(
        paper, "C10", "discusses bias, privacy and ethics", "a reading of the paper",
        "Contradicted by the paper itself if it announces ethics for its conclusions and they have no word on it; otherwise inconclusive, because a "
            + "word is not yet a discussion.",
        About(contradictions, Contradictions.NoEthicsInConclusions) is { } none
            ? (ClaimVerdict.ContradictedByThePaperItself, none.Finding)
            : (ClaimVerdict.Inconclusive, "The conclusions have words on it."));
}
