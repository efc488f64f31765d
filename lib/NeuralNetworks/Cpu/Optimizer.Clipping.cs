using System.Numerics;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>The length of the gradient, and what shortens it.</content>
internal sealed unsafe partial class Optimizer
{
    private readonly double[] _squares = new double[parameters.Sum(p => (p.Values.Length + Block - 1) / Block)];
    private Action<int, int>? _sumSquares;

    /// <summary>What a gradient is multiplied by so that all of them together are no longer than <paramref name="maximum"/>; 1 if they are not.</summary>
    /// <remarks>Each block is summed by one thread, the blocks in order: the same bits for any number of threads.</remarks>
    private float ClipFactor(float maximum)
    {
        workers.Run(_blocks.Length, _sumSquares ??= SumSquares);
        double sum = 0;
        foreach (double squares in _squares)
            sum += squares;
        return (float)Math.Min(1, maximum / (Math.Sqrt(sum) + StepOptions.NormEpsilon));
    }

    private void SumSquares(int index, int worker)
    {
        (Parameter parameter, int i, int end) = _blocks[index];
        float* gradient = parameter.Gradient.Pointer;
        Vector<double> sums = Vector<double>.Zero;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load(gradient + i), out Vector<double> low, out Vector<double> high);
            sums += low * low + high * high;
        }

        double sum = Vector.Sum(sums);
        for (; i < end; i++)
            sum += (double)gradient[i] * gradient[i];
        _squares[index] = sum;
    }
}
