namespace DataFetch.Downloads;

/// <summary>That a user of this data home accepted a licence: a row of <c>licences.json</c>.</summary>
/// <param name="Set">The data set's short name.</param>
/// <param name="LicenceSha256">SHA-256 of the licence's sentence as it was shown (UTF-8): another sentence is asked again.</param>
/// <param name="AcceptedUtc">When.</param>
internal sealed record AcceptedLicence(string Set, string LicenceSha256, DateTime AcceptedUtc);
