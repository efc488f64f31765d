using FerLib.Evaluation;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments;

/// <content>The pairs, the expressions, and what the claims ledger takes from them.</content>
public sealed partial class InputComparison
{
    private const string Green = "green";

    /// <summary>All pairs as the claims ledger takes them; none on pictures without color.</summary>
    /// <param name="source">Where the records of the runs are; may be empty.</param>
    /// <returns>
    /// Names in lower case ("green", "irgb", "unfolded"), green first where it takes part, since the paper claims it to be the best. The interval is
    /// the corrected one. It is undefined, so that nothing is decided, where it cannot decide (<see cref="CanDecide"/>; a point that the
    /// sign-flip test confirms can) or where it was not drawn over subjects and so does not speak for new ones.
    /// </returns>
    public IReadOnlyList<MeasuredDifference> Differences(string source = "")
    {
        MeasuredAccuracy accuracy = MeasuredAccuracy.Of(Inputs[0].Averaged, Inputs[0].Input.Channels);
        return [.. Pairs.Select(pair => LedgerNameOf(pair.Second) == Green ? pair.Reversed() : pair).Select(pair => new MeasuredDifference
        {
            Kind = MeasuredDifference.BetweenChannels,
            First = LedgerNameOf(pair.First),
            Second = LedgerNameOf(pair.Second),
            DataSet = DataSet.Name,
            Protocol = ProtocolText,
            SubjectsAreNew = accuracy.SubjectsAreNew,
            Count = pair.Comparison.Count,
            Difference = pair.Comparison.Difference,
            Interval = pair.Comparison.Unit == ClusterUnit.Subject && (pair.IsShown || CanDecide(pair.Corrected, pair.Comparison.Clusters))
                ? pair.Corrected : Interval.Undefined(pair.Corrected.Level),
            IsPractice = IsPractice,
            Source = source,
        })];
    }

    private string LedgerNameOf(string name) => Inputs.First(input => input.Name == name).Input.LedgerName;

    private static InputPair[] PairsOf(InputResult[] inputs, ulong seed)
    {
        (InputResult First, InputResult Second)[] pairs =
            [.. inputs.SelectMany((first, i) => inputs.Skip(i + 1).Select(second => (first, second)))];
        PictureClusters clusters = PictureClusters.Of(inputs[0].Averaged.Predictions);
        PairedComparison[] comparisons = [.. pairs.Select(pair => PairedComparison.Of(
            pair.First.Averaged.Predictions, pair.Second.Averaged.Predictions, seed, clusters, 1 - Alpha))];
        double[] mcNemar = HolmAdjustment.Of([.. comparisons.Select(comparison => comparison.McNemar.PValue)]);
        double[] signFlip = HolmAdjustment.Of([.. comparisons.Select(comparison => comparison.SignFlip.PValue)]);
        int[] all = [.. Enumerable.Range(0, clusters.Names.Count)];
        return [.. pairs.Select((pair, i) => new InputPair
        {
            First = pair.First.Name,
            Second = pair.Second.Name,
            Comparison = comparisons[i],
            Corrected = IntervalOf(MeansOf(pair.First, pair.Second, clusters, all), seed, Resamples, 1 - (Alpha / pairs.Length)),
            AdjustedMcNemar = mcNemar[i],
            AdjustedSignFlip = signFlip[i],
        })];
    }

    private static ExpressionRecalls[] ExpressionsOf(InputResult[] inputs, InputResult? color, InputResult? grey, ulong seed)
    {
        Predictions pictures = inputs[0].Averaged.Predictions;
        PictureClusters clusters = PictureClusters.Of(pictures);
        int shown = pictures.Truth.Distinct().Count();
        return [.. pictures.Labels.Select((label, place) =>
        {
            int[] own = [.. Enumerable.Range(0, pictures.Count).Where(i => pictures.Truth[i] == place)];
            // Without both, the difference of an input from itself would read as a finding.
            ClusterMeans? means = color is null || grey is null ? null : MeansOf(color, grey, clusters, own);
            return new ExpressionRecalls
            {
                Label = label,
                Count = own.Length,
                Clusters = own.Select(picture => clusters.Names[picture]).Distinct(StringComparer.Ordinal).Count(),
                Recalls = [.. inputs.Select(input => input.Averaged.Report.PerClass[place].Recall)],
                Difference = means?.Mean() ?? double.NaN,
                Clustered = means is null ? Interval.Undefined(1 - Alpha)
                    : IntervalOf(means, seed, ClusteredBootstrap.DefaultResamples, 1 - Alpha),
                Corrected = means is null ? Interval.Undefined(1 - (Alpha / shown)) : IntervalOf(means, seed, Resamples, 1 - (Alpha / shown)),
            };
        })];
    }

    // A picture is worth 1 if only the first got it right, -1 if only the second did.
    private static ClusterMeans MeansOf(InputResult first, InputResult second, PictureClusters clusters, int[] pictures)
    {
        (bool[] one, bool[] other) = (first.Averaged.Predictions.Correct(), second.Averaged.Predictions.Correct());
        return new ClusterMeans(
            [.. pictures.Select(picture => clusters.Names[picture]).Distinct(StringComparer.Ordinal)],
            pictures.Select(picture => (clusters.Names[picture], (one[picture] ? 1 : 0) - (other[picture] ? 1 : 0))));
    }

    private static Interval IntervalOf(ClusterMeans means, ulong seed, int resamples, double level) =>
        ClusteredBootstrap.Of(means.Mean, means.Names, seed, resamples, level);
}
