using FerLib.Datasets;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <summary>What the jobs of a sweep have in common, and over what it goes.</summary>
public sealed record SweepOptions
{
    /// <summary>The data sets that are trained on, as a user types them. Default the practice set of FERG.</summary>
    public IReadOnlyList<string> DataSets { get; init; } = ["practice/ferg"];

    /// <summary>Data sets that are tested on and not trained on. Default none.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>A folder-per-class data set of the user's own, for the paper's experiments on its private one; null, the default: there is none.</summary>
    public string? Local { get; init; }

    /// <summary>The inputs that the sweep over channels goes over. Default all seven.</summary>
    public IReadOnlyList<NetworkInput> Inputs { get; init; } = NetworkInputs.All;

    /// <summary>The input of every other sweep. Default intensity.</summary>
    public NetworkInput Input { get; init; }

    /// <summary>The protocols that the sweep over leakage goes over. Default subject-independent, blocks, random and random over unfolded channel images.</summary>
    public IReadOnlyList<SplitProtocol> Protocols { get; init; } =
        [SplitProtocol.SubjectIndependent, SplitProtocol.ContiguousBlocks, SplitProtocol.PaperRandom, SplitProtocol.PaperRandomUnfolded];

    /// <summary>The protocol of every other sweep. Default subject-independent.</summary>
    public SplitProtocol Protocol { get; init; }

    /// <summary>The folds of protocols that have folds. Default 5.</summary>
    public int Folds { get; init; } = Splits.DefaultFolds;

    /// <summary>Seeds of the trainings; the split's stays the same. Default 1 alone.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1];

    /// <summary>Seed of the splits. Default 1.</summary>
    public ulong SplitSeed { get; init; } = 1;

    /// <summary>The methods that the sweep over methods goes over. Default all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ComparedMethods.All;

    /// <summary>Whether the sweep across data sets trains on all sets together too, and, of three sets or more, on all but one of them. Default yes.</summary>
    public bool JoinsSources { get; init; } = true;

    /// <summary>Side of the square input, pixels. Default 64.</summary>
    public int Size { get; init; } = 64;

    /// <summary>The recipe. Default auto.</summary>
    public string Recipe { get; init; } = "auto";

    /// <summary>Passes over the training photographs; null, the default: as the recipe says.</summary>
    public int? Epochs { get; init; }
}
