using System.Numerics;
using FerLib.Datasets.Practice;
using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class PracticeFaceTests
{
    private static readonly PracticeCharacter Aia = PracticeCast.Ferg[0];

    [Fact]
    public void Render_DrawnAndPhotographic_GiveColorAndGrey()
    {
        Image drawn = PracticeFace.Render(Aia, ActionUnits.None), photograph = PracticeFace.Render(PracticeCast.Jaffe[0], ActionUnits.None);
        Image color = PracticeFace.Render(PracticeCast.Senthil[0], ActionUnits.None);
        Assert.Equal((256, 256, 3), (drawn.Width, drawn.Height, drawn.Channels));
        Assert.Equal((256, 256, 1), (photograph.Width, photograph.Height, photograph.Channels));
        Assert.Equal((3, false), (color.Channels, ChannelExtraction.IsColorless(color)));
    }

    [Fact]
    public void Render_SameSeed_SameBits_OtherSeed_OtherNoise()
    {
        ActionUnits smile = ActionUnits.Parse("6+12+25");
        Assert.Equal(PracticeFace.Render(Aia, smile, seed: 5, size: 64).Pixels, PracticeFace.Render(Aia, smile, seed: 5, size: 64).Pixels);
        Assert.NotEqual(PracticeFace.Render(Aia, smile, seed: 5, size: 64).Pixels, PracticeFace.Render(Aia, smile, seed: 6, size: 64).Pixels);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(512)]
    public void Render_OtherSize_Works(int size) => Assert.Equal(size, PracticeFace.Render(Aia, ActionUnits.Parse("19+27"), size: size).Width);

    [Fact]
    public void Render_SizeOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PracticeFace.Render(Aia, ActionUnits.None, size: 15));
        Assert.Throws<ArgumentOutOfRangeException>(() => PracticeFace.Render(Aia, ActionUnits.None, size: 1025));
    }

    [Fact]
    public void FaceShape_ActionUnits_MoveWhatFacsSaysTheyMove()
    {
        FaceShape rest = Shape("");
        Assert.True(Shape("1").Brows[0][0].Y < rest.Brows[0][0].Y, "1 raises the inner brow");
        Assert.True(Shape("2").Brows[0][2].Y < rest.Brows[0][2].Y, "2 raises the outer brow");
        Assert.True(Shape("4").Brows[0][0].Y > rest.Brows[0][0].Y, "4 lowers the brow");
        Assert.True(Shape("4").Brows[1][0].X < rest.Brows[1][0].X, "4 draws the brows together");
        Assert.True(Shape("5").UpperLids[0] > rest.UpperLids[0], "5 raises the upper lid");
        Assert.True(Shape("7").UpperLids[0] < rest.UpperLids[0] && Shape("7").LowerLids[0] < rest.LowerLids[0], "7 tightens both lids");
        Assert.True(Shape("6").LowerLids[0] < rest.LowerLids[0], "6 pushes the lower lid up");
        Assert.True(Shape("12").Mouth.InnerUpper[0].Y < rest.Mouth.InnerUpper[0].Y, "12 pulls the corners up");
        Assert.True(Shape("15").Mouth.InnerUpper[0].Y > rest.Mouth.InnerUpper[0].Y, "15 pulls the corners down");
        Assert.True(Shape("20").Mouth.InnerUpper[0].X < rest.Mouth.InnerUpper[0].X, "20 stretches the mouth");
        Assert.True(Shape("24").Mouth.LowerLip < rest.Mouth.LowerLip, "24 presses the lips");
        Assert.True(Shape("27").JawDrop > Shape("26").JawDrop, "27 opens the jaw farther than 26");
        Assert.Equal(0, rest.Mouth.Parted);
    }

    [Theory]
    [InlineData(PracticeCover.DarkGlasses, 0.40f, 0f)] // over an eye
    [InlineData(PracticeCover.Scarf, 0f, 0.84f)] // over the mouth
    [InlineData(PracticeCover.Hand, 0f, 0.84f)]
    public void Render_Covered_ShowsNothingOfWhatIsBehind(PracticeCover cover, float x, float y)
    {
        PracticeCharacter who = PracticeCast.Senthil[0];
        var view = new PracticeView { Noise = 0, Cover = cover };
        Image rest = PracticeFace.Render(who, ActionUnits.None, view), moved = PracticeFace.Render(who, ActionUnits.Parse("27+43"), view);
        var camera = new FrontCamera(view, Frame.Square(256), new FaceShape(who, ActionUnits.None, 0).HeadControls(atRest: true));
        Vector2 covered = camera.Project(new Vector2(x, y));
        int at = ((int)covered.Y * 256 + (int)covered.X) * 3;
        Assert.InRange(Math.Abs(rest.Pixels[at] - moved.Pixels[at]), 0, 3);
        Image bare = PracticeFace.Render(who, ActionUnits.Parse("27+43"), view with { Cover = PracticeCover.None });
        Assert.True(Math.Abs(bare.Pixels[at] - moved.Pixels[at]) > 10);
    }

    [Fact]
    public void FaceShape_Asymmetry_MovesOneSideMore()
    {
        var shape = new FaceShape(Aia, ActionUnits.Parse("12C"), 0.2f);
        Assert.True(shape.Mouth.InnerUpper[^1].Y < shape.Mouth.InnerUpper[0].Y);
    }

    private static FaceShape Shape(string code) => new(Aia, ActionUnits.Parse(code), 0);
}
