using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class SlicesTests
{
    private const int Pictures = 60;

    private static readonly Outcome Outcome = MadeUpOutcome.Of(Pictures, Subject, i => i % 3 != 0, clip: i => $"c{i / 2}");

    [Fact]
    public void GroupsOf_APictureThatTheSetDoesNotHave_BelongsToNone()
    {
        Manifest manifest = Of(sample => sample with { Gender = "woman" }, count: 2);
        Assert.Equal(["woman", "woman", null, null], Slices.GroupsOf(Outcome, manifest, sample => sample.Gender).Take(4));
    }

    [Fact]
    public void GroupsOf_AnotherOrder_GoesByPath()
    {
        Manifest manifest = Of(sample => sample with { Angle = sample.Path });
        Outcome backwards = MadeUpOutcome.Of(Pictures, Subject, _ => true, path: i => $"{Pictures - 1 - i:000}.png");
        Assert.Equal(backwards.Paths, Slices.GroupsOf(backwards, manifest, sample => sample.Angle));
    }

    [Fact]
    public void Of_WhatTheSetSays_IsSlicedInAFixedOrder()
    {
        Manifest manifest = Of(sample => sample with
        {
            Age = sample.Subject[^1] switch { '0' => 0, '1' => 19, '2' => 20, '3' => 39, '4' => 80, '5' => 116, _ => null },
            Gender = sample.Subject[^1] % 2 == 0 ? "man" : "woman",
            Ethnicity = "the same",
            Angle = sample.Path[2] < '5' ? "front" : "side",
        });
        IReadOnlyList<(string By, SliceReport Report)> slices = Slices.Of(Outcome, manifest, seed: 1);
        Assert.Equal(["subject", "gender", "age", "angle"], slices.Select(slice => slice.By));
        SliceReport ages = slices[2].Report;
        Assert.Equal(["00-19", "20-39", "80 and over", SliceReport.Unknown], ages.Slices.Select(slice => slice.Name));
        // Twelve subjects of five pictures; s00 and s10, s01 and s11 are the young ones.
        Assert.Equal([20, 10, 10, 20], ages.Slices.Select(slice => slice.Count));
        Assert.Equal(Outcome.Estimate.Correct, (int)Math.Round(ages.Slices.Sum(slice => slice.Value * slice.Count)));
    }

    [Fact]
    public void Of_Subjects_HaveIntervalsOverTheirClips()
    {
        SliceReport subjects = Slices.Of(Outcome, Of(sample => sample), seed: 1).Single().Report;
        Assert.Equal(12, subjects.Slices.Count);
        Assert.All(subjects.Slices, slice => Assert.True(slice.Clusters is 3));
        Assert.Contains(subjects.Slices, slice => slice.Clustered.Low < slice.Clustered.High);
    }

    [Theory]
    [InlineData(false, 12)] // nobody says who is on the pictures
    [InlineData(true, 1)] // one subject is no comparison
    [InlineData(true, 61)] // no table can show them
    public void Of_SubjectsThatAreNoSlices_AreLeftOut(bool areNamed, int subjects)
    {
        Outcome outcome = MadeUpOutcome.Of(Math.Max(subjects, Pictures), i => $"s{i % subjects:00}", _ => true);
        Assert.Empty(Slices.Of(outcome, Of(sample => sample, outcome: outcome, areNamed: areNamed), seed: 1));
    }

    private static string Subject(int picture) => $"s{picture / 5:00}";

    private static Manifest Of(Func<Sample, Sample> says, int? count = null, Outcome? outcome = null, bool areNamed = true)
    {
        outcome ??= Outcome;
        return new Manifest("faces", "nowhere", isPractice: false, outcome.Paths.Take(count ?? outcome.Paths.Count).Select((path, i) => says(new Sample
        {
            Path = path,
            Label = "anger",
            Subject = outcome.Predictions.Subjects[i],
        })), [])
        { NamesSubjects = areNamed };
    }
}
