using FerLib.Datasets;
using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>Features of pictures, (rows, columns) row-major: one row a picture, one column a feature.</summary>
public sealed class FeatureMatrix
{
    /// <summary>Wraps features that exist already; they are not copied.</summary>
    /// <param name="columns">Features of a picture, at least 1.</param>
    /// <param name="values">(rows, columns) row-major, finite numbers.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the columns, or a number is NaN or infinite; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 columns.</exception>
    public FeatureMatrix(int columns, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length % columns != 0)
            throw new ArgumentException($"{values.Length} numbers are no whole rows of {columns} features.", nameof(values));
        int broken = Array.FindIndex(values, value => !float.IsFinite(value));
        if (broken >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Row {broken / columns}, feature {broken % columns} is {values[broken]}, expected a finite number."), nameof(values));
        }

        Columns = columns;
        Values = values;
    }

    /// <summary>Pictures.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>Features of a picture.</summary>
    public int Columns { get; }

    /// <summary>(rows, columns) row-major.</summary>
    public float[] Values { get; }

    /// <summary>The features of one picture.</summary>
    /// <param name="row">Which picture.</param>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The features of each picture, by several threads; every picture has a row of its own, so that their number changes no bit.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="columns">Features of a picture.</param>
    /// <param name="describe">Writes the features of planes (C, H, W) 0..255 into a row.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">The matrix would be larger than an array can be.</exception>
    internal static FeatureMatrix Of(
        PictureTensors pictures, int columns, Action<ReadOnlySpan<byte>, Span<float>> describe, CancellationToken token)
    {
        long length = (long)pictures.Count * columns;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{pictures.Manifest.Name}: {columns} features of {pictures.Count} pictures are {length} numbers, at most {Array.MaxLength} fit. Choose a smaller Size or fewer pictures.",
                nameof(pictures));
        }

        float[] values = new float[length];
        OneError.Of(() => Parallel.For(0, pictures.Count, new ParallelOptions { CancellationToken = token }, i =>
        {
            byte[] room = new byte[pictures.RoomFor(1)];
            describe(pictures.Planes(i, room), values.AsSpan(i * columns, columns));
        }));
        return new FeatureMatrix(columns, values);
    }
}
