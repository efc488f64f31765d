using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ClipStructureTests
{
    [Fact]
    public void Of_NumbersWithoutPadding_AreInTheOrderOfTheNumbers()
    {
        Manifest manifest = FergReader.Read(
            new FolderListing("nowhere", PublishedNames.FergFiles(most: 12)), new ReaderOptions { ClipLength = 12 });
        ClipStructure structure = ClipStructure.Of(manifest);
        Assert.Equal((42, 0), (structure.Clips.Count, structure.PicturesWithoutClip));
        ClipRun first = structure.Clips[0];
        Assert.Equal(("aia", 12), (first.Subject, first.Length));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(n => $"aia_anger_{n}.png"), first.Samples.Select(i => manifest.Samples[i].Path.Split('/')[^1]));
    }

    [Fact]
    public void Of_OneNameOnTwoSubjects_AreTwoClips()
    {
        ClipStructure structure = ClipStructure.Of(new Manifest("made-up", "nowhere", false,
        [
            new() { Path = "1.png", Label = "anger", Subject = "a", Clip = "x" },
            new() { Path = "2.png", Label = "anger", Subject = "b", Clip = "x" },
            new() { Path = "3.png", Label = "anger", Subject = "b" },
        ], []));
        Assert.Equal([("a", 1), ("b", 1)], structure.Clips.Select(clip => (clip.Subject, clip.Length)));
        Assert.Equal(1, structure.PicturesWithoutClip);
    }
}
