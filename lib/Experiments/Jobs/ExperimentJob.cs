using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>
/// One training and its tests, as data: what it is trained on, how, and what it is tested on. Jobs are independent of each other, so that a list of them can
/// be run in any order, by any number of processes or machines.
/// </summary>
public sealed record ExperimentJob
{
    /// <summary>For people: "channels, practice ferg, green, seed 1". It decides nothing.</summary>
    public string Name { get; init; } = "";

    /// <summary>The data sets it is trained on, as a user types them (<see cref="DataSetLocator.Forms"/>); one or more, all different.</summary>
    public required IReadOnlyList<string> TrainOn { get; init; }

    /// <summary>Other data sets, of which all pictures are tested; its own test part always is.</summary>
    public IReadOnlyList<string> TestOn { get; init; } = [];

    /// <summary>One of <see cref="ComparedMethods.All"/>. Default the paper's network.</summary>
    public string Method { get; init; } = ComparedMethods.PapersNetwork;

    /// <summary>What it sees of a picture. Default intensity.</summary>
    public NetworkInput Input { get; init; }

    /// <summary>How the split is drawn. Default subject-independent.</summary>
    public SplitProtocol Protocol { get; init; }

    /// <summary>The fold that is tested, 1..<see cref="Folds"/>, for a protocol that has folds; otherwise null.</summary>
    public int? Fold { get; init; }

    /// <summary>How many folds a protocol with folds makes. Default 5; of leave-one-subject-out the number of subjects.</summary>
    public int Folds { get; init; } = Splits.DefaultFolds;

    /// <summary>Seed of the training: initial weights, order, variations. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Seed of the split and of the draw of <see cref="Pictures"/>: the same for all seeds of a training, so that they are tested on the same pictures. Default 1.</summary>
    public ulong SplitSeed { get; init; } = 1;

    /// <summary>Side of the square input, pixels. Default 64; the paper's is 512.</summary>
    public int Size { get; init; } = 64;

    /// <summary>One of <see cref="TrainingOptions.Names"/>. Default auto: the recipe that suits the size of the data set.</summary>
    public string Recipe { get; init; } = "auto";

    /// <summary>
    /// Passes over the training photographs; null, the default: as many as the recipe says. Where photographs are unfolded into four channel images, a quarter as many
    /// passes over those, so that every input and protocol trains for as many steps.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>The expressions that take part: all of the set's, the seven common ones, or the six basic ones. Default all.</summary>
    public ExpressionChoice Expressions { get; init; }

    /// <summary>How many pictures of the data set are drawn (<see cref="EvenSample"/>); null, the default: all.</summary>
    public int? Pictures { get; init; }

    /// <summary>Everything that changes the result, a line each, for the key. Names and the sets that are tested besides do not.</summary>
    internal IEnumerable<string> Facts()
    {
        yield return $"method={Method}";
        yield return $"input={Input}";
        yield return $"protocol={Protocol}";
        if (Fold is { } fold)
            yield return string.Create(CultureInfo.InvariantCulture, $"fold={fold} of {Folds}");
        yield return string.Create(CultureInfo.InvariantCulture, $"seed={Seed}");
        yield return string.Create(CultureInfo.InvariantCulture, $"split seed={SplitSeed}");
        yield return string.Create(CultureInfo.InvariantCulture, $"size={Size}");
        yield return $"recipe={Recipe}";
        yield return string.Create(CultureInfo.InvariantCulture, $"epochs={Epochs}");
        yield return $"expressions={Expressions}";
        yield return string.Create(CultureInfo.InvariantCulture, $"pictures={Pictures}");
    }

    /// <exception cref="DatasetException">A value is none that a job can have; the message says what is expected.</exception>
    internal void Check()
    {
        Require(TrainOn.Count > 0, "it is trained on nothing, expected one data set or more");
        Require(TrainOn.Distinct(StringComparer.OrdinalIgnoreCase).Count() == TrainOn.Count, $"it is trained on one data set twice ({string.Join(", ", TrainOn)}), expected different ones");
        Require(ComparedMethods.All.Contains(Method), $"there is no method \"{Method}\", expected one of {string.Join(", ", ComparedMethods.All)}");
        Require(ProtocolName.HasFolds(Protocol) == Fold is not null,
            Fold is null ? $"the protocol \"{ProtocolName.Of(Protocol)}\" has folds, expected the one to test" : $"the protocol \"{ProtocolName.Of(Protocol)}\" has no folds, expected none");
        Require(Fold is null || (Fold >= 1 && (Fold <= Folds || Protocol == SplitProtocol.LeaveOneSubjectOut)), $"there is no fold {Fold}, expected 1..{Folds}");
        Require(Size is >= PictureLoader.SmallestSize and <= PictureLoader.LargestSize, $"the size is {Size}, expected {PictureLoader.SmallestSize} to {PictureLoader.LargestSize}");
        Require(TrainingOptions.Names.Contains(Recipe, StringComparer.OrdinalIgnoreCase), $"there is no recipe \"{Recipe}\", expected one of {string.Join(", ", TrainingOptions.Names)}");
        Require(Epochs is null or >= 1, $"epochs are {Epochs}, expected 1 or more");
        Require(Pictures is null or >= 1, $"pictures are {Pictures}, expected 1 or more");
        Require(Protocol != SplitProtocol.PaperRandomUnfolded || Input == NetworkInput.Intensity,
            $"the protocol \"{ProtocolName.Of(Protocol)}\" makes grey pictures of the channels, so that there is no {NetworkInputs.NameOf(Input)} to see. Choose the input intensity");
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new DatasetException($"Job{(Name.Length == 0 ? "" : $" \"{OneLine.Of(Name)}\"")}: {otherwise}.");
    }
}
