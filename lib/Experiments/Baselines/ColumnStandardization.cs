namespace FerLib.Experiments.Baselines;

/// <summary>Mean and standard deviation of each feature over the training rows, which bring every feature to the same scale.</summary>
/// <remarks>
/// z = (x - mean) / deviation, the deviation with n in the denominator. A feature that is the same in all training rows tells nothing:
/// it becomes 0, whatever its value in later rows.
/// </remarks>
internal sealed class ColumnStandardization
{
    private readonly float[] _mean;
    private readonly float[] _factor;

    private ColumnStandardization(float[] mean, float[] factor)
    {
        _mean = mean;
        _factor = factor;
    }

    /// <summary>Features of a row.</summary>
    public int Columns => _mean.Length;

    /// <summary>Fits it on the training rows, at least one.</summary>
    public static ColumnStandardization Fit(FeatureMatrix training)
    {
        // Distances from the first row: those of a constant feature are exactly 0, and nothing cancels out.
        ReadOnlySpan<float> first = training.Row(0);
        double[] sums = new double[training.Columns], squares = new double[training.Columns];
        for (int i = 1; i < training.Rows; i++)
        {
            ReadOnlySpan<float> row = training.Row(i);
            for (int j = 0; j < row.Length; j++)
            {
                double distance = (double)row[j] - first[j];
                sums[j] += distance;
                squares[j] += distance * distance;
            }
        }

        float[] mean = new float[sums.Length], factor = new float[sums.Length];
        for (int j = 0; j < mean.Length; j++)
        {
            double shift = sums[j] / training.Rows, variance = squares[j] / training.Rows - shift * shift;
            mean[j] = (float)(first[j] + shift);
            factor[j] = variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 0;
        }

        return new ColumnStandardization(mean, factor);
    }

    /// <summary>Standardizes one row.</summary>
    public void Apply(ReadOnlySpan<float> row, Span<float> output)
    {
        for (int j = 0; j < row.Length; j++)
            output[j] = (row[j] - _mean[j]) * _factor[j];
    }

    /// <summary>Standardizes all rows into new memory, (rows, columns).</summary>
    public float[] Apply(FeatureMatrix rows)
    {
        float[] values = new float[rows.Values.Length];
        Parallel.For(0, rows.Rows, i => Apply(rows.Row(i), values.AsSpan(i * Columns, Columns)));
        return values;
    }
}
