namespace FerLib.Datasets;

/// <summary>Which samples of a manifest train, validate and test: indices into <see cref="Manifest.Samples"/>, ascending, disjoint.</summary>
/// <remarks>
/// Not every sample is in a part: unlabelled ones never are, and some protocols leave others out, which <see cref="Notes"/> say.
/// </remarks>
public sealed record Split
{
    /// <summary>How it was drawn; shown next to every number that comes from it.</summary>
    public required SplitProtocol Protocol { get; init; }

    /// <summary>The seed it was drawn with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which fold this is, 1..<see cref="Folds"/>; null for a protocol without folds.</summary>
    public int? Fold { get; init; }

    /// <summary>How many folds there are; null for a protocol without folds.</summary>
    public int? Folds { get; init; }

    /// <summary>Indices of the samples the network learns from.</summary>
    public required int[] Training { get; init; }

    /// <summary>Indices of the samples that choose the best epoch.</summary>
    public required int[] Validation { get; init; }

    /// <summary>Indices of the samples that are read once, for the result.</summary>
    public required int[] Test { get; init; }

    /// <summary>What a reader of the result must know about this split, a sentence each: a class with too few pictures, for instance.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
