using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>The trainer with the paper's network on the CPU engine, at 32 pixels.</summary>
public sealed class TrainerEngineTests
{
    private static readonly TrainingOptions Recipe = new() { Epochs = 2, BatchSize = 6, DropoutRate = 0.25, Seed = 5 };

    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(5, 3, 1), 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_OneBatch_IsLearnedByHeart(int reading)
    {
        TrainingOptions options = new()
        {
            Reading = reading,
            Epochs = 40,
            BatchSize = 8,
            LearningRate = 3e-3f,
            Augmentation = Augmentation.None,
            AverageFlip = false,
            Choice = EpochChoice.Last,
        };
        Split split = Split() with { Training = [.. Split().Training.Take(8)], Validation = [] };
        using TrainedModel model = Train(new CpuEngine(), split, options);
        Assert.InRange(model.History!.Epochs[^1].TrainingLoss, 0, 0.02);
        Assert.Equal(1, model.History.Epochs[^1].TrainingAccuracy);
    }

    [Fact]
    public void Train_OneOrThreeThreads_GivesTheSameBits()
    {
        using TrainedModel one = Train(new CpuEngine(1), Split(), Recipe);
        using TrainedModel three = Train(new CpuEngine(3), Split(), Recipe);
        Assert.Equal(one.History!.Epochs, three.History!.Epochs);
        Assert.Equal(one.Network.GetState().Select(tensor => tensor.Name), three.Network.GetState().Select(tensor => tensor.Name));
        foreach (NamedTensor tensor in one.Network.GetState())
            Assert.Equal(tensor.Values, three.Network.GetState()[tensor.Name].Values);
        using TrainedModel other = Train(new CpuEngine(1), Split(), Recipe with { Seed = 6 });
        Assert.NotEqual(one.History.Epochs, other.History!.Epochs);
    }

    private TrainedModel Train(CpuEngine engine, Split split, TrainingOptions options) =>
        Trainer.Train(engine, _pictures, split, options, token: Token);

    private Split Split()
    {
        int[] Of(params string[] subjects) => [.. _pictures.Indices.Where(i => subjects.Contains(_pictures.Manifest.Samples[i].Subject))];
        return new Split
        {
            Protocol = SplitProtocol.SubjectIndependent,
            Seed = 1,
            Training = Of("s00", "s01", "s02"),
            Validation = Of("s03"),
            Test = Of("s04"),
        };
    }
}
