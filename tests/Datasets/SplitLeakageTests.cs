using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class SplitLeakageTests
{
    // Positions 0..4 are one clip of a, 5 is alone, 6 and 7 are b's without a clip, 8 is c's.
    private static readonly Manifest Pictures = new("made-up", "nowhere", false,
    [
        .. Enumerable.Range(0, 5).Select(i => new Sample { Path = $"{i}.png", Label = "anger", Subject = "a", Clip = "one" }),
        new() { Path = "5.png", Label = "fear", Subject = "a", Clip = "two" },
        new() { Path = "6.png", Label = "anger", Subject = "b" },
        new() { Path = "7.png", Label = "fear", Subject = "b" },
        new() { Path = "8.png", Label = "fear", Subject = "c" },
    ], []);

    [Fact]
    public void Of_TypedOutSplit_CountsClipsAndSubjectsAndFindsTheNearest()
    {
        SplitLeakage leakage = SplitLeakage.Of(Pictures, Split(training: [0, 3, 6], test: [2, 4, 5, 7, 8]));
        Assert.Equal((5, 2, 4), (leakage.TestPictures, leakage.WithClipInTraining, leakage.WithSubjectInTraining));
        Assert.Equal([(2, 3), (4, 3)], leakage.NearCopies);
        Assert.Equal([(2, 0), (4, 0), (5, 0), (7, 6)], leakage.KnownFaces);
    }

    [Fact]
    public void Of_EquallyNearCopies_TakesTheEarlier() =>
        Assert.Equal([(2, 1)], SplitLeakage.Of(Pictures, Split(training: [1, 3], test: [2])).NearCopies);

    [Fact]
    public void Of_Protocols_RandomLeaksAndSubjectIndependentDoesNot()
    {
        Manifest manifest = FergReader.Read(
            new FolderListing("nowhere", PublishedNames.FergFiles(most: 24)), new ReaderOptions { ClipLength = 6 });
        SplitLeakage random = SplitLeakage.Of(manifest, Splits.PaperRandom(manifest, seed: 1));
        SplitLeakage apart = SplitLeakage.Of(manifest, Splits.SubjectIndependent(manifest, seed: 1));
        Assert.True(random.WithClipInTraining > 0.9 * random.TestPictures);
        Assert.Equal((0, 0), (apart.WithClipInTraining, apart.WithSubjectInTraining));
        Assert.Empty(apart.KnownFaces);
    }

    private static Split Split(int[] training, int[] test) =>
        new() { Protocol = SplitProtocol.PaperRandom, Seed = 1, Training = training, Validation = [], Test = test };
}
