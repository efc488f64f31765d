using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class ModelDescriptionTests
{
    private static readonly ModelDescription Description = new()
    {
        Labels = ["anger", "in, between \"both\"", "überrascht"],
        Shape = new InputShape(3, 64, 64),
        Channels = InputChannels.Rgb,
        Standardization = new Standardization([0.1f, 0.2f, 1 / 3f], [0.25f, 0.3f, 0.7f]),
        Reading = 2,
        DropoutRate = 0.3,
        AverageFlip = true,
        Protocol = SplitProtocol.PaperRandom,
        Seed = ulong.MaxValue,
        SplitSeed = 3,
        DataSet = "practice FERG",
        IsPractice = true,
        ManifestHash = "ab12",
        KeptEpoch = 7,
    };

    [Fact]
    public void FromMetadata_WhatWasWritten_IsTheSame()
    {
        ModelDescription read = ModelDescription.FromMetadata(Description.ToMetadata(), "model.safetensors");
        Assert.Equal(Description.Labels, read.Labels);
        Assert.Equal(Description.Standardization.Mean, read.Standardization.Mean);
        Assert.Equal(Description.Standardization.Deviation, read.Standardization.Deviation);
        Assert.Equal(Description with { Labels = read.Labels, Standardization = read.Standardization }, read);
    }

    [Theory]
    [InlineData("format", null, "format is \"(missing)\"")]
    [InlineData("format", "something else", "expected \"FerLib trained model 1\"")]
    [InlineData("seed", null, "has no \"seed\"")]
    [InlineData("seed", "minus one", "\"seed\" is \"minus one\", which cannot be read")]
    [InlineData("labels", "[]", "\"labels\" is \"[]\"")]
    [InlineData("mean", "[1", "\"mean\" is")]
    [InlineData("deviation", "[0,0,0]", "\"deviation\" is \"[0,0,0]\", which cannot be read")]
    [InlineData("input_shape", "[3,64]", "\"input_shape\" is")]
    [InlineData("channels", "Ultraviolet", "\"channels\" is")]
    [InlineData("reading", "4", "\"reading\" is \"4\"")]
    public void FromMetadata_PairMissingOrDamaged_NamesFileAndPair(string name, string? value, string expected)
    {
        Dictionary<string, string> metadata = Description.ToMetadata();
        metadata.Remove(name);
        if (value is not null)
            metadata[name] = value;
        string message = Assert.Throws<TrainingException>(() => ModelDescription.FromMetadata(metadata, "model.safetensors")).Message;
        Assert.StartsWith("model.safetensors: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
