using FerLib.Interop;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>The TorchSharp engine for a test, which is skipped with the reason where the native library does not load.</summary>
internal static class StartedTorchSharp
{
    private static readonly Lazy<string?> Problem = new(() =>
    {
        try
        {
            _ = new TorchSharpEngine();
            return null;
        }
        catch (EngineException error)
        {
            return error.Message;
        }
    });

    /// <summary>Starts the engine.</summary>
    public static TorchSharpEngine Engine(string device = Engines.Auto)
    {
        SkipUnlessItStarts();
        return new TorchSharpEngine(new EngineOptions { Device = device });
    }

    /// <summary>Skips the test where the native library does not load.</summary>
    public static void SkipUnlessItStarts() => Assert.SkipWhen(Problem.Value is not null, Problem.Value ?? "");
}
