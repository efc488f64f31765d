using FerLib.NeuralNetworks;

namespace FerLib.Experiments;

/// <summary>What a prediction costs at several picture sizes, on the whole machine and on one thread.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Channels">Channels of a picture.</param>
/// <param name="Options">Sizes and how long was measured.</param>
/// <param name="WholeMachine">On the engine that was given, a measurement a size.</param>
/// <param name="OneThread">On one thread of the processor, a measurement a size.</param>
public sealed record InferenceCostsResult(
    Architecture Architecture, int Channels, InferenceCostOptions Options,
    IReadOnlyList<InferenceCost> WholeMachine, IReadOnlyList<InferenceCost> OneThread)
{
    /// <summary>Every measurement: the whole machine's, then those of one thread where that is another engine.</summary>
    public IEnumerable<InferenceCost> All =>
        WholeMachine[0].Engine == OneThread[0].Engine ? WholeMachine : WholeMachine.Concat(OneThread);

    /// <summary>The layers at an input size.</summary>
    /// <param name="size">Side of the square picture, pixels.</param>
    /// <exception cref="ArgumentException">A layer cannot take pictures of that size.</exception>
    public LayerTable LayersAt(int size) => LayerTable.Of(Architecture, new InputShape(Channels, size, size));
}
