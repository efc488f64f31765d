namespace FerLib.Experiments;

/// <summary>What can be said of a claim of the paper.</summary>
public enum ClaimVerdict
{
    /// <summary>What was measured or computed agrees with the claim.</summary>
    Supported,

    /// <summary>The paper's own text or tables say otherwise.</summary>
    ContradictedByThePaperItself,

    /// <summary>What was measured or computed disagrees with the claim.</summary>
    NotSupported,

    /// <summary>Nothing was measured that could decide.</summary>
    NotTested,

    /// <summary>Something was measured, and it does not decide.</summary>
    Inconclusive,
}
