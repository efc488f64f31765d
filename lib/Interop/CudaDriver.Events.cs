namespace FerLib.Interop;

/// <content>Events: marks in the work of a device.</content>
internal static unsafe partial class CudaDriver
{
    // The processor may do other things while it waits, and nobody asks for the time.
    private const uint BlockingWithoutTime = 0x1 | 0x2;

    // The default stream, by the name that means the same in every program.
    private const nint DefaultStream = 0x1;

    /// <summary>Makes an event; 0 when the driver does not.</summary>
    /// <param name="number">The device, from 0.</param>
    public static nint CreateEvent(int number)
    {
        nint created = 0;
        if (Find("cuEventCreate") is not (var create and not 0) || !TryEnter(number, out int device))
            return 0;
        int result = ((delegate* unmanaged<nint*, uint, int>)create)(&created, BlockingWithoutTime);
        Leave(device);
        return result == Success ? created : 0;
    }

    /// <summary>Puts an event behind what the device's default stream was given so far; false when the driver does not.</summary>
    public static bool RecordEvent(int number, nint marked)
    {
        if (Find("cuEventRecord") is not (var record and not 0) || !TryEnter(number, out int device))
            return false;
        int result = ((delegate* unmanaged<nint, nint, int>)record)(marked, DefaultStream);
        Leave(device);
        return result == Success;
    }

    /// <summary>Waits until the device has come to an event; false when the driver does not.</summary>
    public static bool WaitForEvent(int number, nint marked)
    {
        if (Find("cuEventSynchronize") is not (var wait and not 0) || !TryEnter(number, out int device))
            return false;
        int result = ((delegate* unmanaged<nint, int>)wait)(marked);
        Leave(device);
        return result == Success;
    }

    /// <summary>Frees an event.</summary>
    public static void DestroyEvent(int number, nint marked)
    {
        if (Find("cuEventDestroy_v2") is not (var destroy and not 0) || !TryEnter(number, out int device))
            return;
        _ = ((delegate* unmanaged<nint, int>)destroy)(marked);
        Leave(device);
    }
}
