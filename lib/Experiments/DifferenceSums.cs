namespace FerLib.Experiments;

/// <summary>The differences of several subjects, summed pixel by pixel.</summary>
/// <param name="pixels">Pixels of a plane.</param>
internal sealed class DifferenceSums(int pixels)
{
    private readonly double[] _sum = new double[pixels];
    private readonly double[] _squares = new double[pixels];
    private int _subjects;

    /// <summary>Adds a subject's difference.</summary>
    public void Add(float[] difference)
    {
        _subjects++;
        for (int i = 0; i < difference.Length; i++)
        {
            _sum[i] += difference[i];
            _squares[i] += (double)difference[i] * difference[i];
        }
    }

    /// <summary>The mean over subjects.</summary>
    public float[] Mean() => [.. _sum.Select(sum => (float)(sum / _subjects))];

    /// <summary>The mean over all subjects but one, whose difference was added before; there are at least two.</summary>
    public float[] MeanWithout(float[] difference)
    {
        float[] mean = new float[_sum.Length];
        for (int i = 0; i < mean.Length; i++)
            mean[i] = (float)((_sum[i] - difference[i]) / (_subjects - 1));
        return mean;
    }

    /// <summary>The mean absolute value by chance alone; see <see cref="ExpressionDifferences"/>. NaN with one subject.</summary>
    public double Chance() => _subjects < 2 ? double.NaN : Math.Sqrt(2 / Math.PI) * _squares.Average(Math.Sqrt) / _subjects;
}
