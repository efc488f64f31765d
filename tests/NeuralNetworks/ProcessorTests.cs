using System.Globalization;
using System.Runtime.Intrinsics;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>
/// What this process computes with is what the runtime's switches say: DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0, DOTNET_EnableHWIntrinsic=0,
/// DOTNET_PROCESSOR_COUNT=N. The tests say it on the console, so that a reader of a run sees which kernels it tested.
/// </summary>
public sealed class ProcessorTests
{
    [Fact]
    public void Engine_ThisProcess_TakesTheWidestPathThatIsAllowedAndEveryProcessor()
    {
        var engine = new CpuEngine();
        TestContext.Current.SendDiagnosticMessage($"This run computes with: {engine.Name}");
        string expected = Vector512.IsHardwareAccelerated ? "AVX-512"
            : Vector256.IsHardwareAccelerated ? "AVX2"
            : Vector128.IsHardwareAccelerated ? KernelPath.Bits128.Name : "scalar";
        Assert.Equal(expected, KernelPath.Best.Name);
        Assert.Equal(expected, engine.InstructionSet);
        Forbids("EnableAVX512", KernelPath.Bits512);
        Forbids("EnableAVX2", KernelPath.Bits512, KernelPath.Bits256);
        Forbids("EnableHWIntrinsic", KernelPath.Bits512, KernelPath.Bits256, KernelPath.Bits128);
        Assert.Equal(Environment.ProcessorCount, engine.Threads);
        if (Environment.GetEnvironmentVariable("DOTNET_PROCESSOR_COUNT") is { Length: > 0 } asked)
            Assert.Equal(int.Parse(asked, NumberStyles.HexNumber, CultureInfo.InvariantCulture), engine.Threads);
    }

    [Fact]
    public void Name_AnyEngine_SaysPathAndThreads()
    {
        Assert.Equal($"FerLib CPU engine, {KernelPath.Best.Name}, 2 threads", new CpuEngine(2).Name);
        Assert.Equal("FerLib CPU engine, scalar, 1 thread", new CpuEngine(1, KernelPath.Scalar).Name);
        Assert.Equal("cpu", new CpuEngine(2).Device);
    }

    private static void Forbids(string setting, params KernelPath[] paths)
    {
        if (Environment.GetEnvironmentVariable($"DOTNET_{setting}") == "0")
            Assert.All(paths, path => Assert.False(path.IsSupported));
    }
}
