using TorchSharp;

namespace FerLib.Interop;

/// <summary>A mark behind the work that a GPU was given so far, which the processor can wait for.</summary>
/// <remarks>
/// PyTorch has such marks; TorchSharp does not hand them out. They are set in the stream that PyTorch computes on, CUDA's default one: nothing here
/// asks for another. Source: CUDA driver API, cuEventRecord and cuEventSynchronize.
/// </remarks>
internal sealed class CudaMark(torch.Device device) : IDisposable
{
    private readonly nint _event = CudaDriver.CreateEvent(device.index);
    private bool _isSet;
    private bool _isRecorded;

    /// <summary>Sets the mark, or moves it, behind all that was handed over until now.</summary>
    public void Set()
    {
        _isRecorded = _event != 0 && CudaDriver.RecordEvent(device.index, _event);
        _isSet = true;
    }

    /// <summary>Waits until the device has come past the mark; returns at once if none was set.</summary>
    public void Wait()
    {
        // Where the driver has no marks: until all is done, which takes longer and is as safe.
        if (_isSet && !(_isRecorded && CudaDriver.WaitForEvent(device.index, _event)))
            torch.cuda.synchronize(device);
        _isSet = false;
    }

    /// <summary>Frees the mark; the work goes on.</summary>
    public void Dispose()
    {
        if (_event != 0)
            CudaDriver.DestroyEvent(device.index, _event);
    }
}
