using FerLib.NeuralNetworks;

namespace FerLib.Interop;

/// <content>Named state and gradients.</content>
internal sealed partial class TorchSharpNetwork
{
    /// <inheritdoc/>
    public NamedState GetState() => new([.. _weights.Export(), .. _optimizer.Export()]);

    /// <inheritdoc/>
    public void SetState(NamedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        NetworkChecks.State(Architecture, _weights.Parameters, _weights.Statistics, state);
        _weights.Import(state);
        _optimizer.Import(state);
        _gradient?.Dispose();
        _gradient = null;
    }

    /// <inheritdoc/>
    public NamedState GetGradients() => _gradient is null
        ? throw NetworkChecks.NoGradients(Architecture)
        : new NamedState(_weights.Named(_gradient, ""));
}
