using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>Memory of the processor that a mini-batch is put together in, for a GPU page-locked, so that it fetches it by itself.</summary>
internal sealed class TorchStaging(TorchDevice device) : IDisposable
{
    private readonly CudaMark? _fetched = device.IsCuda ? new CudaMark(device.Device) : null;
    private Tensor? _memory;

    /// <summary>Room for so many numbers, once nothing reads what was in it; what is in it is undefined.</summary>
    public Span<float> Reserve(long length)
    {
        _fetched?.Wait();
        if (_memory is null || _memory.shape[0] < length)
        {
            _memory?.Dispose();
            _memory = null;
            using DisposeScope scope = NewDisposeScope();
            Tensor room = torch.zeros(length, ScalarType.Float32, torch.device("cpu"));
            _memory = (device.IsCuda ? room.pin_memory() : room).DetachFromDisposeScope();
        }

        return MemoryMarshal.Cast<byte, float>(_memory.bytes)[..(int)length];
    }

    /// <summary>The first numbers on the device; there they live until the caller's scope ends.</summary>
    public Tensor Send(long length)
    {
        Tensor here = _memory!.narrow(0, 0, length);
        if (_fetched is null)
            return here;
        Tensor there = torch.empty(length, ScalarType.Float32, device.Device).copy_(here, true);
        _fetched.Set();
        return there;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fetched?.Wait();
        _fetched?.Dispose();
        _memory?.Dispose();
        _memory = null;
    }
}
