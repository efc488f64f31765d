using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class RocAucTests
{
    private const double Rounding = 1e-12;

    // scikit-learn's own example: scores 0.1 0.4 0.35 0.8 of truth 0 0 1 1 have the area 0.75.
    [Fact]
    public void Of_KnownExample_GivesTheKnownArea()
    {
        RocAuc areas = RocAuc.Of([0, 0, 1, 1], new[,] { { 0.9f, 0.1f }, { 0.6f, 0.4f }, { 0.65f, 0.35f }, { 0.2f, 0.8f } });
        Assert.Equal([0.75, 0.75], areas.PerClass);
        Assert.Equal((0.75, 0.75), (areas.Macro, areas.Weighted));
    }

    [Fact]
    public void Of_AllScoresEqual_IsOneHalf() =>
        Assert.Equal([0.5, 0.5], RocAuc.Of([0, 1, 1], new[,] { { 0.5f, 0.5f }, { 0.5f, 0.5f }, { 0.5f, 0.5f } }).PerClass);

    // Class 1 over class 0 in 2 of 2 pairs, one of them a tie: 1.5 / 2.
    [Fact]
    public void Of_OneTie_CountsOneHalf() =>
        Assert.Equal(0.75, RocAuc.Of([0, 0, 1], new[,] { { 0.8f, 0.2f }, { 0.6f, 0.4f }, { 0.6f, 0.4f } }).PerClass[1]);

    [Fact]
    public void Of_ClassWithoutPictures_IsNaNAndLeftOutOfTheMeans()
    {
        RocAuc areas = RocAuc.Of([0, 0, 0, 1], new[,] { { 0.9f, 0.1f, 0 }, { 0.2f, 0.7f, 0.1f }, { 0.5f, 0.5f, 0 }, { 0.4f, 0.6f, 0 } });
        Assert.Equal([2 / 3.0, 2 / 3.0, double.NaN], areas.PerClass);
        Assert.Equal(2 / 3.0, areas.Macro, Rounding);
        Assert.Equal(2 / 3.0, areas.Weighted, Rounding);
    }

    [Fact]
    public void Of_OneClassOnlyOrNoPictures_IsNaN()
    {
        RocAuc one = RocAuc.Of([1, 1], new[,] { { 0.5f, 0.5f }, { 0.2f, 0.8f } });
        Assert.All(one.PerClass, area => Assert.Equal(double.NaN, area));
        Assert.Equal((double.NaN, double.NaN), (one.Macro, one.Weighted));
        RocAuc none = RocAuc.Of([], new float[0, 2]);
        Assert.Equal((double.NaN, double.NaN), (none.Macro, none.Weighted));
    }

    [Fact]
    public void Of_RandomScores_CountsPairsWhateverOrderAndNames()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var scores = new RandomScores(seed, steps: seed % 2 == 0 ? 3 : 1000);
            RocAuc areas = RocAuc.Of(scores.Truth, scores.Probabilities);
            for (int label = 0; label < scores.Classes; label++)
                Assert.Equal(ShareOfPairs(scores, label), areas.PerClass[label], Rounding);
            Assert.InRange(areas.Macro, 0, 1);
            double[] weights = [.. Enumerable.Range(0, scores.Classes).Select(label => (double)scores.Truth.Count(truth => truth == label) / scores.Pictures)];
            Assert.Equal(areas.PerClass.Zip(weights).Sum(pair => pair.First * pair.Second), areas.Weighted, Rounding);
            (int[] shuffled, float[,] rows) = scores.Shuffled();
            Assert.Equal(areas.PerClass, RocAuc.Of(shuffled, rows).PerClass);
            (int[] renamed, float[,] columns) = scores.Relabelled();
            Assert.Equal(areas.PerClass, scores.NewLabels.Select(label => RocAuc.Of(renamed, columns).PerClass[label]));
        }
    }

    // Second formula: every pair of a picture of the class and one of another.
    private static double ShareOfPairs(RandomScores scores, int label)
    {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.Pictures; i++)
        {
            for (int j = 0; j < scores.Pictures; j++)
            {
                if (scores.Truth[i] != label || scores.Truth[j] == label)
                    continue;
                int order = scores.Probabilities[i, label].CompareTo(scores.Probabilities[j, label]);
                won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                pairs++;
            }
        }

        return won / pairs;
    }
}
