using FerLib.NeuralNetworks;
using FerLib.Randomness;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class VariationTests
{
    // Bytes come back from the standardized values within float rounding.
    private const float Tolerance = 1e-3f;
    private static readonly Standardization Plain = new([0], [1 / 255f]);
    private static readonly byte[] Square = [10, 20, 30, 40, 50, 60, 70, 80, 90];

    [Fact]
    public void Apply_Identity_IsTheStandardizedPicture()
    {
        var standardization = new Standardization([0.3f, 0.4f], [0.2f, 0.5f]);
        byte[] picture = Noise(2 * 5 * 7);
        float[] expected = new float[picture.Length];
        standardization.Apply(picture, expected);
        float[] varied = new float[picture.Length];
        Variation.Identity.Apply(picture, new InputShape(2, 5, 7), standardization, varied);
        Assert.Equal(expected, varied);
    }

    [Fact]
    public void Apply_Flip_MirrorsExactly()
    {
        byte[] picture = Noise(2 * 4 * 6);
        float[] plain = Run(picture, new InputShape(2, 4, 6), Variation.Identity);
        float[] flipped = Run(picture, new InputShape(2, 4, 6), Variation.Identity with { Flip = true });
        for (int row = 0; row < 8; row++)
            Assert.Equal(plain[(row * 6)..(row * 6 + 6)].Reverse(), flipped[(row * 6)..(row * 6 + 6)]);
    }

    [Theory]
    [InlineData(1 / 3.0, 0, new float[] { 10, 10, 20, 40, 40, 50, 70, 70, 80 })] // one pixel to the right
    [InlineData(0, -1 / 3.0, new float[] { 40, 50, 60, 70, 80, 90, 70, 80, 90 })] // one pixel up
    [InlineData(1 / 6.0, 0, new float[] { 10, 15, 25, 40, 45, 55, 70, 75, 85 })] // half a pixel to the right
    public void Apply_Shift_MovesAndRepeatsTheBorder(double x, double y, float[] expected) =>
        AssertClose(expected, Run(Square, Variation.Identity with { ShiftX = x, ShiftY = y }));

    [Theory]
    [InlineData(90, new float[] { 70, 40, 10, 80, 50, 20, 90, 60, 30 })] // clockwise on the screen
    [InlineData(180, new float[] { 90, 80, 70, 60, 50, 40, 30, 20, 10 })]
    public void Apply_Rotation_TurnsClockwise(double degrees, float[] expected) =>
        AssertClose(expected, Run(Square, Variation.Identity with { Rotation = degrees }));

    [Fact]
    public void Apply_ScaleTwo_EnlargesAboutTheCenter() =>
        AssertClose([30, 35, 40, 45, 50, 55, 60, 65, 70], Run(Square, Variation.Identity with { Scale = 2 }));

    [Fact]
    public void Apply_Brightness_AddsAndCutsOff()
    {
        AssertClose([112, 122, 132, 142, 152, 162, 172, 182, 192], Run(Square, Variation.Identity with { Brightness = 102 / 255.0 }));
        AssertClose([0, 0, 0, 0, 0, 9, 19, 29, 39], Run(Square, Variation.Identity with { Brightness = -0.2 }));
    }

    [Fact]
    public void Apply_Contrast_StretchesAboutMiddleGreyAndCutsOff()
    {
        AssertClose([68.75f, 73.75f, 78.75f, 83.75f, 88.75f, 93.75f, 98.75f, 103.75f, 108.75f], Run(Square, Variation.Identity with { Contrast = 0.5 }));
        AssertClose([0, 0, 0, 0, 0, 0, 12.5f, 32.5f, 52.5f], Run(Square, Variation.Identity with { Contrast = 2 }));
        AssertClose([0, 0, 0, 3.5f, 23.5f, 43.5f, 63.5f, 83.5f, 103.5f], Run(Square, Variation.Identity with { Contrast = 2, Brightness = 0.2 }));
        AssertClose([247.5f, 255], Run([187, 200], new InputShape(2, 1, 1), Variation.Identity with { Contrast = 2, Brightness = 1 / 255.0 }));
    }

    [Fact]
    public void Draw_WithContrast_LeavesTheOtherDrawsAlone()
    {
        var plain = new Augmentation { Contrast = 0 };
        for (ulong i = 0; i < 20; i++)
        {
            Variation without = Variation.Draw(plain, new CounterRandom(1, i));
            Variation with = Variation.Draw(plain with { Contrast = 0.4 }, new CounterRandom(1, i));
            Assert.Equal(1, without.Contrast);
            Assert.NotEqual(1, with.Contrast);
            Assert.Equal(without, with with { Contrast = 1 });
            // The contrast is drawn last: the sixth number is the brightness, as before there was a contrast.
            var random = new CounterRandom(1, i);
            double[] draws = [.. Enumerable.Range(0, 6).Select(_ => random.NextDouble())];
            Assert.Equal(plain.Brightness * (2 * draws[5] - 1), without.Brightness, 1e-15);
        }
    }

    [Fact]
    public void Draw_NoMagnitudes_IsTheIdentity()
    {
        for (ulong i = 0; i < 20; i++)
            Assert.Equal(Variation.Identity, Variation.Draw(Augmentation.None, new CounterRandom(1, i)));
    }

    [Fact]
    public void Draw_ManyTimes_StaysWithinTheMagnitudesAndFlipsHalf()
    {
        var augmentation = new Augmentation { Contrast = 0.4 };
        Variation[] draws = [.. Enumerable.Range(0, 2000).Select(i => Variation.Draw(augmentation, new CounterRandom(1, (ulong)i)))];
        Assert.All(draws, draw =>
        {
            Assert.InRange(draw.ShiftX, -augmentation.Shift, augmentation.Shift);
            Assert.InRange(draw.ShiftY, -augmentation.Shift, augmentation.Shift);
            Assert.InRange(draw.Rotation, -augmentation.Rotation, augmentation.Rotation);
            Assert.InRange(draw.Scale, 1 - augmentation.Scale, 1 + augmentation.Scale);
            Assert.InRange(draw.Brightness, -augmentation.Brightness, augmentation.Brightness);
            Assert.InRange(draw.Contrast, 0.6, 1.4);
        });
        Assert.InRange(draws.Count(draw => draw.Flip), 900, 1100);
        Assert.Equal(0, draws.Average(draw => draw.Rotation), 0.6);
    }

    [Fact]
    public void Apply_AnyVariation_StaysWithinTheValuesOfThePicture()
    {
        byte[] picture = Noise(9 * 11);
        var wild = new Augmentation { Shift = 0.5, Rotation = 180, Scale = 0.9, Brightness = 0, Contrast = 0 };
        for (ulong i = 0; i < 50; i++)
        {
            float[] varied = Run(picture, new InputShape(1, 9, 11), Variation.Draw(wild, new CounterRandom(2, i)));
            Assert.InRange(varied.Min(), picture.Min() - Tolerance, 255);
            Assert.InRange(varied.Max(), 0, picture.Max() + Tolerance);
        }
    }

    [Fact]
    public void Apply_LengthsThatDoNotFit_Throws() =>
        Assert.Contains("has 9 values, got 9 and 4",
            Assert.Throws<ArgumentException>(() => Variation.Identity.Apply(Square, new InputShape(1, 3, 3), Plain, new float[4])).Message,
            StringComparison.Ordinal);

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }

    private static float[] Run(byte[] picture, Variation variation) => Run(picture, new InputShape(1, 3, 3), variation);

    private static float[] Run(byte[] picture, InputShape shape, Variation variation)
    {
        float[] output = new float[picture.Length];
        variation.Apply(picture, shape, new Standardization(new float[shape.Channels], [.. Enumerable.Repeat(1 / 255f, shape.Channels)]), output);
        return output;
    }

    private static byte[] Noise(int length)
    {
        var random = new CounterRandom(4);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt32(256))];
    }
}
