using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>The trainer with either engine: the same course, and a model file that either can read.</summary>
public sealed class TorchSharpTrainerTests
{
    // A few epochs of Adam at 32 pixels; the seam's own tolerance for a loss.
    private const double LossTolerance = 1e-3;
    private const double ProbabilityTolerance = 1e-4;

    private static readonly TrainingOptions Recipe = new() { Epochs = 3, BatchSize = 6, DropoutRate = 0.25, Seed = 5, BalanceClasses = true, LabelSmoothing = 0.1f };

    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(5, 3, 1), 32);

    [Fact]
    public void Train_EitherEngine_SameCourseAndExchangeableModelFile()
    {
        Split split = Splits.SubjectIndependent(_pictures.Manifest, 1);
        using TrainedModel own = Trainer.Train(new CpuEngine(), _pictures, split, Recipe, token: TestContext.Current.CancellationToken);
        using TrainedModel torch = Trainer.Train(StartedTorchSharp.Engine(), _pictures, split, Recipe, token: TestContext.Current.CancellationToken);
        foreach ((EpochRecord expected, EpochRecord actual) in own.History!.Epochs.Zip(torch.History!.Epochs))
        {
            Assert.Equal(expected.TrainingLoss, actual.TrainingLoss, LossTolerance);
            Assert.Equal(expected.ValidationLoss, actual.ValidationLoss, LossTolerance);
            Assert.Equal(expected.LearningRate, actual.LearningRate);
        }

        string file = Path.Combine(Path.GetTempPath(), $"ferlib-{Guid.NewGuid():N}.safetensors");
        try
        {
            torch.Save(file);
            using TrainedModel loaded = TrainedModel.Load(file, new CpuEngine());
            float[,] expected = torch.Predict(_pictures, token: TestContext.Current.CancellationToken);
            float[,] actual = loaded.Predict(_pictures, token: TestContext.Current.CancellationToken);
            foreach ((float a, float b) in expected.Cast<float>().Zip(actual.Cast<float>()))
                Assert.Equal(a, b, ProbabilityTolerance);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Train_CheckpointGoesFromEngineToEngineAndBack_EndsWhereEitherAloneEnds()
    {
        var folder = Directory.CreateTempSubdirectory("ferlib-checkpoint-");
        try
        {
            Split split = Splits.SubjectIndependent(_pictures.Manifest, 1);
            CheckpointOptions checkpoints = CheckpointOptions.At(Path.Combine(folder.FullName, "training.safetensors"));
            var own = new CpuEngine();
            var torch = StartedTorchSharp.Engine();
            using TrainedModel expected = Trainer.Train(own, _pictures, split, Recipe, token: TestContext.Current.CancellationToken);
            Interrupt(own, split, checkpoints, step: 2);
            Interrupt(torch, split, checkpoints, step: 5); // in the second epoch
            using TrainedModel model = Trainer.Train(own, _pictures, split, Recipe, checkpoints: checkpoints, token: TestContext.Current.CancellationToken);
            Assert.Equal([own.Name, torch.Name, own.Name], model.TrainedBy);
            foreach ((EpochRecord alone, EpochRecord together) in expected.History!.Epochs.Zip(model.History!.Epochs))
            {
                Assert.Equal(alone.TrainingLoss, together.TrainingLoss, LossTolerance);
                Assert.Equal(alone.ValidationLoss, together.ValidationLoss, LossTolerance);
            }

            // A finished one is handed out as it is, by either.
            using TrainedModel again = Trainer.Train(torch, _pictures, split, Recipe, checkpoints: checkpoints, token: TestContext.Current.CancellationToken);
            Assert.Equal(model.TrainedBy, again.TrainedBy);
            foreach (NamedTensor tensor in model.Network.GetState().WithoutOptimizer())
                Assert.Equal(tensor.Values, again.Network.GetState()[tensor.Name].Values);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Interrupt(IEngine engine, Split split, CheckpointOptions checkpoints, int step)
    {
        using var source = new CancellationTokenSource();
        var watch = new Immediate<TrainingProgress>(report =>
        {
            if ((report.Epoch - 1) * report.Batches + report.Batch >= step)
                source.Cancel();
        });
        using TrainedModel half = Trainer.Train(engine, _pictures, split, Recipe, watch, checkpoints, source.Token);
        Assert.Equal(StopReason.Cancelled, half.History!.StopReason);
    }
}
