using System.Collections.Concurrent;
using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Per-plane mean and deviation of the training split, which turn bytes into what the network sees.</summary>
/// <remarks>x = (byte / 255 - mean) / deviation. Fitted on the training split only and stored with the weights.</remarks>
public sealed class Standardization
{
    /// <summary>Creates it from known values.</summary>
    /// <param name="mean">One value a plane, 0..1.</param>
    /// <param name="deviation">One value a plane, above 0.</param>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, a mean is not finite, or a deviation is not finite and above 0.</exception>
    public Standardization(IReadOnlyList<float> mean, IReadOnlyList<float> deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        if (mean.Count == 0 || mean.Count != deviation.Count)
            throw new ArgumentException($"One mean and one deviation a plane, got {mean.Count} and {deviation.Count}.", nameof(deviation));
        if (mean.Any(value => !float.IsFinite(value)))
            throw new ArgumentException("Every mean is a finite number.", nameof(mean));
        if (deviation.Any(value => !(value > 0 && float.IsFinite(value))))
            throw new ArgumentException("Every deviation is a finite number above 0.", nameof(deviation));
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>Mean of each plane, 0..1.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>Standard deviation (over all pixels, divided by their number) of each plane, 0..1; 1 for a plane without any contrast.</summary>
    public IReadOnlyList<float> Deviation { get; }

    /// <summary>Fits it on the training split.</summary>
    /// <param name="training">The training pictures, at least one.</param>
    /// <exception cref="ArgumentException">There are no pictures.</exception>
    /// <exception cref="DatasetException">A picture cannot be read from the file in which it stays.</exception>
    public static Standardization Fit(PictureTensors training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0)
            throw new ArgumentException("Standardization needs at least one training picture.", nameof(training));
        int area = training.Shape.Height * training.Shape.Width;
        (long Sum, long Squares)[] totals = TotalsOf(training, area);
        var mean = new float[totals.Length];
        var deviation = new float[totals.Length];
        for (int plane = 0; plane < mean.Length; plane++)
        {
            double n = (double)training.Count * area;
            double average = totals[plane].Sum / n;
            double spread = Math.Sqrt(Math.Max(0, totals[plane].Squares / n - average * average));
            mean[plane] = (float)(average / 255);
            deviation[plane] = spread > 0 ? (float)(spread / 255) : 1;
        }

        return new Standardization(mean, deviation);
    }

    /// <summary>Sum and sum of squares of each plane over all pictures; each is read once.</summary>
    private static (long Sum, long Squares)[] TotalsOf(PictureTensors training, int area)
    {
        var totals = new (long Sum, long Squares)[training.Shape.Channels];
        OneError.Of(() => Parallel.ForEach(Partitioner.Create(0, training.Count), range =>
        {
            byte[] room = new byte[training.RoomFor(1)];
            var part = new (long Sum, long Squares)[totals.Length];
            for (int i = range.Item1; i < range.Item2; i++)
            {
                ReadOnlySpan<byte> planes = training.Planes(i, room);
                for (int plane = 0; plane < part.Length; plane++)
                {
                    // Whole numbers: exact, whatever the order.
                    foreach (byte value in planes.Slice(plane * area, area))
                    {
                        part[plane].Sum += value;
                        part[plane].Squares += value * value;
                    }
                }
            }

            lock (totals)
            {
                for (int plane = 0; plane < part.Length; plane++)
                    totals[plane] = (totals[plane].Sum + part[plane].Sum, totals[plane].Squares + part[plane].Squares);
            }
        }));
        return totals;
    }

    /// <summary>Standardizes one picture.</summary>
    /// <param name="planes">(C, H, W), 0..255.</param>
    /// <param name="output">Receives (C, H, W).</param>
    public void Apply(ReadOnlySpan<byte> planes, Span<float> output)
    {
        int area = planes.Length / Mean.Count;
        for (int plane = 0; plane < Mean.Count; plane++)
        {
            (float factor, float offset) = FactorAndOffset(plane);
            ReadOnlySpan<byte> source = planes.Slice(plane * area, area);
            Span<float> target = output.Slice(plane * area, area);
            for (int i = 0; i < source.Length; i++)
                target[i] = source[i] * factor + offset;
        }
    }

    /// <summary>The factor and the offset that standardize a byte of a plane.</summary>
    internal (float Factor, float Offset) FactorAndOffset(int plane) => (1 / (255 * Deviation[plane]), -Mean[plane] / Deviation[plane]);

    /// <summary>Refuses pictures with another number of planes.</summary>
    /// <exception cref="ArgumentException">The planes differ; the message gives both numbers.</exception>
    internal void Check(InputShape shape)
    {
        if (shape.Channels != Mean.Count)
            throw new ArgumentException($"The standardization has {Mean.Count} plane(s), the pictures are {shape}.", nameof(shape));
    }
}
