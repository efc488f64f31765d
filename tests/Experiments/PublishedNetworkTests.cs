using FerLib.Experiments;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class PublishedNetworkTests
{
    // Published to two digits after the point of a billion.
    private const double PublishedRounding = 0.005e9;

    /// <summary>Configuration D of Simonyan and Zisserman's table 1: filters of 3 x 3, and P for a pooling of 2 x 2.</summary>
    private const string Vgg16 = "64 64 P 128 128 P 256 256 256 P 512 512 512 P 512 512 512 P";

    /// <summary>The published counts and ours mean the same: VGG-16, built of our layers, has as many of both.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(7)]
    public void All_Vgg16_IsCountedAsWeCount(int classes)
    {
        PublishedNetwork published = PublishedNetwork.All.Single(network => network.Name == "VGG-16");
        // A pooling of maxima, which VGG-16 has, has no parameters and no multiply-adds either.
        Layer[] features = [.. Vgg16.Split(' ').Select((text, i) => text == "P"
            ? (Layer)new AveragePooling($"layer{i}", null, Kernel: 2, Stride: 2, Padding: 0)
            : new Convolution($"layer{i}", null, int.Parse(text, null), Kernel: 3, Stride: 1, Padding: 1))];
        Layer[] classifier = [new FullyConnected("hidden1", null, 4096), new FullyConnected("hidden2", null, 4096), new FullyConnected("scores", null, classes)];
        var table = LayerTable.Of(new Architecture("VGG-16", [.. features, .. classifier]), new InputShape(3, published.Size, published.Size));
        Assert.Equal(published.ParametersFor(classes), table.Parameters);
        if (classes == 1000)
            Assert.Equal(published.MultiplyAdds, table.MultiplyAdds, PublishedRounding);
    }

    [Fact]
    public void ParametersFor_AsManyClassesAsPublished_AreThePublishedOnes() =>
        Assert.All(PublishedNetwork.All, network => Assert.Equal(network.Parameters, network.ParametersFor(1000)));

    /// <summary>SqueezeNet's last layer is a convolution of 1 x 1 on 512 maps: 513 parameters a class.</summary>
    [Fact]
    public void ParametersFor_FewerClasses_ShrinkTheLastLayer()
    {
        PublishedNetwork squeezeNet = PublishedNetwork.All.Single(network => network.Name.StartsWith("SqueezeNet", StringComparison.Ordinal));
        Assert.Equal(1_248_424 - 993 * 513, squeezeNet.ParametersFor(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => squeezeNet.ParametersFor(1));
    }

    [Fact]
    public void All_Sources_AreOnePageEach()
    {
        Assert.Equal(PublishedNetwork.All.Count, PublishedNetwork.All.Select(network => network.Source).Distinct().Count());
        Assert.Equal(PublishedNetwork.All.OrderByDescending(network => network.Parameters), PublishedNetwork.All);
    }
}
