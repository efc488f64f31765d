using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Training;

/// <summary>One draw of an <see cref="Augmentation"/>: what is done to one picture, this time.</summary>
/// <param name="Flip">Mirrored left to right.</param>
/// <param name="ShiftX">To the right, as a share of the width.</param>
/// <param name="ShiftY">Downwards, as a share of the height.</param>
/// <param name="Rotation">Clockwise on the screen, degrees, about the center.</param>
/// <param name="Scale">Factor of size about the center, above 0; 1 keeps it.</param>
/// <param name="Brightness">Added to values of 0..1, which are then, with the contrast changed, cut off at 0 and 1.</param>
/// <param name="Contrast">Factor of every value's distance from middle grey, 0.5, above 0; 1 keeps it.</param>
public sealed record Variation(bool Flip, double ShiftX, double ShiftY, double Rotation, double Scale, double Brightness, double Contrast)
{
    private const float MiddleGrey = 127.5f;

    /// <summary>Nothing is done.</summary>
    public static Variation Identity { get; } = new(false, 0, 0, 0, 1, 0, 1);

    /// <summary>Draws the variation of one picture; always seven numbers, so that switching one magnitude off leaves the others' draws alone.</summary>
    public static Variation Draw(Augmentation augmentation, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        ArgumentNullException.ThrowIfNull(random);
        bool flip = random.NextDouble() < 0.5;
        double x = random.NextDouble(-1, 1);
        double y = random.NextDouble(-1, 1);
        double rotation = random.NextDouble(-1, 1);
        double scale = random.NextDouble(-1, 1);
        double brightness = random.NextDouble(-1, 1);
        double contrast = random.NextDouble(-1, 1);
        return new Variation(
            flip && augmentation.Flip, augmentation.Shift * x, augmentation.Shift * y, augmentation.Rotation * rotation,
            1 + augmentation.Scale * scale, augmentation.Brightness * brightness, 1 + augmentation.Contrast * contrast);
    }

    /// <summary>Varies one picture and standardizes it: one affine warp with bilinear interpolation, the border repeated.</summary>
    /// <param name="planes">(C, H, W), 0..255.</param>
    /// <param name="shape">C, H, W.</param>
    /// <param name="standardization">Applied to the varied values.</param>
    /// <param name="output">Receives (C, H, W), standardized.</param>
    /// <exception cref="ArgumentException">A length does not fit the shape.</exception>
    /// <remarks>
    /// The output pixel at offset o from the center shows the source at S R(-rotation) (o - shift) / scale, S the mirror. Its value v,
    /// of 0..1, becomes 0.5 + contrast (v - 0.5) + brightness.
    /// </remarks>
    public void Apply(ReadOnlySpan<byte> planes, InputShape shape, Standardization standardization, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(standardization);
        standardization.Check(shape);
        if (planes.Length != shape.Length || output.Length != shape.Length)
            throw new ArgumentException($"A picture of shape {shape} has {shape.Length} values, got {planes.Length} and {output.Length}.", nameof(planes));

        int height = shape.Height;
        int width = shape.Width;
        int area = height * width;
        (double sine, double cosine) = Math.SinCos(Rotation * Math.PI / 180);
        float mirror = Flip ? -1 : 1;
        float stepX = (float)(cosine / Scale) * mirror;
        float stepY = (float)(-sine / Scale);
        float gain = (float)Contrast;
        float lift = 255 * (float)Brightness + (1 - gain) * MiddleGrey;
        float centerX = (width - 1) / 2f;
        float centerY = (height - 1) / 2f;
        for (int y = 0; y < height; y++)
        {
            double offsetY = y - centerY - ShiftY * height;
            double offsetX = -centerX - ShiftX * width;
            float startX = centerX + mirror * (float)((cosine * offsetX + sine * offsetY) / Scale);
            float startY = centerY + (float)((-sine * offsetX + cosine * offsetY) / Scale);
            for (int plane = 0; plane < shape.Channels; plane++)
            {
                (float factor, float offset) = standardization.FactorAndOffset(plane);
                ReadOnlySpan<byte> source = planes.Slice(plane * area, area);
                Span<float> target = output.Slice(plane * area + y * width, width);
                for (int x = 0; x < width; x++)
                {
                    float value = Sample(source, width, height, startX + x * stepX, startY + x * stepY);
                    target[x] = Math.Clamp(gain * value + lift, 0, 255) * factor + offset;
                }
            }
        }
    }

    /// <summary>The value between four pixels; outside, the border's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sample(ReadOnlySpan<byte> source, int width, int height, float x, float y)
    {
        x = Math.Clamp(x, 0, width - 1);
        y = Math.Clamp(y, 0, height - 1);
        int left = (int)x;
        int top = (int)y;
        int right = Math.Min(left + 1, width - 1);
        int below = Math.Min(top + 1, height - 1) * width;
        float shareX = x - left;
        float shareY = y - top;
        top *= width;
        float upper = source[top + left] + shareX * (source[top + right] - source[top + left]);
        float lower = source[below + left] + shareX * (source[below + right] - source[below + left]);
        return upper + shareY * (lower - upper);
    }
}
