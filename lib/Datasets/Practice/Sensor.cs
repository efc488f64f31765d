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
        float[] samples = grey ? Intensity(canvas.Pixels) : canvas.Pixels;
        if (view.Mean is { } mean)
        {
            Span<float> means = grey ? [0.299f * mean.Red + 0.587f * mean.Green + 0.114f * mean.Blue] : [mean.Red, mean.Green, mean.Blue];
            for (int channel = 0; channel < channels; channel++)
                BringToMean(samples, channel, channels, means[channel]);
        }

        var bytes = new byte[count * channels];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Math.Clamp(MathF.Round(samples[i] * 255 + view.Noise * Grain(random)), 0, 255);
        return new Image(canvas.Size, canvas.Size, channels, bytes);
    }

    // Samples past white or black are cut, which moves the mean: a few rounds of exposing anew settle it.
    private static void BringToMean(float[] samples, int channel, int channels, float target)
    {
        for (int round = 0; round < ExposureRounds; round++)
        {
            double sum = 0;
            for (int i = channel; i < samples.Length; i += channels)
                sum += Math.Clamp(samples[i], 0, 1);
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
