namespace FerLib.Datasets;

/// <summary>A protocol's name as it stands beside every number.</summary>
public static class ProtocolName
{
    /// <summary>"subject-independent" or "paper: random".</summary>
    public static string Of(SplitProtocol protocol) => protocol switch
    {
        SplitProtocol.SubjectIndependent => "subject-independent",
        SplitProtocol.PaperRandom => "paper: random",
        _ => protocol.ToString(),
    };
}
