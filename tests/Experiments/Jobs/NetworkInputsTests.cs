using FerLib.Experiments.Jobs;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class NetworkInputsTests
{
    [Fact]
    public void Find_EveryName_IsFoundInAnyCase()
    {
        Assert.All(NetworkInputs.All, input => Assert.Equal(input, NetworkInputs.Find(NetworkInputs.NameOf(input).ToUpperInvariant())));
        Assert.Null(NetworkInputs.Find("violet"));
    }

    [Fact]
    public void Of_EveryChannelSet_HasItsInput() =>
        Assert.All(Enum.GetValues<InputChannels>(), channels => Assert.Equal(channels, NetworkInputs.ChannelsOf(NetworkInputs.Of(channels))));

    [Theory]
    [InlineData("1.0.0+c21acc93a72652dc29ca3a511c77d5d729be5f41", "c21acc93a726")]
    [InlineData("1.0.0", SourceRevision.Unknown)]
    [InlineData("1.0.0+short", SourceRevision.Unknown)]
    [InlineData(null, SourceRevision.Unknown)]
    public void SourceRevision_Version_IsItsCommit(string? version, string commit) => Assert.Equal(commit, SourceRevision.Of(version));
}
