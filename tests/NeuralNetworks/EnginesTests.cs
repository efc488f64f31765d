using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class EnginesTests
{
    [Fact]
    public void Names_OwnEngine_IsAlwaysThereAndComesLast() => Assert.Equal("ferlib", Engines.Names[^1]);

    [Theory]
    [InlineData("ferlib", "auto")]
    [InlineData(" FerLib ", " CPU ")]
    public void Create_OwnEngine_ComputesOnTheProcessor(string engine, string device)
    {
        IEngine created = Engines.Create(engine, new EngineOptions { Device = device });
        Assert.IsType<CpuEngine>(created);
        Assert.Equal("cpu", created.Device);
        Assert.Null(created.Memory);
    }

    [Fact]
    public void Create_UnknownEngine_NamesThoseThereAre() => Assert.StartsWith(
        $"There is no engine \"torch\" in this build, expected auto or {string.Join(" or ", Engines.Names)}.",
        Assert.Throws<EngineException>(() => Engines.Create("torch")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("cuda")]
    [InlineData("gpu")]
    public void Create_OwnEngineOnAnotherDevice_SaysWhatToDo(string device)
    {
        string message = Assert.Throws<EngineException>(() => Engines.Create("ferlib", new EngineOptions { Device = device })).Message;
        Assert.StartsWith($"The engine ferlib computes on the processor: its device is auto or cpu, got \"{device}\".", message, StringComparison.Ordinal);
        string what = Engines.Names.Count > 1 ? $"Take the engine {Engines.Names[0]}." : "-p:FerStack=cuda-windows";
        Assert.Contains(what, message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeviceMemory_InWords_CountsGibibytes() =>
        Assert.Equal("3.1 of 79.2 GiB in use", new DeviceMemory(3328599654, 85041270784).ToString());
}
