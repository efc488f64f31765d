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

    /// <summary>
    /// How the split is drawn: one of the protocols that give a single split (folds are <see cref="CrossValidation"/>). Default
    /// subject-independent. "Paper: random over unfolded channel images" unfolds the pictures first.
    /// </summary>
    public SplitProtocol Protocol { get; init; } = SplitProtocol.SubjectIndependent;

    /// <summary>Seed of the split, the training and the bootstrap; it replaces the one in the recipe. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The recipe; when null, the default, the one that suits the size of each data set (<see cref="TrainingOptions.For"/>).</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>Passes over the training pictures, at least 1; when null, the default, as many as the recipe says.</summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// Where the trainings keep their state, so that a run that was interrupted goes on, and finished networks are not trained again; for several trainings a
    /// folder (<see cref="CheckpointOptions.In"/>). Null, the default: nowhere.
    /// </summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>The recipe for a data set, with this experiment's seed.</summary>
    internal TrainingOptions RecipeFor(Manifest manifest)
    {
        TrainingOptions recipe = Training ?? TrainingOptions.For(manifest.Samples.Count);
        return recipe with { Seed = Seed, Epochs = Epochs ?? recipe.Epochs };
    }

    /// <summary>The pictures that the protocol divides: the labelled ones, unfolded into channels where it says so.</summary>
    /// <exception cref="DatasetException">No picture is labelled, or unfolded channel images are asked for with more than one channel.</exception>
    internal Manifest Prepare(Manifest manifest)
    {
        if (Protocol != SplitProtocol.PaperRandomUnfolded)
            return manifest.Labelled();
        if (Channels != InputChannels.Intensity)
        {
            throw new DatasetException(
                $"{manifest.Name}: the protocol \"{ProtocolName.Of(Protocol)}\" makes grey pictures of the channels, so that there is no {Channels} to see. Set Channel=Intensity.");
        }

        return manifest.Labelled().Unfolded();
    }

    /// <summary>
    /// Draws the split that the protocol asks for; where it asks for subjects and the set names none, the owners' split if there is one.
    /// </summary>
    /// <exception cref="DatasetException">The set cannot be divided like that, or the protocol has folds.</exception>
    internal Split Draw(Manifest manifest) => ProtocolName.HasFolds(Protocol)
        ? throw new DatasetException(
            $"{manifest.Name}: the protocol \"{ProtocolName.Of(Protocol)}\" has a split for each fold, expected one that has a single split. Run it as a cross-validation.")
        : Splits.Draw(manifest, Splits.Possible(manifest, Protocol), Seed)[0];
}
