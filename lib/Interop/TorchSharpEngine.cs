using System.Globalization;
using FerLib.NeuralNetworks;
using TorchSharp;

namespace FerLib.Interop;

/// <summary>The second engine: PyTorch's library through TorchSharp, on an NVIDIA GPU or on the processor.</summary>
/// <remarks>
/// Same architecture, same named state and same formulas as <see cref="CpuEngine"/>; weights, shuffles, augmentation and dropout masks come
/// from FerLib. Held to the CPU engine by one suite of contract tests: the same weights give the same scores within 1e-4. On one machine
/// repeated runs agree within rounding, not always to the bit: some of CUDA's sums have no fixed order.
/// </remarks>
public sealed class TorchSharpEngine : IEngine
{
    // A step on a GPU is handed over and runs by itself; two batches are enough to have the next one ready.
    private const int AheadOfAGpu = 2;

    private readonly TorchDevice _device;

    /// <summary>Starts the engine.</summary>
    /// <param name="options">Device and precision; the defaults when null.</param>
    /// <param name="threads">Threads of the process's PyTorch library on the processor; 0, the default, leaves them as they are: one a core.</param>
    /// <exception cref="EngineException">The native library or the device is missing; the message names package and version and says what to run.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    public TorchSharpEngine(EngineOptions? options = null, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        options ??= new EngineOptions();
        _device = TorchDevice.Open(options);
        if (threads > 0)
            torch.set_num_threads(threads);
        Name = string.Create(
            CultureInfo.InvariantCulture,
            $"TorchSharp {TorchDevice.PackageVersion} (libtorch {TorchDevice.LibraryVersion}), {Describe(_device)}");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Device => _device.Name;

    /// <inheritdoc/>
    public DeviceMemory? Memory => _device.Memory();

    /// <summary>Mini-batches to prepare while a step runs: 2 for a GPU, 0 for the processor.</summary>
    public int BatchesAhead => _device.IsCuda ? AheadOfAGpu : 0;

    /// <inheritdoc/>
    public INetwork Compile(Architecture architecture, InputShape input, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        int classes = NetworkChecks.Architecture(architecture, input);
        return new TorchSharpNetwork(architecture, input, classes, InitialWeights.Draw(architecture, input, seed), _device);
    }

    private static string Describe(TorchDevice device)
    {
        if (!device.IsCuda)
            return string.Create(CultureInfo.InvariantCulture, $"CPU, {torch.get_num_threads()} threads");
        string model = CudaDriver.DeviceName(device.Device.index) is { } name ? $" ({name})" : "";
        return $"GPU {device.Name}{model}, {(device.AllowTf32 ? "TF32" : "float32")}";
    }
}
