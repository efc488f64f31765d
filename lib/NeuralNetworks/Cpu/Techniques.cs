namespace FerLib.NeuralNetworks.Cpu;

/// <summary>What the engine saves work by; each can be left out, to measure what it gains (tests/Benchmarks, <c>--without</c>).</summary>
[Flags]
internal enum Techniques
{
    /// <summary>Every convolution multiplies as defined, every layer writes its output and its gradient.</summary>
    None = 0,

    /// <summary>5 x 5 convolutions with stride 2 multiply 49 instead of 100 times (<see cref="WinogradOperator"/>).</summary>
    Filtering = 1,

    /// <summary>Normalizations and the gradients behind them are worked out where they are read (<see cref="RowSource"/>).</summary>
    Rows = 2,

    /// <summary>All of them: what every engine but a measured one does.</summary>
    All = Filtering | Rows,
}
