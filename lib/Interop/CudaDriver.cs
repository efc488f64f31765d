using System.Runtime.InteropServices;
using System.Text;
using FerLib.NeuralNetworks;

namespace FerLib.Interop;

/// <summary>What TorchSharp does not tell about a GPU, asked of NVIDIA's driver itself.</summary>
/// <remarks>
/// The calls speak of the device whose context is current on the calling thread, which is the one PyTorch's library used last there. Source:
/// CUDA driver API, cuMemGetInfo, cuCtxGetDevice, cuDeviceGetName.
/// </remarks>
internal static unsafe class CudaDriver
{
    private const int Success = 0;
    private const int LongestName = 256;

    private static readonly nint Library = NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint handle) ? handle : 0;

    /// <summary>Whether the driver's library is on this machine.</summary>
    public static bool IsInstalled => Library != 0;

    /// <summary>The device's memory; null when the driver does not say.</summary>
    public static DeviceMemory? Memory()
    {
        nuint free = 0, total = 0;
        return Find("cuMemGetInfo_v2") is var function and not 0
            && ((delegate* unmanaged<nuint*, nuint*, int>)function)(&free, &total) == Success && total > 0
            ? new DeviceMemory((long)(total - free), (long)total)
            : null;
    }

    /// <summary>The device's model, "NVIDIA H100 80GB HBM3"; null when the driver does not say.</summary>
    public static string? DeviceName()
    {
        int device = 0;
        byte* text = stackalloc byte[LongestName];
        return Find("cuCtxGetDevice") is var context and not 0 && Find("cuDeviceGetName") is var name and not 0
            && ((delegate* unmanaged<int*, int>)context)(&device) == Success
            && ((delegate* unmanaged<byte*, int, int, int>)name)(text, LongestName, device) == Success
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text))
            : null;
    }

    private static nint Find(string function) => IsInstalled && NativeLibrary.TryGetExport(Library, function, out nint address) ? address : 0;
}
