namespace FerLib.Experiments.Claims;

/// <summary>A claim of the paper.</summary>
/// <param name="Number">Its number here: "C1". The paper does not number its claims.</param>
/// <param name="InShort">The claim in few words.</param>
/// <param name="Quotes">The paper's words, the fullest statement first.</param>
public sealed record PaperClaim(string Number, string InShort, IReadOnlyList<PaperQuote> Quotes);
