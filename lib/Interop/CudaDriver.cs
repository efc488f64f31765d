using System.Runtime.InteropServices;
using System.Text;
using FerLib.NeuralNetworks;

namespace FerLib.Interop;

/// <summary>What TorchSharp does not tell about a GPU, asked of NVIDIA's driver itself, by the number that CUDA gives the device.</summary>
/// <remarks>Source: CUDA driver API, cuDeviceGetName and, within the device's primary context, cuMemGetInfo.</remarks>
internal static unsafe partial class CudaDriver
{
    private const int Success = 0;
    private const int LongestName = 256;

    private static readonly nint Library = NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint handle) ? handle : 0;

    /// <summary>Whether the driver's library is on this machine.</summary>
    public static bool IsInstalled => Library != 0;

    /// <summary>The memory of a device; null when the driver does not say.</summary>
    /// <param name="number">The device, from 0.</param>
    public static DeviceMemory? Memory(int number)
    {
        nuint free = 0, total = 0;
        if (Find("cuMemGetInfo_v2") is not (var info and not 0) || !TryEnter(number, out int device))
            return null;
        if (((delegate* unmanaged<nuint*, nuint*, int>)info)(&free, &total) != Success)
            total = 0;
        Leave(device);
        return total == 0 ? null : new DeviceMemory((long)(total - free), (long)total);
    }

    /// <summary>The model of a device, "NVIDIA H100 80GB HBM3"; null when the driver does not say.</summary>
    /// <param name="number">The device, from 0.</param>
    public static string? DeviceName(int number)
    {
        int device;
        byte* text = stackalloc byte[LongestName];
        return TryFind(number, &device) && Find("cuDeviceGetName") is var name and not 0
            && ((delegate* unmanaged<byte*, int, int, int>)name)(text, LongestName, device) == Success
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text))
            : null;
    }

    // Makes the device's primary context, which PyTorch computes in, the thread's own until Leave.
    private static bool TryEnter(int number, out int device)
    {
        int found;
        nint context;
        device = 0;
        if (!TryFind(number, &found)
            || Find("cuDevicePrimaryCtxRetain") is not (var retain and not 0) || Find("cuDevicePrimaryCtxRelease_v2") is not (var release and not 0)
            || Find("cuCtxPushCurrent_v2") is not (var push and not 0) || Find("cuCtxPopCurrent_v2") == 0
            || ((delegate* unmanaged<nint*, int, int>)retain)(&context, found) != Success)
        {
            return false;
        }

        device = found;
        if (((delegate* unmanaged<nint, int>)push)(context) == Success)
            return true;
        _ = ((delegate* unmanaged<int, int>)release)(found);
        return false;
    }

    private static void Leave(int device)
    {
        nint popped;
        _ = ((delegate* unmanaged<nint*, int>)Find("cuCtxPopCurrent_v2"))(&popped);
        _ = ((delegate* unmanaged<int, int>)Find("cuDevicePrimaryCtxRelease_v2"))(device);
    }

    // The driver wants to be initialized first; to do that again changes nothing.
    private static bool TryFind(int number, int* device) => Find("cuInit") is var initialize and not 0 && Find("cuDeviceGet") is var get and not 0
        && ((delegate* unmanaged<uint, int>)initialize)(0) == Success
        && ((delegate* unmanaged<int*, int, int>)get)(device, number) == Success;

    private static nint Find(string function) => IsInstalled && NativeLibrary.TryGetExport(Library, function, out nint address) ? address : 0;
}
