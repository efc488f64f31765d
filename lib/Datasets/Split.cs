namespace FerLib.Datasets;

/// <summary>Which samples of a manifest train, validate and test: indices into <see cref="Manifest.Samples"/>, ascending, disjoint.</summary>
public sealed record Split
{
    /// <summary>How it was drawn; shown next to every number that comes from it.</summary>
    public required SplitProtocol Protocol { get; init; }

    /// <summary>The seed it was drawn with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Indices of the samples the network learns from.</summary>
    public required int[] Training { get; init; }

    /// <summary>Indices of the samples that choose the best epoch.</summary>
    public required int[] Validation { get; init; }

    /// <summary>Indices of the samples that are read once, for the result.</summary>
    public required int[] Test { get; init; }

    /// <summary>What a reader of the result must know about this split, a sentence each: a class with too few pictures, for instance.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
