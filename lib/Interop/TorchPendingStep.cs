using System.Runtime.InteropServices;
using FerLib.NeuralNetworks;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>The numbers of a step that a GPU has until they are read; reading waits for what the device was given so far.</summary>
internal sealed class TorchPendingStep : IPendingStep
{
    private Tensor? _numbers;
    private (float Loss, int Correct) _read;

    private TorchPendingStep(Tensor numbers) => _numbers = numbers;

    /// <summary>Keeps both numbers in one small tensor, or reads them at once where they are there already.</summary>
    public static StepResult Result(Tensor loss, Tensor correct, bool later)
    {
        Tensor numbers = stack([loss.detach(), correct.to(ScalarType.Float32)]);
        if (later)
            return new StepResult(new TorchPendingStep(numbers.DetachFromDisposeScope()));
        (float batchLoss, int batchCorrect) = Fetch(numbers);
        return new StepResult(batchLoss, batchCorrect);
    }

    /// <inheritdoc/>
    public (float Loss, int Correct) Read()
    {
        if (_numbers is not null)
        {
            _read = Fetch(_numbers);
            _numbers.Dispose();
            _numbers = null;
        }

        return _read;
    }

    private static (float Loss, int Correct) Fetch(Tensor numbers)
    {
        using Tensor here = numbers.cpu();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(here.bytes);
        return (values[0], (int)values[1]);
    }
}
