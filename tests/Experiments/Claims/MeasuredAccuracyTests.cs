using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

public sealed class MeasuredAccuracyTests
{
    [Fact]
    public void Of_AnOutcome_CarriesWhatAVerdictNeeds()
    {
        MeasuredAccuracy measured = MeasuredAccuracy.Of(Result("a", "a"), InputChannels.Green, ComparedMethods.ShallowNetwork, "a record");
        Assert.Equal(("shallow CNN", "a", "a", InputChannels.Green), (measured.Method, measured.TrainedOn, measured.TestedOn, measured.Channels));
        Assert.Equal(("subject-independent", 10, 0.9, 0.5), (measured.Protocol, measured.Count, measured.Accuracy, measured.Chance));
        Assert.Equal(("a record", false, true, false), (measured.Source, measured.IsPractice, measured.SubjectsAreNew, measured.IsCrossing));
    }

    [Fact]
    public void Of_PracticeData_SaysSo() =>
        Assert.True(MeasuredAccuracy.Of(Result("a", "b", isPractice: true), InputChannels.Irgb).IsPractice);

    [Fact]
    public void Of_SubjectsKnownOrNotNamed_AreNotNew()
    {
        Outcome home = Result("a", "a");
        Assert.False(MeasuredAccuracy.Of(home with { Protocol = SplitProtocol.PaperRandom }, InputChannels.Irgb).SubjectsAreNew);
        Assert.False(MeasuredAccuracy.Of(home with { Estimate = home.Estimate with { SubjectsAreNew = false } }, InputChannels.Irgb).SubjectsAreNew);
        Assert.False(MeasuredAccuracy.Of(home with { Estimate = home.Estimate with { Subjects = 0 } }, InputChannels.Irgb).SubjectsAreNew);
        MeasuredAccuracy crossing = MeasuredAccuracy.Of(Result("a", "b") with { Protocol = SplitProtocol.PaperRandom }, InputChannels.Irgb);
        Assert.True(crossing is { SubjectsAreNew: true, IsCrossing: true });
    }

    [Fact]
    public void Of_Interval_IsTheClusteredOneUnlessItHasNoWidth()
    {
        Outcome outcome = Result("a", "a");
        Assert.Equal(outcome.Estimate.Clustered, MeasuredAccuracy.Of(outcome, InputChannels.Irgb).Interval);
        Outcome point = outcome with { Estimate = outcome.Estimate with { Clustered = new Interval(0.9, 0.9, 0.95) } };
        Assert.Equal(outcome.Estimate.Wilson, MeasuredAccuracy.Of(point, InputChannels.Irgb).Interval);
        Outcome single = outcome with { Estimate = outcome.Estimate with { Clustered = Interval.Undefined(0.95) } };
        Assert.Equal(outcome.Estimate.Wilson, MeasuredAccuracy.Of(single, InputChannels.Irgb).Interval);
    }

    // Ten pictures of five subjects, two labels, nine right.
    private static Outcome Result(string trainedOn, string testedOn, bool isPractice = false)
    {
        int[] truth = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        var probabilities = new float[10, 2];
        for (int i = 0; i < 10; i++)
            probabilities[i, i == 9 ? 0 : truth[i]] = 1;
        var predictions = new Predictions(
            ["anger", "fear"], truth, probabilities, [.. Enumerable.Range(0, 10).Select(i => $"s{i / 2}")], new string?[10]);
        return new Outcome
        {
            TrainedOn = Facts(trainedOn, isPractice: false),
            TestedOn = Facts(testedOn, isPractice),
            Protocol = SplitProtocol.SubjectIndependent,
            Seed = 1,
            Predictions = predictions,
            Paths = [.. Enumerable.Range(0, 10).Select(i => $"{i}.png")],
            Estimate = AccuracyEstimate.Of(predictions, majorityHits: 5, seed: 1),
        };
    }

    private static DataSetFacts Facts(string name, bool isPractice) => new()
    {
        Name = name,
        IsPractice = isPractice,
        ManifestHash = "0",
        Labels = ["anger", "fear"],
        Pictures = 10,
        Subjects = 5,
        Quarantined = 0,
        IsColorless = false,
    };
}
