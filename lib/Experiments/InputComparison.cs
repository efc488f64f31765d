using FerLib.Evaluation;
using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>
/// The paper's second question (RQ2): from which input expressions are told best, and which of them better from color, which from grey.
/// </summary>
/// <remarks>
/// All inputs answer the same test pictures, so that the pictures' difficulty cancels. Each input is the average of its seeds' probabilities. Every
/// pair is compared, and all pairs are one family: p-values are adjusted by Holm, intervals are widened by Bonferroni (m intervals at 1 - 0.05 / m
/// miss together with chance at most 0.05; the intervals that belong to Holm's tests have no simple form). The recalls of expressions are a family
/// of their own. Resamples draw whole subjects (<see cref="PictureClusters"/>).
/// </remarks>
public sealed partial class InputComparison
{
    /// <summary>The chance of an error in a whole family that is accepted.</summary>
    public const double Alpha = 0.05;

    /// <summary>With fewer clusters than this an interval decides nothing: it is much too narrow.</summary>
    public const int FewestClusters = SliceReport.FewestClusters;

    // The bounds of 21 pairs' intervals are 0.12 % percentiles: 12 of these resamples lie beyond each.
    internal const int Resamples = 10_000;

    private InputComparison(InputResult[] inputs)
    {
        Inputs = inputs;
        Grey = inputs.FirstOrDefault(input => IsOf(input, InputChannels.Intensity));
        Color = inputs.FirstOrDefault(input => IsOf(input, InputChannels.Rgb)) ?? inputs.FirstOrDefault(input => IsOf(input, InputChannels.Irgb));
    }

    /// <summary>The inputs, in the order given.</summary>
    public IReadOnlyList<InputResult> Inputs { get; }

    /// <summary>All pairs, the earlier input first; none on pictures without color.</summary>
    public IReadOnlyList<InputPair> Pairs { get; private init; } = [];

    /// <summary>All expressions in their fixed order; none on pictures without color.</summary>
    public IReadOnlyList<ExpressionRecalls> Expressions { get; private init; } = [];

    /// <summary>The input that stands for grey: intensity alone. Null when it was not trained.</summary>
    public InputResult? Grey { get; }

    /// <summary>The input that stands for color: RGB, or IRGB where RGB was not trained. Null when neither was.</summary>
    public InputResult? Color { get; }

    /// <summary>Color minus grey over all pictures, one of <see cref="Pairs"/>; null when one of the two is missing, or there is no color.</summary>
    public InputPair? ColorAgainstGrey => Color is null || Grey is null ? null : Pair(Color.Name, Grey.Name);

    /// <summary>The data set of the test pictures.</summary>
    public DataSetFacts DataSet => Inputs[0].Averaged.TestedOn;

    /// <summary>How the split was drawn, as it stands next to a number.</summary>
    public string ProtocolText => Inputs[0].Averaged.ProtocolText;

    /// <summary>Whether any of the pictures are practice data: then nothing here is about the published sets.</summary>
    public bool IsPractice => Inputs[0].Averaged.IsPractice;

    /// <summary>
    /// Whether the pictures, or those trained on, have no color: then all channels hold the same picture, and nothing is compared. Unfolded pictures
    /// are not asked: each is grey, whatever its photograph is.
    /// </summary>
    public bool IsColorless => Inputs.Where(input => !input.Input.IsUnfolded)
        .Any(input => input.Averaged.TestedOn.IsColorless || input.Averaged.TrainedOn.IsColorless);

    /// <summary>Compares inputs.</summary>
    /// <param name="inputs">The inputs, at least two, each once, tested on the same pictures in the same order.</param>
    /// <param name="seed">Seed of the intervals and of the flips.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two inputs, one comes twice, one has no seeds, there are no pictures, or two were not tested on the same pictures; the
    /// message names the two and the difference.
    /// </exception>
    public static InputComparison Of(IReadOnlyList<InputOutcome> inputs, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckInputs(inputs);
        InputResult[] results = [.. inputs.Select(input => new InputResult(
            input, SeedAveragedOutcome.Of(input.Seeds, seed), SeedAveragedOutcome.SpreadOf(input.Seeds)))];
        var alone = new InputComparison(results);
        return alone.IsColorless ? alone : new InputComparison(results)
        {
            Pairs = PairsOf(results, seed),
            Expressions = ExpressionsOf(results, alone.Color, alone.Grey, seed),
        };
    }

    /// <summary>The comparison of two inputs, the first minus the second; null on pictures without color.</summary>
    /// <param name="first">Name of an input.</param>
    /// <param name="second">Name of another.</param>
    /// <exception cref="ArgumentException">There is no input of a name, or the two are one.</exception>
    public InputPair? Pair(string first, string second)
    {
        foreach (string name in (string[])[first, second])
        {
            if (!Inputs.Any(input => input.Name == name))
                throw new ArgumentException($"There is no input \"{name}\"; there are {string.Join(", ", Inputs.Select(input => input.Name))}.");
        }

        if (first == second)
            throw new ArgumentException($"\"{first}\" has no difference from itself. Name two inputs.", nameof(second));
        return Pairs.FirstOrDefault(pair => pair.First == first && pair.Second == second)
            ?? Pairs.FirstOrDefault(pair => pair.First == second && pair.Second == first)?.Reversed();
    }

    /// <summary>
    /// Whether an interval may decide: it is defined, rests on <see cref="FewestClusters"/> clusters or more, and has a width. It has none when all
    /// clusters differ alike, however few they are.
    /// </summary>
    /// <param name="interval">The interval.</param>
    /// <param name="clusters">Clusters that were drawn.</param>
    public static bool CanDecide(Interval interval, int clusters)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return interval.IsDefined && interval.Low < interval.High && clusters >= FewestClusters;
    }

    private static bool IsOf(InputResult input, InputChannels channels) => input.Input.Channels == channels && !input.Input.IsUnfolded;

    private static void CheckInputs(IReadOnlyList<InputOutcome> inputs)
    {
        if (inputs.Count < 2)
            throw new ArgumentException($"A comparison needs at least two inputs, got {inputs.Count}.", nameof(inputs));
        if (inputs.FirstOrDefault(input => input.Seeds.Count == 0) is { } empty)
            throw new ArgumentException($"The input \"{empty.Name}\" has no outcome, expected one of each seed.", nameof(inputs));
        foreach (InputOutcome input in inputs)
        {
            if (inputs.Count(other => other.Name == input.Name || other.LedgerName == input.LedgerName) > 1)
                throw new ArgumentException($"The input \"{input.Name}\" comes twice. Give each input once, with the outcomes of all its seeds.", nameof(inputs));
        }

        InputOutcome first = inputs[0];
        if (first.Seeds[0].Predictions.Count == 0)
            throw new ArgumentException("There are no test pictures to compare the inputs on.", nameof(inputs));
        foreach (InputOutcome other in inputs.Skip(1))
        {
            if (OutcomeDifference.Of(first.Seeds[0], other.Seeds[0]) is { } difference)
            {
                throw new ArgumentException(
                    $"Inputs are compared on the same test pictures, but of \"{first.Name}\" and \"{other.Name}\" {difference}. Test both on one split.",
                    nameof(inputs));
            }
        }
    }
}
