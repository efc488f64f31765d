using System.Numerics;
using FerLib.Datasets.Practice;
using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class TurnedCameraTests
{
    private static readonly PracticeCharacter Who = PracticeCast.Kdef[0];
    private static readonly Frame Size = Frame.Square(400);

    [Fact]
    public void Project_HalfProfile_TheNoseLeadsAndHidesThePointBehindIt()
    {
        TurnedCamera right = Camera(MathF.PI / 4), left = Camera(-MathF.PI / 4);
        float tip = Who.NoseLength;
        Assert.True(right.Project(new Vector2(0, tip)).X > right.Project(new Vector2(-0.4f, tip)).X);
        Assert.True(left.Project(new Vector2(0, tip)).X < left.Project(new Vector2(0.4f, tip)).X);
        // Just beyond the ridge of the nose nothing is seen: the point comes to lie on the ridge.
        Vector2 ridge = right.Project(new Vector2(0.02f, tip - 0.02f)), behind = right.Project(new Vector2(0.12f, tip - 0.02f));
        Assert.InRange(behind.X - ridge.X, 0, 0.06f * right.Scale);
    }

    [Fact]
    public void Project_MirroredPointsAndTurns_AreMirrored()
    {
        TurnedCamera right = Camera(0.8f), left = Camera(-0.8f);
        foreach (Vector2 point in new Vector2[] { new(0.4f, 0), new(-0.5f, 0.3f), new(0, 0.8f), new(-0.9f, -0.2f) })
        {
            Vector2 a = right.Project(point), b = left.Project(new Vector2(-point.X, point.Y));
            Assert.Equal(Size.Width - a.X, b.X, 0.01f);
            Assert.Equal(a.Y, b.Y, 0.01f);
        }
    }

    [Fact]
    public void Hides_FullProfile_TheFarHalfOnly()
    {
        TurnedCamera camera = Camera(MathF.PI / 2);
        Assert.True(camera.Hides(new(0.4f, 0)));
        Assert.False(camera.Hides(new(-0.4f, 0)));
    }

    [Theory]
    [InlineData("27", 12)] // the jaw drops
    [InlineData("2", 5)] // the brows rise
    [InlineData("12+6", 5)] // a smile
    public void Render_FullProfile_ShowsWhatMusclesDo(string units, int levels)
    {
        var view = new PracticeView { Yaw = -MathF.PI / 2, Noise = 0 };
        Image rest = PracticeFace.Render(Who, ActionUnits.None, view, size: 96), moved = PracticeFace.Render(Who, ActionUnits.Parse(units), view, size: 96);
        Assert.True(rest.Pixels.Zip(moved.Pixels, (a, b) => Math.Abs(a - b)).OrderDescending().Take(300).Average() > levels);
    }

    [Fact]
    public void Depth_FaceAtRest_HasTheNoseBeforeLipsBeforeEyesBeforeEars()
    {
        var head = new HeadSurface(Who, new FaceShape(Who, ActionUnits.None, 0));
        float nose = head.Depth(0, Who.NoseLength), lip = head.Depth(0, Who.MouthHeight), eye = head.Depth(Who.EyeDistance, 0), ear = head.Depth(head.HalfWidth(0.1f), 0.1f);
        Assert.True(nose > lip && lip > eye && eye > ear, $"{nose} {lip} {eye} {ear}");
        Assert.Equal(head.Depth(0.3f, 0.2f), head.Depth(-0.3f, 0.2f));
    }

    private static TurnedCamera Camera(float yaw)
    {
        var face = new FaceShape(Who, ActionUnits.None, 0);
        var head = new HeadSurface(Who, face);
        return new TurnedCamera(new PracticeView { Yaw = yaw }, Size, head, head, face.HeadControls(atRest: true));
    }
}
