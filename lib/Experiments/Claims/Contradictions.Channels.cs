using FerLib.Evaluation;
using FerLib.Imaging;

namespace FerLib.Experiments.Claims;

/// <content>The channels: table against text, and what differs besides the channel.</content>
public static partial class Contradictions
{
    // Two numbers of pictures are nearly the same when the smaller is at least this share of the larger.
    private const double NearlyAsMany = 0.9;

    // The paper's share of pictures in the test part.
    private const double TestShare = 0.2;

    private static Contradiction? ChannelDiffers(PublishedPaper paper)
    {
        PublishedExperiment[] differing = [.. paper.Experiments.Where(experiment =>
            experiment.TextChannel is { } text && text != experiment.TableChannel)];
        if (differing.Length == 0)
            return null;
        PublishedExperiment best = differing.MaxBy(experiment => experiment.Accuracy)!;
        InputChannels claimed = best.TextChannel!.Value;
        bool inTable = paper.Experiments.Any(experiment => experiment.TableChannel == claimed);
        return new Contradiction(
            ChannelOfTheFigures, ["C2"], best.InText, best.InTable,
            $"The text gives {Percent(best.Accuracy)} to {Name(claimed)} alone, Table 2 to {Name(best.TableChannel)}. Text and table also differ in "
                + $"the channel of experiment {Join(differing.Where(experiment => experiment != best).Select(experiment => Count(experiment.Number)))}."
                + (inTable ? "" : $" No row of Table 2 says {Name(claimed)}."));
    }

    private static Contradiction? ChannelsAreConfounded(PublishedPaper paper)
    {
        PublishedExperiment[] single = [.. paper.Experiments.Where(experiment => experiment.TextChannel is InputChannels.Red or InputChannels.Green
            or InputChannels.Blue or InputChannels.Intensity)];
        PublishedExperiment? green = single.Where(experiment => experiment.TextChannel == InputChannels.Green).MaxBy(experiment => experiment.Accuracy);
        bool IsConfounded(PublishedExperiment other) => other.TextChannel != InputChannels.Green && !single.Any(one =>
            one.TextChannel == InputChannels.Green && one.Expressions == other.Expressions && one.DataSet == other.DataSet && one.Pictures == other.Pictures);
        PublishedExperiment[] confounded = [.. single.Where(IsConfounded)];
        if (green is null || confounded.Length == 0)
            return null;
        IEnumerable<string> groups = single.GroupBy(experiment => experiment.TextChannel!.Value).OrderBy(group => group.Key)
            .Select(group => $"{Name(group.Key)}: {Join(group.GroupBy(one => (one.Expressions, one.DataSet)).Select(InWords))}");
        return new Contradiction(
            "channels compared on different questions", ["C2"], paper.Claim("C2").Quotes[0], confounded[^1].InText,
            "By the text the compared channels differ in more than the channel. " + string.Join("; ", groups) + ".");
    }

    private static string InWords(IGrouping<(int Expressions, string DataSet), PublishedExperiment> group) =>
        $"{Number(group.Key.Expressions)} expressions, {group.Key.DataSet}, {string.Join(" or ", group.Select(one => Count(one.Pictures)))} images";

    private static Contradiction? NearlyOneConditionTwoAccuracies(PublishedPaper paper)
    {
        static Interval IntervalOf(PublishedExperiment experiment)
        {
            int n = (int)Math.Round(TestShare * experiment.Pictures);
            return WilsonInterval.Of((int)Math.Round((double)experiment.Accuracy / 100 * n), n);
        }

        static bool Apart(PublishedExperiment a, PublishedExperiment b) =>
            IntervalOf(a).High < IntervalOf(b).Low || IntervalOf(b).High < IntervalOf(a).Low;

        var pair = Pairs(paper.Experiments).FirstOrDefault(pair => SameInput(pair.A, pair.B) && pair.A.Pictures != pair.B.Pictures
            && Math.Min(pair.A.Pictures, pair.B.Pictures) >= NearlyAsMany * Math.Max(pair.A.Pictures, pair.B.Pictures) && Apart(pair.A, pair.B));
        return pair.A is null ? null : new Contradiction(
            "nearly one condition, two accuracies", ["C2"], pair.A.InTable, pair.B.InTable,
            $"By Table 2, rows {pair.A.Number} and {pair.B.Number} differ in {Count(Math.Abs(pair.A.Pictures - pair.B.Pictures))} images only, and in accuracy by "
                + $"{Points(pair.B.Accuracy - pair.A.Accuracy)}: more than chance on test parts of 20 % explains (95 % intervals {IntervalOf(pair.A)} and {IntervalOf(pair.B)}).");
    }

    private static string Name(InputChannels channels) => channels switch
    {
        InputChannels.Irgb => "all channels together (IRGB)",
        InputChannels.Rgb => "RGB",
        _ => channels.ToString().ToLowerInvariant(),
    };
}
