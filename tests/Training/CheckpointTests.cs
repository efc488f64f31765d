using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Tests.DataFetch;
using FerLib.Tests.Datasets;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>A training that is interrupted anywhere and goes on is the training that ran through.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly TrainingOptions Recipe = new()
    {
        Epochs = 4,
        BatchSize = 4,
        DropoutRate = 0.25,
        LearningRate = 0.02f,
        Schedule = new PlateauSchedule { Patience = 0, Factor = 0.5 },
        BalanceClasses = true,
        Seed = 5,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => _folder.At("training.safetensors");

    private CheckpointOptions EveryStep => CheckpointOptions.At(FilePath) with { Interval = TimeSpan.Zero };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, EpochChoice.LowestValidationLoss)]
    [InlineData(3, EpochChoice.LowestValidationLoss)]
    [InlineData(0, EpochChoice.Last)]
    public void Train_InterruptedAtAnyStep_EndsAsIfItHadRunThrough(int ahead, EpochChoice choice)
    {
        TrainingOptions options = Recipe with { Choice = choice, Patience = 2 };
        using TrainedModel expected = Trainer.Train(new LinearEngine { BatchesAhead = ahead }, _pictures, Split(), options, token: Token);
        int steps = 3 * expected.History!.Epochs.Count;
        for (int done = 1; done < steps; done++)
        {
            // One step at a time, each in a training that goes on from the one before.
            using var source = new CancellationTokenSource();
            var interrupted = new LinearEngine { BatchesAhead = ahead, BeforeStep = _ => source.Cancel() };
            Trainer.Train(interrupted, _pictures, Split(), options, checkpoints: EveryStep, token: source.Token).Dispose();
            Assert.Single(interrupted.Networks[0].Steps);
        }

        var last = new LinearEngine { BatchesAhead = ahead };
        using TrainedModel model = Trainer.Train(last, _pictures, Split(), options, checkpoints: EveryStep, token: Token);
        Assert.Single(last.Networks[0].Steps);
        AssertSame(expected, model);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)] // the last step of an epoch: the validation is still to come
    [InlineData(8)]
    public void Train_CpuEngineInterrupted_GivesTheSameBits(int stop)
    {
        // Adam's moments, dropout, augmentation, running statistics: all go on.
        TrainingOptions options = Recipe with { Epochs = 3, Schedule = LearningRateSchedule.OneCycle };
        using TrainedModel expected = Trainer.Train(new CpuEngine(2), _pictures, Split(), options, token: Token);
        Interrupt(new CpuEngine(2), options, stop);
        using TrainedModel model = Trainer.Train(new CpuEngine(1), _pictures, Split(), options, checkpoints: CheckpointOptions.At(FilePath), token: Token);
        AssertSame(expected, model);
        Assert.Equal([new CpuEngine(2).Name, new CpuEngine(1).Name], model.TrainedBy);
    }

    [Fact]
    public void Train_Finished_IsHandedOutWithoutAStep()
    {
        using TrainedModel first = Train(new LinearEngine(), Recipe);
        byte[] bytes = File.ReadAllBytes(FilePath);
        var engine = new LinearEngine();
        List<TrainingProgress> reports = [];
        using TrainedModel again = Trainer.Train(
            engine, _pictures, Split(), Recipe, new Immediate<TrainingProgress>(reports.Add), EveryStep, Token);
        Assert.Empty(engine.Networks[0].Steps);
        AssertSame(first, again);
        Assert.Equal(bytes, File.ReadAllBytes(FilePath));
        Assert.Equal(first.History!.Epochs, reports.Select(report => report.Finished));
        Assert.Equal(new TrainingPosition(4, 3), reports[0].ResumedFrom);
    }

    [Fact]
    public void Load_Checkpoint_SaysWhatItIs()
    {
        Train(new LinearEngine(), Recipe).Dispose();
        string message = Assert.Throws<TrainingException>(() => TrainedModel.Load(FilePath, new CpuEngine())).Message;
        Assert.EndsWith("this is the checkpoint of a training, expected a model. Run that training with it to its end, and save its model.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NotYetDue_WritesAtTheEndOnly()
    {
        int written = 0;
        var engine = new LinearEngine { BeforeStep = _ => written += File.Exists(FilePath) ? 1 : 0 };
        Trainer.Train(engine, _pictures, Split(), Recipe, checkpoints: CheckpointOptions.At(FilePath), token: Token).Dispose();
        Assert.Equal(0, written);
        Assert.Equal(["training.safetensors"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Where(name => !name!.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void Train_InAFolder_GivesEachTrainingItsFile()
    {
        CheckpointOptions checkpoints = CheckpointOptions.In(_folder.At("networks"));
        foreach (TrainingOptions options in new[] { Recipe, Recipe with { Seed = 6 }, Recipe })
            Trainer.Train(new LinearEngine(), _pictures, Split(), options, checkpoints: checkpoints, token: Token).Dispose();
        string[] files = [.. Directory.GetFiles(_folder.At("networks"), "*.safetensors").Select(file => Path.GetFileName(file))];
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Matches("^made-up-[0-9a-f]{16}\\.safetensors$", file));
    }

    [Fact]
    public void Train_CheckpointOfAnotherTraining_SaysWhatDiffers()
    {
        Train(new LinearEngine(), Recipe).Dispose();
        byte[] bytes = File.ReadAllBytes(FilePath);
        foreach ((TrainingOptions options, string difference) in new[]
        {
            (Recipe with { Reading = 3, DropoutRate = 0 }, "Reading is 2 in it, 3 here"),
            (Recipe with { LearningRate = 0.01f }, "LearningRate is 0.02 in it, 0.01 here"),
            (Recipe with { Optimizer = new AdamOptions() }, "Optimizer.WeightDecay is 0.0001 in it, 0 here"),
            (Recipe with { Optimizer = new SgdOptions() }, "Optimizer.Kind is adam in it, sgd here"),
            (Recipe with { Schedule = LearningRateSchedule.Cosine }, "Schedule.Kind is plateau in it, cosine here"),
            (Recipe with { Epochs = 5, Seed = 6 }, "Epochs is 4 in it, 5 here; Seed is 5 in it, 6 here"),
        })
        {
            Assert.Contains(difference, Refused(options, _pictures, Split()), StringComparison.Ordinal);
        }

        PictureTensors brighter = MadeUpPictures.Tensors(_pictures.Manifest, 32, noise: 20);
        Assert.Contains("Mean of the training pictures is ", Refused(Recipe, brighter, Split()), StringComparison.Ordinal);
        Assert.Contains("Training pictures is 12, ", Refused(Recipe, _pictures, Split() with { Training = Split().Training[1..] }), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Train_DamagedCheckpoint_IsRefusedAndLeftAlone()
    {
        Train(new LinearEngine(), Recipe).Dispose();
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int length = 0; length < whole.Length; length += 97)
            Damaged(whole[..length]);
        for (int place = 8; place < whole.Length; place += 61)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x11;
            Damaged(changed);
        }

        byte[] notANumber = [.. whole];
        BitConverter.TryWriteBytes(notANumber.AsSpan(whole.Length - 4 * 5), float.NaN);
        Assert.Matches(@"kept\.linear\.(weight|bias)\[\d+\] of shape \([\d, ]+\) is NaN, expected a finite number", Damaged(notANumber));
        Safetensors.Write(FilePath, new NamedState([]), new Dictionary<string, string> { ["format"] = "something else" });
        Assert.Contains("its format is \"something else\", expected \"FerLib checkpoint 1\". Delete it", Refused(Recipe, _pictures, Split()), StringComparison.Ordinal);

        string Damaged(byte[] bytes)
        {
            File.WriteAllBytes(FilePath, bytes);
            string message = Refused(Recipe, _pictures, Split());
            Assert.StartsWith(FilePath, message, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(FilePath));
            return message;
        }
    }

    [Fact]
    public void Train_CheckpointInUse_IsRefused()
    {
        var engine = new LinearEngine
        {
            BeforeStep = step =>
            {
                if (step == 2)
                    Assert.Contains("another training is using this checkpoint", Refused(Recipe, _pictures, Split()), StringComparison.Ordinal);
            },
        };
        Assert.Equal(4, Train(engine, Recipe).History!.Epochs.Count);
    }

    [Fact]
    public void Train_PlaceThatIsNone_SaysSo()
    {
        Directory.CreateDirectory(FilePath);
        Assert.Contains("is a folder, expected the name of a checkpoint file", Refused(Recipe, _pictures, Split()), StringComparison.Ordinal);
        _folder.Write("file", "");
        string message = Assert.Throws<TrainingException>(() => Trainer.Train(
            new LinearEngine(), _pictures, Split(), Recipe, checkpoints: CheckpointOptions.In(_folder.At("file")), token: Token)).Message;
        Assert.Contains("is a file, expected a folder for checkpoints", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CheckpointOptions.At(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Train(
            new LinearEngine(), _pictures, Split(), Recipe, checkpoints: EveryStep with { Interval = TimeSpan.FromSeconds(-1) }, token: Token));
    }

    [Fact]
    public void Train_DiskFull_KeepsTheCheckpointBefore()
    {
        using var small = new SmallDisk(_folder.At("small"), "256k");
        CheckpointOptions checkpoints = CheckpointOptions.At(_folder.At("small/training.safetensors")) with { Interval = TimeSpan.Zero };
        string filler = _folder.At("small/filler");
        var engine = new LinearEngine { BeforeStep = step => { if (step == 3) Fill(filler); } };
        string message = Assert.Throws<TrainingException>(() => Trainer.Train(engine, _pictures, Split(), Recipe, checkpoints: checkpoints, token: Token)).Message;
        Assert.Contains("the checkpoint could not be written", message, StringComparison.Ordinal);
        File.Delete(filler);
        var again = new LinearEngine();
        using TrainedModel model = Trainer.Train(again, _pictures, Split(), Recipe, checkpoints: checkpoints, token: Token);
        Assert.Equal(10, again.Networks[0].Steps.Count); // of 12, two were kept
        using TrainedModel expected = Trainer.Train(new LinearEngine(), _pictures, Split(), Recipe, token: Token);
        AssertSame(expected, model);
    }

    [Fact]
    public void Train_DivergesAfterACheckpoint_KeepsTheFiniteOne()
    {
        Assert.Throws<TrainingException>(() => Train(new LinearEngine { DivergesAt = 5 }, Recipe));
        var engine = new LinearEngine();
        Train(engine, Recipe).Dispose();
        Assert.Equal(8, engine.Networks[0].Steps.Count); // four finite steps were kept
    }

    internal static void AssertSame(TrainedModel expected, TrainedModel actual)
    {
        Assert.Equal(expected.History!.Epochs, actual.History!.Epochs);
        Assert.Equal((expected.History.KeptEpoch, expected.History.StopReason), (actual.History.KeptEpoch, actual.History.StopReason));
        foreach (NamedTensor tensor in expected.Network.GetState())
            Assert.Equal(tensor.Values, actual.Network.GetState()[tensor.Name].Values);
    }

    private static void Fill(string file)
    {
        try
        {
            using FileStream stream = File.Create(file);
            for (int i = 0; i < 1024; i++)
            {
                stream.Write(new byte[1024]);
                stream.Flush();
            }

            Assert.Fail("The small disk is larger than expected.");
        }
        catch (IOException)
        {
            // It is full now, which was the purpose.
        }
    }

    private void Interrupt(IEngine engine, TrainingOptions options, int stop)
    {
        using var source = new CancellationTokenSource();
        var watch = new Immediate<TrainingProgress>(report =>
        {
            if ((report.Epoch - 1) * report.Batches + report.Batch == stop)
                source.Cancel();
        });
        using TrainedModel half = Trainer.Train(engine, _pictures, Split(), options, watch, CheckpointOptions.At(FilePath), source.Token);
        Assert.Equal(StopReason.Cancelled, half.History!.StopReason);
    }

    private TrainedModel Train(IEngine engine, TrainingOptions options) =>
        Trainer.Train(engine, _pictures, Split(), options, checkpoints: EveryStep, token: Token);

    private string Refused(TrainingOptions options, PictureTensors pictures, Split split) => Assert.Throws<TrainingException>(
        () => Trainer.Train(new LinearEngine(), pictures, split, options, checkpoints: EveryStep, token: Token)).Message;

    private Split Split() => MadeUpPictures.SplitOf(_pictures);
}
