namespace FerLib.Experiments;

/// <summary>A claim of the paper, or a part of one, with what was found.</summary>
/// <param name="Claim">Its number in the list of claims: "C3".</param>
/// <param name="Printed">The paper's words.</param>
/// <param name="Place">Where they stand.</param>
/// <param name="Rule">What the verdict depends on, written before anything was measured.</param>
/// <param name="Measured">What was measured or counted, and under which conditions.</param>
/// <param name="Verdict">What follows by the rule.</param>
public sealed record ClaimFinding(string Claim, string Printed, string Place, string Rule, string Measured, ClaimVerdict Verdict)
{
    /// <summary>The claim in few words. Default: the paper's words.</summary>
    public string InShort { get; init; } = Printed;

    /// <summary>What has to be measured or read before it can be judged. Default: nothing to add to the rule.</summary>
    public string Needed { get; init; } = "";

    /// <summary>What practice data show, which never moves the verdict; empty where nothing was measured on them.</summary>
    public string Practice { get; init; } = "";

    /// <summary>The verdict as it is written: "not supported".</summary>
    public string VerdictText => Verdict switch
    {
        ClaimVerdict.Supported => "supported",
        ClaimVerdict.ContradictedByThePaperItself => "contradicted by the paper itself",
        ClaimVerdict.NotSupported => "not supported",
        ClaimVerdict.NotTested => "not tested",
        _ => "inconclusive",
    };
}
