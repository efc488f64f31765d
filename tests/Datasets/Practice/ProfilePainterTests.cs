using FerLib.Datasets;
using FerLib.Datasets.Practice;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class ProfilePainterTests
{
    // One grey backdrop and light from the front: nothing but the face tells left from right.
    private static readonly Rgb Backdrop = new(0.5f, 0.5f, 0.5f);
    private static readonly PracticeView Even = new() { Zoom = 0.9f, LightX = 0, BackgroundTop = Backdrop, BackgroundBottom = Backdrop };
    // Default noise of the sensor.
    private const double NoiseLevel = 1.5 / 255;

    private static readonly PracticeCharacter Ray = PracticeCast.Ferg[5], Bald = PracticeCast.Jaffe[9];

    public static TheoryData<string> SixExpressions => [.. Expressions.All.Where(name => name != "neutral")];

    [Fact]
    public void Paint_FacingTheOtherWay_IsTheMirrorImage()
    {
        const int Size = 96;
        ActionUnits units = ActionUnits.Parse("1+2+5+25+27D");
        PracticeView view = Even with { CenterX = 0.47f, LightX = -0.4f, Roll = 0.05f, Pitch = 0.1f, Asymmetry = 0.15f, GazeX = 0.3f };
        PracticeView mirrored = view with { CenterX = 0.53f, LightX = 0.4f, Roll = -0.05f, Asymmetry = -0.15f, GazeX = -0.3f };
        float[] right = ProfilePainter.Paint(Ray, units, view, Size, facesLeft: false).Pixels;
        float[] left = ProfilePainter.Paint(Ray, units, mirrored, Size, facesLeft: true).Pixels;
        // Broad blurs work on blocks of pixels counted from the left: the two pictures are not the same to the last bit.
        double sum = 0;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size * 3; x++)
                sum += Math.Abs(right[y * Size * 3 + x] - left[(y * Size + Size - 1 - x / 3) * 3 + x % 3]);
        }

        Assert.InRange(sum / right.Length, 0, 0.004);
        Assert.True(Difference(right, left) > 0.05, "the face looks the other way");
    }

    [Fact]
    public void Paint_SameInput_SamePixels() => Assert.Equal(
        ProfilePainter.Paint(Ray, ActionUnits.Parse("6+12+25"), Even, 64, true).Pixels,
        ProfilePainter.Paint(Ray, ActionUnits.Parse("6+12+25"), Even, 64, true).Pixels);

    [Theory]
    [MemberData(nameof(SixExpressions))]
    public void Paint_EveryVariantOfAnExpression_DiffersFromNeutralInTheFace(string expression)
    {
        const int Size = 128;
        float[] neutral = ProfilePainter.Paint(Bald, ActionUnits.None, Even, Size, false).Pixels;
        foreach (ActionUnits units in ExpressionActionUnits.Of(expression))
        {
            float[] shown = ProfilePainter.Paint(Bald, units, Even, Size, false).Pixels;
            // The face is before the ear, the back of the head behind it.
            Assert.InRange(Difference(neutral, shown, from: 0.6f, top: 0.3f), 4 * NoiseLevel, 1);
            Assert.InRange(Difference(neutral, shown, from: 0, to: 0.4f), 0, NoiseLevel / 4);
        }
    }

    [Fact]
    public void Paint_TwoExpressions_DifferInTheFace()
    {
        (string Expression, float[] Pixels)[] pictures = [.. Expressions.All.SelectMany(name => ExpressionActionUnits.Of(name)
            .Select(units => (name, ProfilePainter.Paint(Bald, units, Even, 96, false).Pixels)))];
        for (int i = 0; i < pictures.Length; i++)
        {
            foreach ((string expression, float[] pixels) in pictures.Take(i).Where(other => other.Expression != pictures[i].Expression))
            {
                double difference = Difference(pictures[i].Pixels, pixels, from: 0.6f, top: 0.3f);
                Assert.True(difference > 4 * NoiseLevel, FormattableString.Invariant($"{expression}, {pictures[i].Expression}: {difference}"));
            }
        }
    }

    [Theory]
    [InlineData(0.5f, 0.5f, 0.9f, true)]
    [InlineData(0.45f, 0.52f, 0.7f, false)]
    public void Paint_Head_HasTheViewsPlaceAndArea(float x, float y, float zoom, bool facesLeft)
    {
        const int Size = 200;
        PracticeView view = Even with { CenterX = x, CenterY = y, Zoom = zoom };
        // Pixels that change with the skin are skin; below the jaw it is neck.
        float[] light = ProfilePainter.Paint(Bald, ActionUnits.None, view, Size, facesLeft).Pixels;
        float[] dark = ProfilePainter.Paint(Bald with { Skin = Rgb.Hex(0x302018) }, ActionUnits.None, view, Size, facesLeft).Pixels;
        List<(int X, int Y)> skin = [];
        for (int i = 0; i < Size * Size; i++)
        {
            if (Math.Abs(light[3 * i] - dark[3 * i]) > 0.05f)
                skin.Add((i % Size, i / Size));
        }

        double top = skin.Min(pixel => pixel.Y), width = skin.Max(pixel => pixel.X) - skin.Min(pixel => pixel.X), sizeOfHead = Size * zoom;
        Assert.InRange((skin.Min(pixel => pixel.X) + width / 2) / Size, x - 0.06, x + 0.06);
        // A head that covers half of a square at zoom 1 is about 0.75 wide and 0.85 high, nose and neck not counted.
        Assert.InRange(width / sizeOfHead, 0.70, 0.90);
        Assert.InRange(y - top / Size, 0.36 * zoom, 0.5 * zoom);
        Assert.InRange(skin.Count(pixel => pixel.Y < top + 0.85 * sizeOfHead) / (sizeOfHead * sizeOfHead), 0.45, 0.62);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void Paint_EveryHair_CoversTheCraniumAndNotTheFace(int size)
    {
        float[] bald = ProfilePainter.Paint(Ray with { Hair = PracticeHair.None }, ActionUnits.None, Even, size, false).Pixels;
        foreach (PracticeHair hair in Enum.GetValues<PracticeHair>().Where(hair => hair != PracticeHair.None))
        {
            float[] pixels = ProfilePainter.Paint(Ray with { Hair = hair }, ActionUnits.None, Even, size, false).Pixels;
            Assert.All(pixels, value => Assert.True(float.IsFinite(value)));
            Assert.True(Difference(bald, pixels, from: 0.15f, to: 0.4f, top: 0.15f, bottom: 0.45f) > 0.05, $"{hair} covers the back of the head");
            Assert.InRange(Difference(bald, pixels, from: 0.8f, to: 1, top: 0.45f, bottom: 0.9f), 0, 2 * NoiseLevel);
        }
    }

    [Fact]
    public void ProfileShape_ActionUnits_MoveWhatFacsSaysTheyMove()
    {
        ProfileShape rest = Shape("");
        Assert.True(Shape("1").Brow[0].Y < rest.Brow[0].Y, "1 raises the inner brow");
        Assert.True(Shape("4").Brow[0].Y > rest.Brow[0].Y, "4 lowers the brow");
        Assert.True(Shape("5").Lid(true, 0)[^1].Y < rest.Lid(true, 0)[^1].Y, "5 raises the upper lid");
        Assert.True(Shape("9").NoseWing.Y < rest.NoseWing.Y, "9 lifts the wing of the nose");
        Assert.True(Shape("12").Mouth.Corner.Y < rest.Mouth.Corner.Y && Shape("12").Mouth.Corner.X < rest.Mouth.Corner.X, "12 pulls the corner up and back");
        Assert.True(Shape("15").Mouth.Corner.Y > rest.Mouth.Corner.Y, "15 pulls the corner down");
        Assert.True(Shape("22").Mouth.UpperFront[0].X > rest.Mouth.UpperFront[0].X, "22 pushes the lips forward");
        Assert.True(Shape("25+27").Head.Max(point => point.Y) > Shape("25+26").Head.Max(point => point.Y), "27 opens the jaw farther than 26");
        Assert.Empty(rest.Mouth.Between);
        Assert.NotEmpty(Shape("25").Mouth.Between);
    }

    private static ProfileShape Shape(string code) => new(Bald, new FaceShape(Bald, ActionUnits.Parse(code), 0), 0);

    /// <summary>Root of the mean squared difference, in a part of the picture.</summary>
    private static double Difference(float[] a, float[] b, float from = 0, float to = 1, float top = 0, float bottom = 1)
    {
        int size = (int)Math.Sqrt(a.Length / 3), count = 0;
        double sum = 0;
        for (int y = (int)(top * size); y < (int)(bottom * size); y++)
        {
            for (int i = (int)(from * size) * 3; i < (int)(to * size) * 3; i++, count++)
                sum += Math.Pow(a[y * size * 3 + i] - b[y * size * 3 + i], 2);
        }

        return Math.Sqrt(sum / count);
    }
}
