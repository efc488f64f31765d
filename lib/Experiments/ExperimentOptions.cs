using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>What every experiment needs to know.</summary>
public sealed record ExperimentOptions
{
    /// <summary>Side of the square input, pixels. Default 64; the paper's is 512.</summary>
    public int Size { get; init; } = 64;

    /// <summary>The planes the network sees. Default intensity.</summary>
    public InputChannels Channels { get; init; } = InputChannels.Intensity;

    /// <summary>How the split is drawn. Default subject-independent.</summary>
    public SplitProtocol Protocol { get; init; } = SplitProtocol.SubjectIndependent;

    /// <summary>Seed of the split, the training and the bootstrap; it replaces the one in the recipe. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The recipe; when null, the default, the one that suits the size of each data set (<see cref="TrainingOptions.For"/>).</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>Passes over the training pictures, at least 1; when null, the default, as many as the recipe says.</summary>
    public int? Epochs { get; init; }

    /// <summary>The recipe for a data set, with this experiment's seed.</summary>
    internal TrainingOptions RecipeFor(Manifest manifest)
    {
        TrainingOptions recipe = Training ?? TrainingOptions.For(manifest.Samples.Count);
        return recipe with { Seed = Seed, Epochs = Epochs ?? recipe.Epochs };
    }

    /// <summary>Draws the split that the protocol asks for.</summary>
    internal Split Draw(Manifest manifest) =>
        Protocol == SplitProtocol.PaperRandom ? Splits.PaperRandom(manifest, Seed) : Splits.SubjectIndependent(manifest, Seed);
}
