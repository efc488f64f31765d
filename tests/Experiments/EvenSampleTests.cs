using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class EvenSampleTests
{
    private static readonly Manifest Twelve = MadeUpPictures.Manifest(subjects: 2, classes: 3, takes: 2);

    [Fact]
    public void Of_SmallerSet_IsTakenWhole() => Assert.Equal(Enumerable.Range(0, 12), EvenSample.Of(Twelve, 12, 1));

    [Fact]
    public void Of_HalfOfThem_TakesOneOfEachSubjectAndExpression()
    {
        IReadOnlyList<int> sample = EvenSample.Of(Twelve, 6, 1);
        Assert.Equal(sample.Order(), sample);
        Assert.Equal(6, sample.Select(i => (Twelve.Samples[i].Subject, Twelve.Samples[i].Label)).Distinct().Count());
    }

    [Fact]
    public void Of_UnequalGroups_GivesTheSmallOnesAllTheyHave()
    {
        var manifest = new Manifest("unequal", "nowhere", isPractice: false,
            Enumerable.Range(0, 100).Select(i => new Sample { Path = $"{i:000}.png", Label = i < 97 ? "anger" : "fear", Subject = "one" }),
            []);
        IReadOnlyList<int> sample = EvenSample.Of(manifest, 10, 1);
        Assert.Equal(3, sample.Count(i => manifest.Samples[i].Label == "fear"));
        Assert.Equal(10, sample.Count);
    }

    [Fact]
    public void Of_Seeds_RepeatAndDiffer()
    {
        Manifest many = MadeUpPictures.Manifest(subjects: 3, classes: 3, takes: 20);
        Assert.Equal(EvenSample.Of(many, 20, 5), EvenSample.Of(many, 20, 5));
        Assert.NotEqual(EvenSample.Of(many, 20, 5), EvenSample.Of(many, 20, 6));
    }

    [Fact]
    public void Of_NoPicture_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => EvenSample.Of(Twelve, 0, 1));
}
