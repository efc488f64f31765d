namespace FerLib.Experiments.Claims;

/// <summary>How often words on a topic occur in a part of the paper (the references aside).</summary>
/// <param name="Topic">The topic: "transparency".</param>
/// <param name="Stems">The beginnings of words that were counted, in lower case: "interpretab", "transparen".</param>
/// <param name="Section">The part of the paper.</param>
/// <param name="Count">Occurrences there.</param>
public sealed record PaperMention(string Topic, IReadOnlyList<string> Stems, PaperSection Section, int Count);
