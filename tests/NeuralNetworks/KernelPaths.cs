using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>The kernel paths that this machine, as this process may use it, computes in hardware, and the scalar one.</summary>
internal static class KernelPaths
{
    public static TheoryData<string> Supported => [.. KernelPath.All.Where(path => path.IsSupported).Select(path => path.Name)];

    public static KernelPath Of(string name) => KernelPath.All.First(path => path.Name == name);
}
