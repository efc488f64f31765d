namespace FerLib.Experiments.Claims;

/// <summary>Two statements of the paper that cannot both be right, or that leave a third one without support.</summary>
/// <param name="Topic">What it is about, in few words.</param>
/// <param name="Claims">Numbers of the claims that it bears on; empty where it bears on the data only.</param>
/// <param name="First">One statement.</param>
/// <param name="Second">The other one.</param>
/// <param name="Finding">What follows, with the figures that were compared.</param>
public sealed record Contradiction(
    string Topic, IReadOnlyList<string> Claims, PaperQuote First, PaperQuote Second, string Finding);
