using System.Globalization;

namespace DataFetch.Verification;

/// <summary>What a check of a data set found.</summary>
/// <param name="Set">The set.</param>
/// <param name="Pictures">How many pictures it has.</param>
/// <param name="ImportedFiles">How many files its receipt lists; null without a receipt.</param>
/// <param name="Findings">What was found, by kind, in the set's order.</param>
internal sealed record CheckedSet(FoundSet Set, int Pictures, int? ImportedFiles, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing is damaged, changed or missing.</summary>
    public bool IsWhole => !Findings.Any(finding => FindingKinds.Fails(finding.Kind));

    /// <summary>"1 damaged, 2 missing"; empty if the set is whole.</summary>
    public string Faults => string.Join(", ", Findings.Where(finding => FindingKinds.Fails(finding.Kind)).CountBy(finding => finding.Kind)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {FindingKinds.Word(count.Key)}")));
}
