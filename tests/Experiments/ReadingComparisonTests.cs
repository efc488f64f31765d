using FerLib.Experiments;
using FerLib.NeuralNetworks;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>The readings on small made-up pictures with the CPU engine.</summary>
public sealed class ReadingComparisonTests
{
    private static readonly CpuEngine Engine = new(threads: 1);

    private static readonly ReadingOptions Options = new() { Seeds = [1, 2], Pictures = 14, Steps = 5, RecordEvery = 2, BatchSize = 6 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_ThreeReadings_AreRecordedFromTheSameStart()
    {
        ReadingComparisonResult result = Run(Options);
        Assert.Equal([(1, 1ul), (2, 1ul), (3, 1ul), (1, 2ul), (2, 2ul), (3, 2ul)], result.Runs.Select(run => (run.Reading, run.Seed)));
        Assert.All(result.Runs, run => Assert.Equal([0, 2, 4, 5], run.Steps.Select(step => step.Step)));
        Assert.Equal([true, false, false], result.Runs.Take(3).Select(run => run.CutsScores));
        // The same weights before training, and other ones from the other seed.
        Assert.Equal(result.Runs[0].ScoresBefore, result.Runs[1].ScoresBefore);
        Assert.NotEqual(result.Runs[0].ScoresBefore, result.Runs[3].ScoresBefore);
        Assert.NotEqual(result.Runs[1].ScoresBefore, result.Runs[1].ScoresAfter);
        Assert.Equal([2, 5], new[] { result.Of(2).Count, result.Of(2)[1].Last.Step });
        Assert.Equal(12, result.Pictures.Count);
        Assert.Equal(36, result.DataSet.Pictures);
    }

    [Fact]
    public void Run_Records_AgreeWithTheScores()
    {
        ReadingComparisonResult result = Run(Options with { Seeds = [3] });
        foreach (ReadingRun run in result.Runs)
        {
            float[] scores = [.. run.ScoresAfter.Cast<float>()];
            Assert.Equal((double)scores.Count(score => score <= 0) / scores.Length, run.Last.ScoresAtOrBelowZero);
            Assert.Equal(scores.Chunk(3).Average(row => row.All(score => score <= 0) ? 1.0 : 0.0), run.Last.SilentPictures, 1e-12);
            double right = scores.Chunk(3).Index().Average(row => Best(row.Item, run.CutsScores) == result.Pictures.Truth[row.Index] ? 1.0 : 0.0);
            Assert.Equal(right, run.Accuracy, 1e-12);
            Assert.True(double.IsNaN(run.Steps[0].Loss) && double.IsNaN(run.Steps[0].LargestGradient));
            double untrained = run.ScoresBefore.Cast<float>().Chunk(3).Index()
                .Average(row => Best(row.Item, run.CutsScores) == result.Pictures.Truth[row.Index] ? 1.0 : 0.0);
            Assert.Equal(untrained, run.Steps[0].Accuracy, 1e-12);
            Assert.All(run.Steps.Skip(1), step => Assert.True(step.Loss > 0 && step.LargestGradient >= 0));
        }
    }

    [Fact]
    public void Run_ReadingTwo_LearnsEasyPictures()
    {
        ReadingRun run = Run(Options with { Readings = [2], Seeds = [1], Steps = 40 }).Runs[0];
        Assert.True(run.Accuracy > 0.9, $"{run.Accuracy}");
        Assert.True(run.Last.Loss < run.Steps[1].Loss);
        Assert.False(run.IsDead);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameBits()
    {
        ReadingOptions once = Options with { Seeds = [7], Readings = [1] };
        Assert.Equal(Run(once).Runs[0].ScoresAfter, Run(once).Runs[0].ScoresAfter);
    }

    [Fact]
    public void Run_SomeLabels_TellsOnlyThemApart()
    {
        ReadingComparisonResult result = Run(Options with { Labels = ["neutral", "anger"], Seeds = [1] });
        Assert.Equal(["anger", "neutral"], result.Labels);
        Assert.Equal(14, result.Pictures.Count);
        Assert.Equal([7, 7], result.Pictures.Truth.GroupBy(label => label).Select(group => group.Count()));
        Assert.All(result.Runs, run => Assert.Equal(2, run.ScoresAfter.GetLength(1)));
    }

    [Fact]
    public void IsDead_NeedsCutScoresSilenceAndNoGradient()
    {
        ReadingRun run = Dead();
        Assert.True(run.IsDead);
        Assert.False((run with { CutsScores = false }).IsDead);
        Assert.False((run with { Steps = [run.Last with { LargestGradient = 1e-9 }] }).IsDead);
        Assert.False((run with { Steps = [run.Last with { SilentPictures = 0.9 }] }).IsDead);
    }

    [Fact]
    public void Run_OptionsOutOfRange_AreNamed()
    {
        Assert.Equal("Readings is 1, 4, expected some of 1, 2 and 3, none twice.", Message(Options with { Readings = [1, 4] }));
        Assert.Equal("Seeds is 1, 1, expected at least one, none twice.", Message(Options with { Seeds = [1, 1] }));
        Assert.Equal("Labels is anger, expected at least two, none twice.", Message(Options with { Labels = ["anger"] }));
        Assert.Equal(
            "Labels is joy, expected labels of made-up: anger, happiness, neutral.", Message(Options with { Labels = ["anger", "joy"] }));
        Assert.Equal("Steps is 0, expected 1 or more.", Message(Options with { Steps = 0 }));
        Assert.Contains("BatchSize", Message(Options with { BatchSize = 1 }), StringComparison.Ordinal);
        Assert.Contains("LearningRate", Message(Options with { LearningRate = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ReadingComparison.Run(Engine, Pictures(), Options, token: source.Token));
    }

    [Fact]
    public void Run_OnePictureOfOneLabel_IsRefused()
    {
        PictureTensors one = MadeUpPictures.Tensors(MadeUpPictures.Manifest(subjects: 1, classes: 1, takes: 1), size: 16);
        Assert.Contains(
            "1 picture(s) of 1 label(s)",
            Assert.Throws<TrainingException>(() => ReadingComparison.Run(Engine, one, Options, token: Token)).Message, StringComparison.Ordinal);
    }

    /// <summary>A run of reading 1 that has stopped.</summary>
    internal static ReadingRun Dead() => new()
    {
        Reading = 1,
        Seed = 1,
        Name = "reading 1",
        CutsScores = true,
        Steps = [new() { Step = 5, Loss = Math.Log(3), Accuracy = 1 / 3.0, ScoresAtOrBelowZero = 1, SilentPictures = 1, LargestGradient = 0 }],
        ScoresBefore = new float[12, 3],
        ScoresAfter = new float[12, 3],
    };

    private static ReadingComparisonResult Run(ReadingOptions options) => ReadingComparison.Run(Engine, Pictures(), options, token: Token);

    private static string Message(ReadingOptions options) =>
        Assert.ThrowsAny<ArgumentException>(() => ReadingComparison.Run(Engine, Pictures(), options, token: Token)).Message;

    private static PictureTensors Pictures() => MadeUpPictures.Tensors(MadeUpPictures.Manifest(subjects: 6, classes: 3, takes: 2), size: 16);

    private static int Best(float[] row, bool cut)
    {
        float[] seen = [.. row.Select(score => cut ? Math.Max(0, score) : score)];
        return Array.IndexOf(seen, seen.Max());
    }
}
