using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

public sealed class TrainedModelTests : IDisposable
{
    private static readonly TrainingOptions Recipe = new() { Epochs = 1, BatchSize = 6, DropoutRate = 0.25, Seed = 5 };

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-model-").FullName;
    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(5, 3, 1), 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void SaveAndLoad_ATrainedModel_PredictsTheSame()
    {
        using TrainedModel model = Train();
        string file = Path.Combine(_root, "model.safetensors");
        model.Save(file);
        using TrainedModel loaded = TrainedModel.Load(file, new CpuEngine());
        Assert.Equal(model.Predict(_pictures, token: Token), loaded.Predict(_pictures, token: Token));
        Assert.Null(loaded.History);
        ModelDescription before = model.Description;
        ModelDescription after = loaded.Description;
        Assert.Equal(before.Labels, after.Labels);
        Assert.Equal(before.Standardization.Mean, after.Standardization.Mean);
        Assert.Equal(before.Standardization.Deviation, after.Standardization.Deviation);
        Assert.Equal(before with { Labels = after.Labels, Standardization = after.Standardization }, after);
    }

    [Fact]
    public void Load_FileWithoutTheDescription_SaysWhatIsMissing()
    {
        using TrainedModel model = Train();
        string file = Path.Combine(_root, "foreign.safetensors");
        Safetensors.Write(file, model.Network.GetState(), new Dictionary<string, string>());
        Assert.Contains("format is \"(missing)\"", Assert.Throws<TrainingException>(() => TrainedModel.Load(file, new CpuEngine())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsOfAnotherNetwork_SaysWhichTensor()
    {
        using TrainedModel model = Train();
        string file = Path.Combine(_root, "other.safetensors");
        Safetensors.Write(file, model.Network.GetState(), (model.Description with { Labels = ["anger", "happiness"] }).ToMetadata());
        Assert.Contains("fullyConnected.weight", Assert.Throws<TrainingException>(() => TrainedModel.Load(file, new CpuEngine())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ShapeThatNoNetworkTakes_SaysSo()
    {
        using TrainedModel model = Train();
        string file = Path.Combine(_root, "shape.safetensors");
        foreach (InputShape shape in new[] { new InputShape(1, 0, 32), new InputShape(3, 32, 32) })
        {
            Safetensors.Write(file, model.Network.GetState(), (model.Description with { Shape = shape }).ToMetadata());
            Assert.Contains($"{shape}", Assert.Throws<TrainingException>(() => TrainedModel.Load(file, new CpuEngine())).Message, StringComparison.Ordinal);
        }
    }

    private TrainedModel Train() => Trainer.Train(
        new CpuEngine(),
        _pictures,
        new Split
        {
            Protocol = SplitProtocol.SubjectIndependent,
            Seed = 1,
            Training = [.. _pictures.Indices.Where(i => _pictures.Manifest.Samples[i].Subject != "s04")],
            Validation = [],
            Test = [.. _pictures.Indices.Where(i => _pictures.Manifest.Samples[i].Subject == "s04")],
        },
        Recipe,
        token: Token);
}
