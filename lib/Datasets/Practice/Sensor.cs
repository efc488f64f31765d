using FerLib.Datasets.Practice.Drawing;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Datasets.Practice;

/// <summary>From a painting to the bytes of a camera: exposure, white balance, noise, rounding.</summary>
internal static class Sensor
{
    private const int ExposureRounds = 3;

    /// <summary>Brings the painting to the view's exposure and adds its noise.</summary>
    public static Image Expose(Canvas canvas, PracticeView view, PracticeStyle style, CounterRandom random)
    {
        (float[] samples, int channels) = Seen(canvas, style);
        Frame frame = canvas.Frame;
        const float MidGrey = 0.45f;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = MidGrey + (samples[i] - MidGrey) * view.Contrast;
        if (view.Exposure is { } wanted)
            Settle(samples, frame, channels, wanted);

        var bytes = new byte[samples.Length];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Math.Clamp(MathF.Round(Film(samples[i]) * 255 + view.Noise * Grain(random)), 0, 255);
        return new Image(frame.Width, frame.Height, channels, bytes);
    }

    /// <summary>The exposure that a painting has as it is.</summary>
    public static Exposure Measure(Canvas canvas, PracticeStyle style)
    {
        (float[] samples, int channels) = Seen(canvas, style);
        return Measure(samples, canvas.Frame, channels).Exposure;
    }

    /// <summary>What falls on the film: a drawing as it is, a photograph through a lens, in color or grey.</summary>
    private static (float[] Samples, int Channels) Seen(Canvas canvas, PracticeStyle style) => style switch
    {
        PracticeStyle.Drawn => (canvas.Pixels, 3),
        PracticeStyle.Photographic => (Lens(Intensity(canvas.Pixels), canvas.Frame, 1), 1),
        _ => (Lens(canvas.Pixels, canvas.Frame, 3), 3),
    };

    // Bright parts are compressed, not cut, as film and cameras do it.
    private static float Film(float value)
    {
        const float Shoulder = 0.72f, Room = 1 - Shoulder;
        float above = value - Shoulder;
        return above <= 0 ? Math.Max(value, 0) : Shoulder + Room * above / (Room + above);
    }

    /// <summary>A photograph's softness and its darker corners.</summary>
    private static float[] Lens(float[] samples, Frame frame, int channels)
    {
        var soft = new float[samples.Length];
        int stride = frame.Width * channels;
        for (int y = 0; y < frame.Height; y++)
        {
            int above = Math.Max(y - 1, 0) * stride, row = y * stride, below = Math.Min(y + 1, frame.Height - 1) * stride;
            float dy = 2f * y / frame.Height - 1;
            for (int i = 0; i < stride; i++)
            {
                int x = i / channels, left = x > 0 ? i - channels : i, right = x < frame.Width - 1 ? i + channels : i;
                float near = samples[above + i] + samples[below + i] + samples[row + left] + samples[row + right];
                float far = samples[above + left] + samples[above + right] + samples[below + left] + samples[below + right];
                float dx = 2f * x / frame.Width - 1;
                soft[row + i] = (0.36f * samples[row + i] + 0.11f * near + 0.05f * far) * (1 - 0.10f * (dx * dx + dy * dy));
            }
        }

        return soft;
    }

    // The film's shoulder bends every correction: a few rounds settle it.
    private static void Settle(float[] samples, Frame frame, int channels, Exposure wanted)
    {
        for (int round = 0; round < ExposureRounds; round++)
        {
            (Exposure now, float spreadX, float spreadY) = Measure(samples, frame, channels);
            float contrast = Math.Clamp(wanted.Deviation / Math.Max(now.Deviation, 0.01f), 0.8f, 1.25f);
            Span<float> means = [now.Mean.Red, now.Mean.Green, now.Mean.Blue];
            Span<float> gains = [Gain(wanted.Mean.Red, now.Mean.Red), Gain(wanted.Mean.Green, now.Mean.Green), Gain(wanted.Mean.Blue, now.Mean.Blue)];
            float slopeX = (wanted.BalanceX - now.BalanceX) / spreadX, slopeY = (wanted.BalanceY - now.BalanceY) / spreadY;
            for (int y = 0, i = 0; y < frame.Height; y++)
            {
                float row = 1 + slopeY * Along(y, frame.Height);
                for (int x = 0; x < frame.Width; x++)
                {
                    float fall = row + slopeX * Along(x, frame.Width);
                    for (int channel = 0; channel < channels; channel++, i++)
                        samples[i] = (means[channel] + (samples[i] - means[channel]) * contrast) * gains[channel] * fall;
                }
            }
        }
    }

    private static float Gain(float wanted, float now) => wanted / Math.Max(now, 0.01f);

    private static float Along(int index, int size) => (index + 0.5f) / size - 0.5f;

    private static (Exposure Exposure, float SpreadX, float SpreadY) Measure(float[] samples, Frame frame, int channels)
    {
        Span<double> sums = [0, 0, 0];
        double all = 0, squares = 0, balanceX = 0, balanceY = 0, spreadX = 0, spreadY = 0;
        Span<float> pixel = [0, 0, 0];
        for (int y = 0, i = 0; y < frame.Height; y++)
        {
            float v = Along(y, frame.Height), row = 0, rowX = 0, rowXX = 0, rowSquares = 0;
            for (int x = 0; x < frame.Width; x++)
            {
                for (int channel = 0; channel < channels; channel++, i++)
                {
                    pixel[channel] = Film(samples[i]);
                    sums[channel] += pixel[channel];
                }

                float u = Along(x, frame.Width), value = channels == 1 ? pixel[0] : 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
                row += value;
                rowSquares += value * value;
                rowX += u * value;
                rowXX += u * u * value;
            }

            all += row;
            squares += rowSquares;
            balanceX += rowX;
            spreadX += rowXX;
            balanceY += v * row;
            spreadY += v * v * row;
        }

        float count = frame.Width * frame.Height;
        var mean = new Rgb((float)sums[0] / count, (float)sums[channels / 2] / count, (float)sums[channels - 1] / count);
        double intensity = all / count;
        float deviation = (float)Math.Sqrt(Math.Max(squares / count - intensity * intensity, 0));
        all = Math.Max(all, 1e-3);
        return (new Exposure(mean, (float)(balanceX / all), (float)(balanceY / all), deviation), (float)(spreadX / all), (float)(spreadY / all));
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
