using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class PictureClustersTests
{
    private static readonly string[] Two = ["a", "a", "a", "b"];
    private static readonly string?[] Clips = ["1", "1", null, "1"];

    [Fact]
    public void Of_FiveSubjects_AreSubjects()
    {
        PictureClusters clusters = PictureClusters.Of(Make(["a", "b", "c", "d", "e", "e"], null));
        Assert.Equal((ClusterUnit.Subject, 5), (clusters.Unit, clusters.Count));
        Assert.Equal(["a", "b", "c", "d", "e", "e"], clusters.Names);
    }

    [Fact]
    public void Of_FewSubjects_AreClipsWithinThemOrPictures()
    {
        PictureClusters clips = PictureClusters.Of(Make(Two, Clips));
        // Clip 1 of a, the picture without a clip, clip 1 of b.
        Assert.Equal((ClusterUnit.Clip, 3), (clips.Unit, clips.Count));
        Assert.Equal(clips.Names[0], clips.Names[1]);
        PictureClusters pictures = PictureClusters.Of(Make(Two, null));
        Assert.Equal((ClusterUnit.Picture, 4), (pictures.Unit, pictures.Count));
    }

    [Fact]
    public void Of_AUnit_IsThatUnit()
    {
        Assert.Equal(2, PictureClusters.Of(Make(Two, Clips), ClusterUnit.Subject).Count);
        Assert.Equal(4, PictureClusters.Of(Make(Two, Clips), ClusterUnit.Picture).Count);
    }

    private static Predictions Make(string[] subjects, string?[]? clips) =>
        RandomScores.Answering(new int[subjects.Length], new int[subjects.Length], subjects, clips);
}
