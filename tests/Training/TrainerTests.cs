using FerLib.Datasets;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Training;

/// <summary>The trainer's own rules, on a linear test engine; TrainerEngineTests holds those that need the real one.</summary>
public sealed class TrainerTests
{
    private static readonly TrainingOptions Quick = new()
    {
        Epochs = 6,
        BatchSize = 4,
        LearningRate = 0.02f,
        Augmentation = Augmentation.None,
        AverageFlip = false,
        Schedule = LearningRateSchedule.Constant,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 8);

    [Fact]
    public void Train_EasyPictures_LearnsThem()
    {
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick);
        Assert.Equal(1, model.History!.Epochs[^1].TrainingAccuracy);
        Assert.True(model.History.Epochs[^1].ValidationLoss < model.History.Epochs[0].ValidationLoss);
        Assert.Equal((6, StopReason.Finished), (model.History.Epochs.Count, model.History.StopReason));
        float[,] probabilities = model.Predict(_pictures, token: Token);
        Assert.Equal(1, probabilities[0, 0] + probabilities[0, 1] + probabilities[0, 2], 1e-5f);
    }

    [Theory]
    [InlineData(12, 4, new[] { 4, 4, 4 })]
    [InlineData(13, 4, new[] { 4, 3, 3, 3 })]
    [InlineData(9, 4, new[] { 3, 3, 3 })]
    [InlineData(5, 4, new[] { 3, 2 })]
    [InlineData(3, 2, new[] { 3 })] // never a batch of one: rather one picture too many
    [InlineData(2, 32, new[] { 2 })]
    public void SizesOf_AnyCount_SpreadsEvenlyWithoutABatchOfOne(int count, int most, int[] expected) =>
        Assert.Equal(expected, MiniBatches.SizesOf(count, most));

    [Fact]
    public void Train_EveryEpoch_SeesEveryTrainingPictureOnceInAnotherOrderAndNoOther()
    {
        var engine = new LinearEngine();
        using TrainedModel model = Train(engine, _pictures, Split(), Quick with { Epochs = 2 });
        LinearNetwork network = engine.Networks[0];
        Assert.Equal([4, 4, 4, 4, 4, 4], network.BatchSizes);
        string[][] epochs = [.. network.Inputs.SelectMany(Pictures).Chunk(12)];
        PictureTensors training = _pictures.Take(Split().Training);
        string[] expected = [.. Enumerable.Range(0, 12).Select(i => Key(Standardized(training, i, model))).Order()];
        Assert.Equal(expected, epochs[0].Order());
        Assert.Equal(expected, epochs[1].Order());
        Assert.NotEqual(epochs[0], epochs[1]);
    }

    [Fact]
    public void Train_WithAugmentation_VariesTrainingPicturesOnlyAndEveryTimeAnew()
    {
        var engine = new LinearEngine();
        using TrainedModel varied = Train(engine, _pictures, Split(), Quick with { Epochs = 2, Augmentation = new(), LearningRate = 1e-12f });
        string[] seen = [.. engine.Networks[0].Inputs.SelectMany(Pictures)];
        Assert.Equal(24, seen.Distinct().Count());
        // With a rate of next to nothing the weights stand still: the validation must not notice the augmentation.
        using TrainedModel plain = Train(new LinearEngine(), _pictures, Split(), Quick with { Epochs = 2, LearningRate = 1e-12f });
        Assert.Equal(plain.History!.Epochs.Select(e => e.ValidationLoss), varied.History!.Epochs.Select(e => e.ValidationLoss));
        Assert.Equal(plain.Description.Standardization.Mean, varied.Description.Standardization.Mean);
    }

    [Fact]
    public void Train_Standardization_IsFittedOnTheTrainingSplitOnly()
    {
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick with { Epochs = 1 });
        Standardization expected = Standardization.Fit(_pictures.Take(Split().Training));
        Assert.Equal(expected.Mean, model.Description.Standardization.Mean);
        Assert.NotEqual(Standardization.Fit(_pictures).Mean, model.Description.Standardization.Mean);
    }

    [Fact]
    public void Train_ValidationGetsWorse_RestoresTheBestEpoch()
    {
        // Validation labels are shuffled by one class, so that learning makes the validation worse.
        PictureTensors twisted = TwistValidation(_pictures);
        using TrainedModel model = Train(new LinearEngine(), twisted, Split(), Quick);
        TrainingHistory history = model.History!;
        Assert.Equal(history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, history.KeptEpoch);
        Assert.True(history.KeptEpoch < history.Epochs.Count);
        PictureTensors validation = twisted.Take(Split().Validation);
        (double loss, _) = Scoring.LossAndAccuracy(model.Predict(validation, token: Token), validation.Truth);
        Assert.Equal(history.Kept!.ValidationLoss, loss);

        using TrainedModel last = Train(new LinearEngine(), twisted, Split(), Quick with { Choice = EpochChoice.Last });
        Assert.Equal(6, last.History!.KeptEpoch);
    }

    [Fact]
    public void Train_SameValidationLossTwice_KeepsTheEarlierEpoch()
    {
        // A step too small to change any weight gives the same loss in every epoch.
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick with { LearningRate = 1e-30f });
        Assert.Single(model.History!.Epochs.Select(epoch => epoch.ValidationLoss).Distinct());
        Assert.Equal(1, model.History.KeptEpoch);
    }

    [Fact]
    public void Train_PatienceRunsOut_Stops()
    {
        using TrainedModel model = Train(new LinearEngine(), TwistValidation(_pictures), Split(), Quick with { Epochs = 50, Patience = 3 });
        Assert.Equal(StopReason.PatienceRanOut, model.History!.StopReason);
        Assert.Equal(model.History.KeptEpoch + 3, model.History.Epochs.Count);
    }

    [Theory]
    [InlineData(EpochChoice.Last)]
    [InlineData(EpochChoice.LowestValidationLoss)]
    public void Train_CancelledInTheThirdEpoch_KeepsTheSecond(EpochChoice choice)
    {
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine { BeforeStep = step => { if (step == 8) source.Cancel(); } };
        using TrainedModel model = Trainer.Train(engine, _pictures, Split(), Quick with { Choice = choice }, token: source.Token);
        Assert.Equal((2, 2, StopReason.Cancelled), (model.History!.Epochs.Count, model.History.KeptEpoch, model.History.StopReason));
        using TrainedModel two = Train(new LinearEngine(), _pictures, Split(), Quick with { Epochs = 2, Choice = choice });
        Assert.Equal(two.Network.GetState()["linear.weight"].Values, model.Network.GetState()["linear.weight"].Values);
    }

    [Fact]
    public void Train_CancelledInTheFirstEpoch_KeepsTheWeightsAsTheyAre()
    {
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine { BeforeStep = step => { if (step == 2) source.Cancel(); } };
        using TrainedModel model = Trainer.Train(engine, _pictures, Split(), Quick, token: source.Token);
        Assert.Equal((0, 2), (model.History!.KeptEpoch, engine.Networks[0].Steps.Count));
        Assert.Null(model.History.Kept);
        Assert.Equal(18, model.Predict(_pictures, token: Token).GetLength(0));
    }

    [Fact]
    public void Train_LossIsNotANumber_SaysWhereAndDisposesOfTheNetwork()
    {
        var engine = new LinearEngine { DivergesAt = 5 };
        string message = Assert.Throws<TrainingException>(() => Train(engine, _pictures, Split(), Quick)).Message;
        Assert.Contains("the loss of epoch 2, batch 2 is NaN. Lower the learning rate (now 0.02)", message, StringComparison.Ordinal);
        Assert.True(engine.Networks[0].IsDisposed);
    }

    [Fact]
    public void Train_Dropout_DrawsAMaskOfZerosAndScaledOnesForEveryPicture()
    {
        var engine = new LinearEngine();
        using TrainedModel model = Train(engine, MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 1), 32), Split(), Quick with { Epochs = 3, DropoutRate = 0.25 });
        float[] mask = [.. engine.Networks[0].Steps.SelectMany(step => step.DropoutMask.ToArray())];
        Assert.Equal(36 * 64, mask.Length); // at 32 pixels the last feature maps are 1 x 1: 64 features
        Assert.Equal([0, 4 / 3f], mask.Distinct().Order());
        Assert.InRange(mask.Count(value => value == 0) / (double)mask.Length, 0.22, 0.28);
    }

    [Fact]
    public void Train_BalanceClasses_WeighsByTheInverseOfThePictures()
    {
        var engine = new LinearEngine();
        Split split = Split();
        int[] training = [.. split.Training.Skip(2)]; // class 0 keeps 2 of 4 pictures
        Assert.Equal([2, 4, 4], _pictures.Take(training).Truth.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        using TrainedModel model = Train(engine, _pictures, split with { Training = training }, Quick with { Epochs = 1, BalanceClasses = true });
        Assert.Equal([10 / 6f, 10 / 12f, 10 / 12f], engine.Networks[0].Steps[0].ClassWeights);
    }

    [Fact]
    public void Train_EveryStep_GetsWhatTheRecipeSays()
    {
        var engine = new LinearEngine();
        TrainingOptions options = Quick with { MaximumGradientNorm = 2, LabelSmoothing = 0.1f, Schedule = new StepSchedule { Every = 1, Factor = 0.5 }, Epochs = 3 };
        using TrainedModel model = Train(engine, _pictures, Split(), options);
        Assert.All(engine.Networks[0].Steps, step => Assert.Equal((2f, 0.1f, options.Optimizer), (step.MaximumGradientNorm, step.LabelSmoothing, step.Optimizer)));
        Assert.Equal([0.02f, 0.02f, 0.02f, 0.01f, 0.01f, 0.01f, 0.005f, 0.005f, 0.005f], engine.Networks[0].Steps.Select(step => step.LearningRate));
        Assert.Equal([0.02f, 0.01f, 0.005f], model.History!.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Train_PlateauSchedule_FollowsTheValidationLoss()
    {
        // A step too small to change any weight: the loss stays, so that every epoch but the first is a bad one.
        var engine = new LinearEngine();
        using TrainedModel model = Train(
            engine, _pictures, Split(), Quick with { LearningRate = 1e-6f, Schedule = new PlateauSchedule { Patience = 1, Factor = 0.5 }, Epochs = 6, BatchSize = 12 });
        Assert.Equal([1e-6f, 1e-6f, 1e-6f, 5e-7f, 5e-7f, 2.5e-7f], engine.Networks[0].Steps.Select(step => step.LearningRate));
    }

    [Fact]
    public void Train_Progress_ReportsBatchesAndFinishedEpochs()
    {
        List<TrainingProgress> reports = [];
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick with { Epochs = 2 }, new Immediate<TrainingProgress>(reports.Add));
        Assert.Equal(2 * (3 + 1), reports.Count);
        Assert.Equal(["1/3", "2/3", "3/3", "3/3"], reports.Take(4).Select(report => $"{report.Batch}/{report.Batches}"));
        Assert.Equal(model.History!.Epochs, reports.Select(report => report.Finished).OfType<EpochRecord>());
        Assert.True(reports[^1].PicturesPerSecond > 0);
    }

    [Fact]
    public void Train_NoValidation_KeepsTheLastEpoch()
    {
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split() with { Validation = [] }, Quick);
        Assert.Equal(6, model.History!.KeptEpoch);
        Assert.True(double.IsNaN(model.History.Epochs[0].ValidationLoss));
    }

    [Fact]
    public void Train_SplitThatLeaks_IsRefused()
    {
        Split split = Split();
        Assert.Contains("is in training and in test",
            Refused(split with { Test = [split.Training[0]] }), StringComparison.Ordinal);
        // One picture of subject s00 moves from training to test.
        Split crossing = split with { Training = split.Training[1..], Test = [.. split.Test, split.Training[0]] };
        Assert.Contains("subject s00 is in training and in test", Refused(crossing), StringComparison.Ordinal);
        using TrainedModel allowed = Train(
            new LinearEngine(), _pictures, crossing with { Protocol = SplitProtocol.PaperRandom }, Quick with { Epochs = 1 });
        Assert.Contains("names sample 99", Refused(split with { Test = [99] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_TooFewPicturesOrClasses_IsRefused()
    {
        Assert.Contains("0 picture(s) of 0 class(es), expected at least 2 of 2", Refused(Split() with { Training = [] }), StringComparison.Ordinal);
        int[] oneClass = [.. Split().Training.Where(i => _pictures.Truth[i] == 0)];
        Assert.Contains("of 1 class(es)", Refused(Split() with { Training = oneClass }), StringComparison.Ordinal);
    }

    [Fact]
    public void For_SizesOfDataSets_TakesTheSmallRecipeForFewPictures()
    {
        Assert.Same(TrainingOptions.SmallData, TrainingOptions.For(TrainingOptions.FewPictures - 1));
        Assert.Equal(new TrainingOptions(), TrainingOptions.For(TrainingOptions.FewPictures));
    }

    [Fact]
    public void Augmentation_OfTheSmallRecipe_StaysTheOneItWasChosenWith()
    {
        Assert.Equal(
            new Augmentation { Flip = true, Shift = 0.06, Rotation = 10, Scale = 0.1, Brightness = 0.05, Contrast = 0 },
            TrainingOptions.SmallData.Augmentation);
        Assert.Equal((0.2, 0.4), (new TrainingOptions().Augmentation.Brightness, new TrainingOptions().Augmentation.Contrast));
    }

    [Fact]
    public void Train_OptionOutOfRange_NamesIt()
    {
        foreach ((TrainingOptions options, string name) in new[]
        {
            (Quick with { Reading = 4 }, "Reading"),
            (Quick with { Epochs = 0 }, "Epochs"),
            (Quick with { BatchSize = 1 }, "BatchSize"),
            (Quick with { LearningRate = float.NaN }, "LearningRate"),
            (Quick with { DropoutRate = 1 }, "DropoutRate"),
            (Quick with { DropoutRate = 0.5, Reading = 3 }, "DropoutRate"),
            (Quick with { LabelSmoothing = -1 }, "LabelSmoothing"),
            (Quick with { Patience = 0 }, "Patience"),
            (Quick with { MaximumGradientNorm = 0 }, "MaximumGradientNorm"),
            (Quick with { Schedule = new StepSchedule { Every = 0 } }, "Every"),
            (Quick with { Augmentation = new() { Shift = 2 } }, "Shift"),
            (Quick with { Augmentation = new() { Contrast = 1 } }, "Contrast"),
        })
        {
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Train(new LinearEngine(), _pictures, Split(), options)).ParamName);
        }
    }

    [Fact]
    public void Predict_PicturesOfAnotherSize_NamesBothShapes()
    {
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick with { Epochs = 1 });
        PictureTensors other = MadeUpPictures.Tensors(MadeUpPictures.Manifest(1, 3, 1), 16);
        Assert.Contains("Intensity (1, 16, 16), the model was trained on Intensity (1, 8, 8)",
            Assert.Throws<ArgumentException>(() => model.Predict(other, token: Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_AverageFlip_IsTheSameForAPictureAndItsMirrorImage()
    {
        using TrainedModel model = Train(new LinearEngine(), _pictures, Split(), Quick with { AverageFlip = true });
        byte[][] mirrored = [.. Enumerable.Range(0, _pictures.Count)
            .Select(i => _pictures.Planes(i).ToArray().Chunk(8).SelectMany(row => row.Reverse()).ToArray())];
        var mirror = new PictureTensors(
            _pictures.Manifest, [.. _pictures.Indices], _pictures.Shape, _pictures.Channels, mirrored, new bool[_pictures.Count], []);
        Assert.Equal(model.Predict(_pictures, token: Token), model.Predict(mirror, token: Token));
        Assert.NotEqual(model.Predict(_pictures, averageFlip: false, Token), model.Predict(mirror, averageFlip: false, Token));
    }

    private static TrainedModel Train(
        LinearEngine engine, PictureTensors pictures, Split split, TrainingOptions options, IProgress<TrainingProgress>? progress = null) =>
        Trainer.Train(engine, pictures, split, options, progress, token: Token);

    private Split Split() => MadeUpPictures.SplitOf(_pictures);

    private string Refused(Split split) =>
        Assert.Throws<TrainingException>(() => Train(new LinearEngine(), _pictures, split, Quick)).Message;

    private PictureTensors TwistValidation(PictureTensors pictures)
    {
        int[] validation = Split().Validation;
        byte[][] planes = [.. Enumerable.Range(0, pictures.Count).Select(i => pictures.Planes(i).ToArray())];
        byte[] first = planes[validation[0]];
        planes[validation[0]] = planes[validation[1]];
        planes[validation[1]] = planes[validation[2]];
        planes[validation[2]] = first;
        return new PictureTensors(
            pictures.Manifest, [.. pictures.Indices], pictures.Shape, pictures.Channels, planes, new bool[pictures.Count], []);
    }

    private static IEnumerable<string> Pictures(float[] input) => input.Chunk(64).Select(Key);

    private static string Key(float[] picture) => string.Join(' ', picture);

    private static float[] Standardized(PictureTensors pictures, int picture, TrainedModel model)
    {
        float[] output = new float[pictures.Shape.Length];
        model.Description.Standardization.Apply(pictures.Planes(picture), output);
        return output;
    }
}
