namespace FerLib.Datasets;

/// <summary>What two pictures of a data set have in common.</summary>
public enum PairKind
{
    /// <summary>They are of one clip: near-copies.</summary>
    SameClip,

    /// <summary>One subject, one expression, not one clip.</summary>
    SameSubjectSameExpression,

    /// <summary>One subject, two expressions.</summary>
    SameSubjectOtherExpression,

    /// <summary>Two subjects, one expression.</summary>
    OtherSubjectSameExpression,

    /// <summary>Two subjects, two expressions.</summary>
    OtherSubjectOtherExpression,
}
