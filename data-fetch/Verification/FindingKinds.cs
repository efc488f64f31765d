namespace DataFetch.Verification;

/// <summary>The words for what a check finds.</summary>
internal static class FindingKinds
{
    /// <summary>
    /// Whether a set with such a finding is not whole. Otherwise it is merely not as it was published, which is said and is no fault of the
    /// copy on this disk.
    /// </summary>
    public static bool Fails(FindingKind kind) => kind is FindingKind.Unreadable or FindingKind.Damaged or FindingKind.Changed or FindingKind.Missing;

    /// <summary>A word for a table: "damaged".</summary>
    public static string Word(FindingKind kind) => kind switch
    {
        FindingKind.TwoLabels => "two labels",
        FindingKind.Black => "all black",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>A heading, without the number: "pictures that cannot be decoded".</summary>
    public static string Heading(FindingKind kind) => kind switch
    {
        FindingKind.Unreadable => "cannot be read as this data set",
        FindingKind.Damaged => "damaged: pictures that cannot be decoded",
        FindingKind.Changed => "changed: files with other bytes than they were imported with",
        FindingKind.Missing => "missing: files that were imported and are gone",
        FindingKind.Extra => "extra: files that were not imported",
        FindingKind.Size => "of another size than the published one",
        FindingKind.Black => "all black",
        FindingKind.TwoLabels => "the same picture, byte for byte, under another label",
        FindingKind.Copy => "the same picture, byte for byte, as another one",
        FindingKind.Quarantined => "in quarantine: files that are no pictures of this set",
        _ => "counts that are not the published ones",
    };
}
