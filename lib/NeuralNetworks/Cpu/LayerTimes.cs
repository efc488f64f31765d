using System.Diagnostics;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>How long the operators of a network took, forward and backward, added up over all steps since it was made.</summary>
/// <remarks>Two time stamps for each operator and direction, and nothing allocated: little that disturbs what is measured.</remarks>
internal sealed class LayerTimes(IReadOnlyList<Operator> operators)
{
    private readonly long[] _forward = new long[operators.Count];
    private readonly long[] _backward = new long[operators.Count];
    private long _begin;

    /// <summary>Names of the layers that each operator stands for, in forward order.</summary>
    public IReadOnlyList<string[]> Layers { get; } = [.. operators.Select(part => part.Layers)];

    /// <summary>Time of an operator's forward passes.</summary>
    public TimeSpan Forward(int index) => Stopwatch.GetElapsedTime(0, _forward[index]);

    /// <summary>Time of an operator's backward passes.</summary>
    public TimeSpan Backward(int index) => Stopwatch.GetElapsedTime(0, _backward[index]);

    /// <summary>An operator begins to work.</summary>
    public void Begin() => _begin = Stopwatch.GetTimestamp();

    /// <summary>The operator that began last has done its forward pass.</summary>
    public void EndForward(int index) => _forward[index] += Stopwatch.GetTimestamp() - _begin;

    /// <summary>The operator that began last has done its backward pass.</summary>
    public void EndBackward(int index) => _backward[index] += Stopwatch.GetTimestamp() - _begin;
}
