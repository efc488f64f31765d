using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments.Baselines;
using FerLib.Experiments.Claims;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines;

public sealed class BaselineMethodsTests
{
    private const int Size = 24;

    private readonly PictureTensors _pictures = MadeUpPictures.Tensors(MadeUpPictures.Manifest(6, 3, 2), Size);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Methods => [.. BaselineMethods.All];

    public static TheoryData<string> Regressions => [.. BaselineMethods.All.Skip(1)];

    [Fact]
    public void All_AndTheTwoNetworks_AreTheComparedMethods() => Assert.Equal(
        ComparedMethods.All, [.. BaselineMethods.All, ComparedMethods.ShallowNetwork, ComparedMethods.PapersNetwork]);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Fit_EveryMethod_GivesProbabilitiesInTheOrderOfTheLabels(string method)
    {
        IFittedMethod fitted = Fit(method, Split());
        Assert.Equal(method, fitted.Name);
        Assert.Equal(_pictures.Manifest.Labels, fitted.Labels);
        Assert.NotEmpty(fitted.Notes);
        PictureTensors test = _pictures.Take(Split().Test);
        float[,] probabilities = fitted.Predict(test, Token);
        Assert.Equal((test.Count, 3), (probabilities.GetLength(0), probabilities.GetLength(1)));
        Assert.All(probabilities.Cast<float>().Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(probabilities, Fit(method, Split()).Predict(test, Token));
    }

    [Theory]
    [MemberData(nameof(Regressions))]
    public void Fit_PicturesThatAreEasyToTellApart_AnswersNewSubjectsRight(string method)
    {
        // Little noise: patterns see the edges of the bright areas, and in flat areas the noise alone.
        PictureTensors pictures = MadeUpPictures.Tensors(_pictures.Manifest, Size, noise: 2), test = pictures.Take(Split().Test);
        double loss = LogLoss.Of(test.Truth, BaselineMethods.Fit(method, pictures, Split(), token: Token).Predict(test, Token));
        Assert.InRange(loss, 0, Math.Log(3) / 2);
    }

    [Fact]
    public void Fit_Majority_AnswersWithTheSharesOfTheTrainingPictures()
    {
        int[] training = [.. Split().Training.OrderBy(i => _pictures.Manifest.Samples[i].Label).Skip(4).Order()];
        Split split = Split() with { Training = training };
        float[] row = [.. Fit(ComparedMethods.Majority, split).Predict(_pictures.Take([0]), Token).Cast<float>()];
        Assert.Equal([0.2f, 0.4f, 0.4f], row);
        // On a tie the first, as everywhere.
        Assert.Equal(MajorityBaseline.ClassOf(_pictures.Take(training).Truth), new Predictions(_pictures.Manifest.Labels, [0], new[,] { { row[0], row[1], row[2] } }, [""], [null]).Predicted[0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Fit_OtherTestPictures_ChangeNothing(string method)
    {
        PictureTensors first = _pictures.Take(Split().Test);
        Manifest manifest = _pictures.Manifest;
        byte[][] planes = [.. Enumerable.Range(0, _pictures.Count).Select(i => Split().Test.Contains(i) ? new byte[Size * Size] : _pictures.Planes(i).ToArray())];
        var other = new PictureTensors(manifest, [.. _pictures.Indices], _pictures.Shape, _pictures.Channels, planes, new bool[planes.Length], []);
        Assert.Equal(Fit(method, Split()).Predict(first, Token), BaselineMethods.Fit(method, other, Split(), token: Token).Predict(first, Token));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Predict_PicturesOfAnotherDataSet_AnswersInItsOwnLabels(string method)
    {
        PictureTensors other = MadeUpPictures.Tensors(MadeUpPictures.Manifest(2, 2, 1, name: "another"), Size);
        float[,] probabilities = Fit(method, Split()).Predict(other, Token);
        Assert.Equal((other.Count, 3), (probabilities.GetLength(0), probabilities.GetLength(1)));
    }

    [Fact]
    public void Predict_PicturesThatDoNotFit_NamesBothShapes()
    {
        IFittedMethod fitted = Fit(ComparedMethods.LogisticRegression, Split());
        PictureTensors larger = MadeUpPictures.Tensors(MadeUpPictures.Manifest(2, 2, 1), Size + 1);
        string message = Assert.Throws<ArgumentException>(() => fitted.Predict(larger, Token)).Message;
        Assert.StartsWith(
            $"The pictures are Intensity {larger.Shape}, \"logistic regression on pixels\" was fitted on Intensity {_pictures.Shape}. Load them for it.",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_OfTheRegressions_SayFeaturesAndHowThePenaltyWasChosen()
    {
        IReadOnlyList<string> chosen = Fit(ComparedMethods.LogisticRegression, Split()).Notes;
        Assert.Equal("Features: the 576 pixels, each standardized over the training pictures.", chosen[0]);
        Assert.Matches(@"^Logistic regression with an L2 penalty of [0-9.]+, the one of 100, 10, 1, 0\.1, 0\.01, 0\.001 with the lowest log-loss on the validation pictures\.$", chosen[1]);
        IReadOnlyList<string> standard = Fit(ComparedMethods.LocalBinaryPatterns, Split() with { Validation = [] }).Notes;
        Assert.Equal(
            [
                "Features: uniform local binary patterns (8 neighbors at distance 1), histograms of 59 bins over 3 x 3 cells, 531 numbers, each standardized over the training pictures.",
                "Logistic regression with an L2 penalty of 0.1, the default, for there are no validation pictures.",
            ],
            standard);
    }

    [Fact]
    public void Fit_PicturesInThreeChannels_DescribesEach()
    {
        byte[][] planes = [.. Enumerable.Range(0, _pictures.Count).Select(i => (byte[])[.. _pictures.Planes(i), .. _pictures.Planes(i), .. _pictures.Planes(i)])];
        var rgb = new PictureTensors(
            _pictures.Manifest, [.. _pictures.Indices], new InputShape(3, Size, Size), InputChannels.Rgb, planes, new bool[planes.Length], []);
        IFittedMethod fitted = BaselineMethods.Fit(ComparedMethods.LocalBinaryPatterns, rgb, Split(), token: Token);
        Assert.Contains("over 3 x 3 cells of each of 3 channels, 1593 numbers", fitted.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WhatCannotBeFitted_SaysWhy()
    {
        string message = Assert.Throws<ArgumentException>(() => Fit(ComparedMethods.ShallowNetwork, Split())).Message;
        Assert.StartsWith(
            "There is no method \"shallow CNN\" to fit, expected one of: majority; logistic regression on pixels; local binary patterns with a linear classifier.",
            message, StringComparison.Ordinal);
        Split leaking = Split() with { Test = Split().Training };
        Assert.Throws<TrainingException>(() => Fit(ComparedMethods.Majority, leaking));
        Assert.Contains(
            "the training split has no pictures", Assert.Throws<TrainingException>(() => Fit(ComparedMethods.Majority, Split() with { Training = [] })).Message, StringComparison.Ordinal);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => BaselineMethods.Fit(ComparedMethods.LogisticRegression, _pictures, Split(), token: source.Token));
    }

    private IFittedMethod Fit(string method, Split split) => BaselineMethods.Fit(method, _pictures, split, token: Token);

    private Split Split() => MadeUpPictures.SplitOf(_pictures);
}
