using TorchSharp;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>The class weights of the loss on a device: sent when they change, not with every step, which would have to wait for it.</summary>
internal sealed class TorchClassWeights(Device device) : IDisposable
{
    private float[] _sent = [];
    private Tensor? _weights;

    /// <summary>The weights, (classes); null for none.</summary>
    public Tensor? Of(IReadOnlyList<float> weights)
    {
        if (weights.Count == 0)
            return null;
        if (_weights is null || !weights.SequenceEqual(_sent))
        {
            Dispose();
            _sent = [.. weights];
            using DisposeScope scope = NewDisposeScope();
            _weights = torch.tensor(_sent, ScalarType.Float32).to(device).DetachFromDisposeScope();
        }

        return _weights;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights?.Dispose();
        _weights = null;
    }
}
