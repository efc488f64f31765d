using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SplitsRandomFoldsTests
{
    [Fact]
    public void RandomFolds_EveryPicture_IsTestedOnce()
    {
        Manifest manifest = Of(53, 4);
        IReadOnlyList<Split> splits = Splits.RandomFolds(manifest, 5, seed: 3);
        Assert.Equal(Enumerable.Range(0, 53), splits.SelectMany(split => split.Test).Order());
        Assert.All(splits, split => Assert.Equal(Enumerable.Range(0, 53), split.Training.Concat(split.Validation).Concat(split.Test).Order()));
        // 60/20/20 of 53.
        Assert.All(splits, split => Assert.InRange(split.Validation.Length, 10, 11));
        Assert.Equal([1, 2, 3, 4, 5], splits.Select(split => split.Fold));
        Assert.InRange(splits.Max(split => split.Test.Length) - splits.Min(split => split.Test.Length), 0, 1);
        foreach (string label in manifest.Labels)
        {
            int[] counts = [.. splits.Select(split => split.Test.Count(i => manifest.Samples[i].Label == label))];
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void RandomFolds_AnotherSeed_DealsOtherwise()
    {
        Assert.Equal(Splits.RandomFolds(Of(40, 2), 4, 1)[0].Test, Splits.RandomFolds(Of(40, 2), 4, 1)[0].Test);
        Assert.NotEqual(Splits.RandomFolds(Of(40, 2), 4, 1)[0].Test, Splits.RandomFolds(Of(40, 2), 4, 2)[0].Test);
    }

    [Fact]
    public void RandomFolds_WhatCannotBeDealt_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Splits.RandomFolds(Of(40, 2), 1, 1));
        Assert.Contains("4 labelled pictures", Assert.Throws<DatasetException>(() => Splits.RandomFolds(Of(4, 2), 5, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => Splits.RandomFolds(Of(40, 1), 5, 1));
    }

    private static Manifest Of(int pictures, int labels) => new(
        "made up", "", isPractice: false,
        Enumerable.Range(0, pictures).Select(i => new Sample { Path = $"{i:000}.png", Label = $"label{i % labels}", Subject = $"s{i % 3}" }), []);
}
