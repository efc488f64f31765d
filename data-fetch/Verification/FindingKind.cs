namespace DataFetch.Verification;

/// <summary>What a check of a data set can find, in the order in which it is reported.</summary>
internal enum FindingKind
{
    /// <summary>The set has no sample at all.</summary>
    Unreadable,

    /// <summary>A picture cannot be decoded.</summary>
    Damaged,

    /// <summary>A file has other bytes than it was imported with.</summary>
    Changed,

    /// <summary>An imported file is gone.</summary>
    Missing,

    /// <summary>A file that was not imported.</summary>
    Extra,

    /// <summary>A picture of another size than the published one.</summary>
    Size,

    /// <summary>A picture that is all black.</summary>
    Black,

    /// <summary>Pictures of the same bytes under two labels.</summary>
    TwoLabels,

    /// <summary>Pictures of the same bytes under one label.</summary>
    Copy,

    /// <summary>A file that is no picture of the set by its name.</summary>
    Quarantined,

    /// <summary>A number of pictures that is not the published one.</summary>
    Count,
}
