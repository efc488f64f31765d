using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>From a painting to the bytes of a camera: exposure, white balance, noise, rounding.</summary>
internal static class Sensor
{
    private const int ExposureRounds = 3;

    /// <summary>Brings the painting to the view's mean and adds its noise.</summary>
    public static Image Expose(Canvas canvas, PracticeView view, bool grey, CounterRandom random)
    {
        int channels = grey ? 1 : 3, count = canvas.Size * canvas.Size;
        float[] samples = grey ? Lens(Intensity(canvas.Pixels), canvas.Size) : canvas.Pixels;
        if (view.Mean is { } mean)
        {
            Span<float> means = grey ? [0.299f * mean.Red + 0.587f * mean.Green + 0.114f * mean.Blue] : [mean.Red, mean.Green, mean.Blue];
            for (int channel = 0; channel < channels; channel++)
                BringToMean(samples, channel, channels, means[channel]);
        }

        var bytes = new byte[count * channels];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Math.Clamp(MathF.Round(Film(samples[i]) * 255 + view.Noise * Grain(random)), 0, 255);
        return new Image(canvas.Size, canvas.Size, channels, bytes);
    }

    /// <summary>The mean color that a painting has on film, 0..1.</summary>
    public static Rgb MeanOf(Canvas canvas)
    {
        Span<double> sums = [0, 0, 0];
        for (int i = 0; i < canvas.Pixels.Length; i++)
            sums[i % 3] += Film(canvas.Pixels[i]);
        double count = canvas.Size * canvas.Size;
        return new Rgb((float)(sums[0] / count), (float)(sums[1] / count), (float)(sums[2] / count));
    }

    // Bright parts are compressed, not cut, as film and cameras do it.
    private static float Film(float value)
    {
        const float Shoulder = 0.72f, Room = 1 - Shoulder;
        float above = value - Shoulder;
        return above <= 0 ? Math.Max(value, 0) : Shoulder + Room * above / (Room + above);
    }

    /// <summary>A photograph's softness and its darker corners.</summary>
    private static float[] Lens(float[] samples, int size)
    {
        var soft = new float[samples.Length];
        for (int y = 0; y < size; y++)
        {
            int above = Math.Max(y - 1, 0) * size, row = y * size, below = Math.Min(y + 1, size - 1) * size;
            for (int x = 0; x < size; x++)
            {
                int left = Math.Max(x - 1, 0), right = Math.Min(x + 1, size - 1);
                float near = samples[above + x] + samples[below + x] + samples[row + left] + samples[row + right];
                float far = samples[above + left] + samples[above + right] + samples[below + left] + samples[below + right];
                float dx = 2f * x / size - 1, dy = 2f * y / size - 1;
                soft[row + x] = (0.36f * samples[row + x] + 0.11f * near + 0.05f * far) * (1 - 0.10f * (dx * dx + dy * dy));
            }
        }

        return soft;
    }

    // The film's shoulder moves the mean: a few rounds of exposing anew settle it.
    private static void BringToMean(float[] samples, int channel, int channels, float target)
    {
        for (int round = 0; round < ExposureRounds; round++)
        {
            double sum = 0;
            for (int i = channel; i < samples.Length; i += channels)
                sum += Film(samples[i]);
            float gain = (float)(target * (samples.Length / channels) / Math.Max(sum, 1));
            for (int i = channel; i < samples.Length; i += channels)
                samples[i] *= gain;
        }
    }

    private static float[] Intensity(float[] pixels)
    {
        var grey = new float[pixels.Length / 3];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = 0.299f * pixels[3 * i] + 0.587f * pixels[3 * i + 1] + 0.114f * pixels[3 * i + 2];
        return grey;
    }

    // The sum of four uniform bytes, scaled to deviation 1: close enough to normal for grain, and one draw a sample.
    private static float Grain(CounterRandom random)
    {
        uint word = random.NextUInt32();
        uint sum = (word & 255) + (word >> 8 & 255) + (word >> 16 & 255) + (word >> 24);
        return (sum - 510f) / 147.8f;
    }
}
