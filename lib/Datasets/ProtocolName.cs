namespace FerLib.Datasets;

/// <summary>A protocol's name as it stands beside every number, as a user types it, and what it promises.</summary>
public static class ProtocolName
{
    private static readonly (SplitProtocol Protocol, string Typed, string Shown)[] Names =
    [
        (SplitProtocol.SubjectIndependent, "subject", "subject-independent"),
        (SplitProtocol.PaperRandom, "random", "paper: random"),
        (SplitProtocol.PaperRandomUnfolded, "random-unfolded", "paper: random over unfolded channel images"),
        (SplitProtocol.LeaveOneSubjectOut, "leave-one-out", "leave one subject out"),
        (SplitProtocol.GroupKFold, "folds", "group k-fold"),
        (SplitProtocol.ContiguousBlocks, "blocks", "contiguous blocks (known faces, new clips)"),
        (SplitProtocol.Official, "official", "official"),
        (SplitProtocol.RandomKFold, "random-folds", "paper: random, k-fold"),
    ];

    /// <summary>The names that a user types, in the order of <see cref="SplitProtocol"/>.</summary>
    public static IReadOnlyList<string> Typed { get; } = [.. Names.Select(name => name.Typed)];

    /// <summary>"subject-independent", "paper: random" and so on.</summary>
    public static string Of(SplitProtocol protocol) =>
        Array.Find(Names, name => name.Protocol == protocol).Shown ?? protocol.ToString();

    /// <summary>The name that a user types: "subject", "random", "blocks".</summary>
    public static string TypedOf(SplitProtocol protocol) =>
        Array.Find(Names, name => name.Protocol == protocol).Typed ?? protocol.ToString();

    /// <summary>The protocol that a typed name stands for, or null; case does not matter.</summary>
    public static SplitProtocol? Find(string typed)
    {
        foreach ((SplitProtocol protocol, string name, _) in Names)
        {
            if (name.Equals(typed, StringComparison.OrdinalIgnoreCase))
                return protocol;
        }

        return null;
    }

    /// <summary>Whether the protocol promises that no subject is in two parts.</summary>
    public static bool KeepsSubjectsApart(SplitProtocol protocol) => KeepsClipsApart(protocol) && protocol != SplitProtocol.ContiguousBlocks;

    /// <summary>Whether the protocol promises that no clip is in two parts: all but the three random ones.</summary>
    public static bool KeepsClipsApart(SplitProtocol protocol) =>
        protocol is not (SplitProtocol.PaperRandom or SplitProtocol.PaperRandomUnfolded or SplitProtocol.RandomKFold);

    /// <summary>Whether the protocol has a split for each fold, so that it takes as many trainings.</summary>
    public static bool HasFolds(SplitProtocol protocol) =>
        protocol is SplitProtocol.GroupKFold or SplitProtocol.LeaveOneSubjectOut or SplitProtocol.RandomKFold;
}
