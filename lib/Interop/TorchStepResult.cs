using System.Runtime.InteropServices;
using FerLib.NeuralNetworks;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>What a step says. On a GPU the numbers stay there until they are read; reading waits for what the device was given so far.</summary>
internal sealed class TorchStepResult : IStepResult
{
    private Tensor? _pending;
    private float _loss;
    private int _correct;

    private TorchStepResult(Tensor pending) => _pending = pending;

    /// <inheritdoc/>
    public float Loss
    {
        get
        {
            Read();
            return _loss;
        }
    }

    /// <inheritdoc/>
    public int Correct
    {
        get
        {
            Read();
            return _correct;
        }
    }

    /// <summary>Keeps both numbers in one small tensor, or reads them at once where they are there already.</summary>
    public static TorchStepResult Of(Tensor loss, Tensor correct, bool later)
    {
        var result = new TorchStepResult(stack([loss.detach(), correct.to(ScalarType.Float32)]).DetachFromDisposeScope());
        if (!later)
            result.Read();
        return result;
    }

    private void Read()
    {
        if (_pending is null)
            return;
        using Tensor here = _pending.cpu();
        ReadOnlySpan<float> numbers = MemoryMarshal.Cast<byte, float>(here.bytes);
        _loss = numbers[0];
        _correct = (int)numbers[1];
        _pending.Dispose();
        _pending = null;
    }
}
