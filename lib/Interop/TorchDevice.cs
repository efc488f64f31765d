using System.Globalization;
using System.Reflection;
using FerLib.NeuralNetworks;
using TorchSharp;

namespace FerLib.Interop;

/// <summary>A device that TorchSharp can compute on, found and tried.</summary>
/// <param name="Device">TorchSharp's handle.</param>
/// <param name="Name">"cpu" or "cuda:0".</param>
/// <param name="AllowTf32">Whether a GPU may round the factors of products to TF32.</param>
internal sealed record TorchDevice(torch.Device Device, string Name, bool AllowTf32)
{
    /// <summary>Whether it is an NVIDIA GPU.</summary>
    public bool IsCuda => Device.type == DeviceType.CUDA;

    /// <summary>Version of the package TorchSharp: "0.107.0".</summary>
    public static string PackageVersion { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', '-')[0] ?? "of unknown version";

    /// <summary>Version of the native library that it is built for: "2.10.0".</summary>
    /// <remarks>A constant of TorchSharp's, read without starting it: the error for a library that does not load has to name it.</remarks>
    public static string LibraryVersion { get; } = (typeof(torch).GetField("libtorchPackageVersion", BindingFlags.NonPublic | BindingFlags.Static)
        ?.GetRawConstantValue() as string) is { } version ? string.Join('.', version.Split('.').Take(3)) : "of unknown version";

    /// <summary>Loads the native library and opens a device.</summary>
    /// <param name="options">Device and precision.</param>
    /// <exception cref="EngineException">The native library, the driver or the device is missing, or there is no such word.</exception>
    public static TorchDevice Open(EngineOptions options)
    {
        string device = options.Device;
        string word = device.Trim().ToLowerInvariant();
        int index = word.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(word["cuda:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        if (word is not (Engines.Auto or "cpu" or "cuda") && word != string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"))
            throw new EngineException($"There is no device \"{device}\", expected auto, cpu, cuda or cuda:N with N from 0.");
        LoadLibrary();
        // Asked even for the processor: PyTorch starts its threads for the devices it knows at the first step, and learns of no other later.
        int devices = CountDevices();
        if (word == "cpu" || (word == Engines.Auto && devices == 0))
            return new TorchDevice(torch.device("cpu"), "cpu", AllowTf32: false);
        if (devices == 0)
            throw NoDevice(device);
        if (index >= devices)
            throw new EngineException($"The device \"{device}\" is not there: this machine has {devices} CUDA device{(devices == 1 ? "" : "s")}, numbered from 0.");
        string name = string.Create(CultureInfo.InvariantCulture, $"cuda:{index}");
        return new TorchDevice(torch.device(name), name, options.AllowTf32);
    }

    /// <summary>The device's memory; null for the processor.</summary>
    public DeviceMemory? Memory() => IsCuda ? CudaDriver.Memory(Device.index) : null;

    /// <summary>Sets the precision of products, which PyTorch keeps for the whole process, to this device's before work on it.</summary>
    public void Prepare()
    {
        if (!IsCuda)
            return;
        torch.backends.cuda.matmul.allow_tf32 = AllowTf32;
        torch.backends.cudnn.allow_tf32 = AllowTf32;
    }

    /// <summary>The first line of an error's message: what follows in PyTorch's is where in its source it arose.</summary>
    public static string FirstLine(Exception error)
    {
        string message = (error is TypeInitializationException { InnerException: { } inner } ? inner : error).Message.Trim();
        int end = message.IndexOfAny(['\r', '\n']);
        return end < 0 ? message : message[..end];
    }

    private static void LoadLibrary()
    {
        // TorchSharp also writes the whole course of a failed search to the console, hundreds of lines under a reader's cell.
        TextWriter console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception error) when (IsMissing(error))
        {
            throw new EngineException(
                $"TorchSharp {PackageVersion} cannot load its native part, libtorch {LibraryVersion}. {WhatIsMissing()} Without it: FER_Engine=ferlib. "
                + $"The reason given: {FirstLine(error)}",
                error);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static string WhatIsMissing()
    {
        string folder = Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "";
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*LibTorchSharp*").Any()
            ? "It is there, but the system lacks what it needs: on Windows the Visual C++ redistributable, on Linux the C++ library of GCC 13 or later "
                + "(Ubuntu 24.04 and Debian 13 have it, Ubuntu 22.04 and Debian 12 do not)."
            : "It should lie beside FerLib.dll, where the full stack puts it: add -p:FerStack=cpu (packages TorchSharp-cpu and libtorch-cpu) or, for a GPU, "
                + "-p:FerStack=cuda-windows or -p:FerStack=cuda-linux to every command, for instance dotnet build FerLib.csproj -p:FerStack=cpu, "
                + "or set the environment variable FerStack.";
    }

    private static int CountDevices()
    {
        try
        {
            return torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        }
        catch (Exception error) when (IsMissing(error))
        {
            return 0; // the processor's package has no CUDA part at all
        }
    }

    private static EngineException NoDevice(string device)
    {
        string reason = CudaDriver.IsInstalled
            ? $"the NVIDIA driver is there, but this build of TorchSharp {PackageVersion} finds no device: "
                + "build with -p:FerStack=cuda-windows or -p:FerStack=cuda-linux instead of cpu, and see that the driver is 570 or later, as CUDA 12.8 wants it (nvidia-smi says which)"
            : "this machine has no NVIDIA driver (nvidia-smi would show it); install one of version 570 or later, as CUDA 12.8 wants it";
        return new EngineException($"The device \"{device}\" is not there: {reason}. Without a GPU: FER_Device=cpu.");
    }

    private static bool IsMissing(Exception error) => error is NotSupportedException or DllNotFoundException or TypeInitializationException
        or BadImageFormatException or EntryPointNotFoundException or InvalidOperationException or System.Runtime.InteropServices.ExternalException;
}
