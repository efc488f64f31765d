using System.Numerics;
using FerLib.Datasets.Practice.Drawing;
using Xunit;

namespace FerLib.Tests.Datasets.Practice;

public sealed class MaskTests
{
    // Sums of a few thousand single-precision areas.
    private const float Tolerance = 2e-3f;

    [Fact]
    public void Fill_HalfPixels_CoversByArea()
    {
        Mask mask = Mask.Fill([new(1.5f, 1), new(3.25f, 1), new(3.25f, 2), new(1.5f, 2)], Frame.Square(8));
        Assert.Equal((1, 1), (mask.Left, mask.Top));
        Assert.Equal([0.5f, 1, 0.25f], mask.Values[..3]);
    }

    [Theory]
    [InlineData(20, 20, 9.3f, 6.1f)]
    [InlineData(20.4f, 19.7f, 0.4f, 0.3f)]
    [InlineData(2, 37, 12, 9)]
    public void Fill_Ellipse_SumsToTheArea(float x, float y, float radiusX, float radiusY)
    {
        Vector2[] outline = Outline.Ellipse(new(x, y), radiusX, radiusY, 0.3f);
        double area = 0;
        for (int i = 0; i < outline.Length; i++)
        {
            Vector2 a = outline[i], b = outline[(i + 1) % outline.Length];
            area += (a.X * b.Y - b.X * a.Y) / 2.0;
        }

        Assert.Equal(area, Mask.Fill(outline, Frame.Square(40)).Values.Sum(), area * Tolerance + Tolerance);
    }

    [Fact]
    public void Fill_FarOutside_IsEmpty() => Assert.Empty(Mask.Fill(Outline.Ellipse(new(900, 900), 5, 5), Frame.Square(32)).Values);

    [Theory]
    [InlineData(0.2f)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(28)]
    public void Blur_AnyMask_KeepsItsSum(float deviation)
    {
        Mask mask = Mask.Fill(Outline.Ellipse(new(20, 20), 6, 5), Frame.Square(40));
        Assert.Equal(mask.Values.Sum(), mask.Blur(deviation).Values.Sum(), mask.Values.Sum() * Tolerance);
    }

    [Fact]
    public void Blur_JustBelowAndAboveTheCoarseOne_LookTheSame()
    {
        Mask mask = Mask.Fill(Outline.Ellipse(new(40, 40), 20, 12), Frame.Square(80)), fine = mask.Blur(5.99f), coarse = mask.Blur(6);
        for (int y = 20; y < 60; y++)
        {
            for (int x = 20; x < 60; x++)
                Assert.Equal(fine.Values[(y - fine.Top) * fine.Width + x - fine.Left], coarse.Values[(y - coarse.Top) * coarse.Width + x - coarse.Left], 0.05f);
        }
    }

    [Fact]
    public void FillAll_OverlappingSquaresOfEitherTurn_IsTheirUnion()
    {
        Vector2[] a = [new(0, 0), new(4, 0), new(4, 4), new(0, 4)], b = [new(2, 3), new(2, 8), new(8, 8), new(8, 3)];
        Assert.Equal(16 + 30 - 2, Mask.FillAll([a, b], Frame.Square(8)).Values.Sum(), Tolerance);
    }

    [Fact]
    public void Blur_ALittleMore_IsALittleSofter()
    {
        Mask mask = Mask.Fill(Outline.Ellipse(new(20, 20), 6, 5), Frame.Square(40));
        float before = 1;
        for (float deviation = 0.5f; deviation < 5; deviation += 0.1f)
        {
            float top = mask.Blur(deviation).Values.Max();
            Assert.InRange(top, before - 0.06f, before);
            before = top;
        }
    }

    [Fact]
    public void Inside_TwoSquares_IsTheirOverlap()
    {
        Mask a = Mask.Fill([new(0, 0), new(4, 0), new(4, 4), new(0, 4)], Frame.Square(8)), b = Mask.Fill([new(2, 3), new(8, 3), new(8, 8), new(2, 8)], Frame.Square(8));
        Assert.Equal(2, a.Inside(b).Values.Sum(), Tolerance);
    }
}
