using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>The shallow network through everything that knows of the paper's.</summary>
public sealed class NetworkKindTests : IDisposable
{
    private static readonly TrainingOptions Shallow = new() { Network = NetworkKind.Shallow, Epochs = 2, BatchSize = 6, DropoutRate = 0.25, Seed = 5 };

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-kind-").FullName;
    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 16);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Train_Shallow_LearnsABatchByHeart()
    {
        Split split = Split() with { Training = [.. Split().Training.Take(8)], Validation = [] };
        using TrainedModel model = Train(split, new TrainingOptions
        {
            Network = NetworkKind.Shallow,
            Epochs = 40,
            BatchSize = 8,
            LearningRate = 3e-3f,
            Augmentation = Augmentation.None,
            AverageFlip = false,
            Choice = EpochChoice.Last,
        });
        Assert.Equal("shallow CNN (two convolutions)", model.Network.Architecture.Name);
        Assert.InRange(model.History!.Epochs[^1].TrainingLoss, 0, 0.02);
    }

    [Fact]
    public void SaveAndExport_Shallow_LoadAndPredictTheSame()
    {
        using TrainedModel model = Train(Split(), Shallow);
        string weights = Path.Combine(_root, "model.safetensors"), onnx = Path.Combine(_root, "model.onnx");
        model.Save(weights);
        model.ExportOnnx(onnx);
        foreach (TrainedModel loaded in new[] { TrainedModel.Load(weights, new CpuEngine()), TrainedModel.LoadOnnx(onnx, new CpuEngine()) })
        {
            using (loaded)
            {
                Assert.Equal(NetworkKind.Shallow, loaded.Description.Network);
                Assert.Equal(model.Network.Architecture.Layers, loaded.Network.Architecture.Layers);
                Assert.Equal(model.Predict(_pictures, token: Token), loaded.Predict(_pictures, token: Token));
            }
        }
    }

    [Fact]
    public void Metadata_OfThePapersNetwork_SaysNothingOfAnother()
    {
        using TrainedModel paper = Train(Split(), Shallow with { Network = NetworkKind.Paper, Epochs = 1 });
        Dictionary<string, string> metadata = paper.Description.ToMetadata();
        Assert.DoesNotContain("network", metadata.Keys);
        Assert.Equal(NetworkKind.Paper, ModelDescription.FromMetadata(metadata, "model").Network);

        foreach (string unknown in new[] { "Deep", "7", "" })
        {
            metadata["network"] = unknown;
            string message = Assert.Throws<TrainingException>(() => ModelDescription.FromMetadata(metadata, "model")).Message;
            Assert.StartsWith($"model: the metadata's \"network\" is \"{unknown}\", which cannot be read.", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TrainingIdentity_OfThePapersNetwork_SaysNothingOfAnother()
    {
        PictureTensors training = _pictures.Take(Split().Training), validation = _pictures.Take(Split().Validation);
        TrainingIdentity Of(TrainingOptions options) => TrainingIdentity.Of(options, training, validation, Standardization.Fit(training));
        TrainingIdentity paper = Of(Shallow with { Network = NetworkKind.Paper }), shallow = Of(Shallow);
        Assert.DoesNotContain(paper.Facts, fact => fact.Key == "Network");
        Assert.Equal("Reading", paper.Facts[0].Key);
        Assert.NotEqual(paper.Hash, shallow.Hash);
        Assert.Equal(["it says nothing of Network, here Shallow"], shallow.DifferencesFrom(paper));
    }

    [Fact]
    public void Lines_OfTheShallowNetwork_SayThatItIsAnother()
    {
        RecipeLine layers = (TrainingOptions.Paper with { Network = NetworkKind.Shallow }).Lines[0];
        Assert.Equal(new RecipeLine("layers", "another network, a shallow CNN: two convolutions, one pooling, a fully connected layer", "17 rows", true), layers);
    }

    [Fact]
    public void Check_ANetworkThatThereIsNot_IsRefused()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Train(Split(), Shallow with { Network = (NetworkKind)9 }));
        Assert.Contains("Network must be Paper or Shallow.", error.Message, StringComparison.Ordinal);
        (Shallow with { Reading = 3 }).Check(); // without meaning here, and so is its lack of a dropout layer
    }

    private TrainedModel Train(Split split, TrainingOptions options) => Trainer.Train(new CpuEngine(), _pictures, split, options, token: Token);

    private Split Split() => MadeUpPictures.SplitOf(_pictures);
}
