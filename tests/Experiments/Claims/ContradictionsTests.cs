using FerLib.Experiments.Claims;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

/// <summary>Each contradiction is there in the paper as printed, and gone from a paper that prints something else.</summary>
public sealed class ContradictionsTests
{
    private static readonly PublishedPaper Paper = PublishedPaper.AsPrinted;

    [Fact]
    public void Find_PaperAsPrinted_HasAll()
    {
        IReadOnlyList<Contradiction> all = Contradictions.Find();
        Assert.Equal(16, all.Count);
        Assert.Equal(all.Count, all.Select(one => one.Topic).Distinct().Count());
        Assert.All(all.SelectMany(one => one.Claims), claim => Assert.Equal(claim, Paper.Claim(claim).Number));
    }

    [Fact]
    public void Find_CitedAccuracies_AreTheFourAboveThePapersOwn()
    {
        Assert.Equal(
            "95.0 % is not the highest. The paper itself cites 98.50 % ([50], CK+), 96.46 % ([62], CK+), 96.36 % ([50], CK+), 95.54 % ([50], CK+). "
            + "Its Table 3 has [50], without these figures.",
            Finding(Paper, Contradictions.HigherAccuracy));
        PublishedFigure[] better = [.. Paper.Comparison.Select(figure => figure.Work == PublishedFigure.Proposed ? figure with { Value = 98.5m } : figure)];
        Assert.Null(Finding(Paper with { Comparison = better }, Contradictions.HigherAccuracy));
        Assert.Null(Finding(Paper with { Cited = [.. Paper.Cited.Where(figure => figure.Value <= 95.0m)] }, Contradictions.HigherAccuracy));
    }

    [Fact]
    public void Find_RowsFourAndSeven_AreOneConditionUntilOneOfThemChanges()
    {
        const string Topic = "one condition, two accuracies";
        Assert.StartsWith("Rows 4 and 7 print the same", Finding(Paper, Topic), StringComparison.Ordinal);
        Assert.Null(Finding(With(7, one => one with { Accuracy = 70.0m }), Topic));
        Assert.Null(Finding(With(7, one => one with { TableChannel = InputChannels.Green }), Topic));
    }

    [Fact]
    public void Find_RowsEightAndNine_DifferByMoreThanChance()
    {
        const string Topic = "nearly one condition, two accuracies";
        Assert.Contains("rows 8 and 9 differ in 100 images only, and in accuracy by 19.33 points", Finding(Paper, Topic), StringComparison.Ordinal);
        Assert.Null(Finding(With(9, one => one with { Accuracy = 62.00m }), Topic));
        Assert.Null(Finding(With(9, one => one with { Pictures = 15_000 }), Topic));
    }

    [Fact]
    public void Find_Channels_ContradictUntilTheTableSaysWhatTheTextSays()
    {
        Assert.Contains("the channel of experiment 6, 8, 9. No row of Table 2 says green.", Finding(Paper, Contradictions.ChannelOfTheFigures), StringComparison.Ordinal);
        PublishedPaper agreeing = Paper with
        {
            Experiments = [.. Paper.Experiments.Select(one => one with { TableChannel = one.TextChannel ?? one.TableChannel })],
        };
        Assert.Null(Finding(agreeing, Contradictions.ChannelOfTheFigures));
        // Classes and image counts still differ.
        const string Confounded = "channels compared on different questions";
        Assert.Contains("green: six expressions, FERG, 1,500 or 25,000 images; blue: seven", Finding(agreeing, Confounded), StringComparison.Ordinal);
        PublishedPaper alike = Paper with
        {
            Experiments = [.. Paper.Experiments.Select(one => one with { Expressions = 7, DataSet = "FERG", Pictures = 1500 })],
        };
        Assert.Null(Finding(alike, Confounded));
    }

    [Fact]
    public void Find_DataSets_AreCreditedUsedAndLabelledOtherwiseThanPrinted()
    {
        Assert.Equal("Table 3 credits 95.0 % to five data sets, Table 2 has it on FERG alone.", Finding(Paper, "one data set, credited to several"));
        Assert.Contains("No result is printed for JAFFE, Senthil, KDEF, UTKFace", Finding(Paper, "data sets without a result"), StringComparison.Ordinal);
        Assert.Equal(
            "4,900 pictures are all seven expressions; the six basic ones are 4,200.", Finding(Paper, "KDEF with and without neutral"));
        PublishedPaper six = Paper with
        {
            DataSets = [.. Paper.DataSets.Select(set => set with { PrintedInPaper = set.PrintedInPaper! with { Pictures = 4200 } })],
        };
        Assert.Null(Finding(six, "KDEF with and without neutral"));
        Assert.NotNull(Finding(Paper, "Senthil has no expressions"));
        Assert.NotNull(Finding(Paper, "UTKFace has no expressions"));
        PublishedPaper ferg = Paper with { Comparison = [.. Paper.Comparison.Select(figure => figure with { DataSet = "FERG" })], DataSets = [] };
        Assert.Null(Finding(ferg, "one data set, credited to several"));
        Assert.Null(Finding(ferg, "data sets without a result"));
        Assert.Null(Finding(ferg, "UTKFace has no expressions"));
    }

    [Fact]
    public void Find_VaeGan_HasTwoFiguresAndTwoReferences()
    {
        const string Topic = "VAE + GAN has two figures";
        Assert.Equal("VAE + GAN: 91.10 % by [18] in the text, 81.10 % by [79] in Table 3.", Finding(Paper, Topic));
        PublishedFigure[] corrected = [.. Paper.Cited.Select(figure => figure.Work == "[18]" ? figure with { Work = "[79]", Value = 81.10m } : figure)];
        Assert.Null(Finding(Paper with { Cited = corrected }, Topic));
    }

    [Fact]
    public void Find_WhatIsAnnounced_IsGoneOnceItComes()
    {
        Assert.Null(Finding(Paper with { FutureWork = [] }, Contradictions.VideoIsFutureWork));
        Assert.NotNull(Finding(Paper, Contradictions.VideoIsFutureWork));
        Assert.NotNull(Finding(Paper, "no figure across data sets"));
        Assert.Null(Finding(With(7, one => one with { TestedOn = "JAFFE" }), "no figure across data sets"));
        Assert.NotNull(Finding(Paper, "seven expressions promised, six measured"));
        Assert.Null(Finding(With(7, one => one with { Expressions = 7 }), "seven expressions promised, six measured"));
        Assert.NotNull(Finding(Paper, Contradictions.NoEthicsInConclusions));
        PaperMention spoken = new("ethics", ["ethic"], PaperSection.Conclusions, 1);
        Assert.Null(Finding(Paper with { Mentions = [spoken] }, Contradictions.NoEthicsInConclusions));
        Assert.NotNull(Finding(Paper, "no fully connected layer"));
        Assert.Null(Finding(Paper with { Layers = [new PrintedLayer(1, "Fully connected")] }, "no fully connected layer"));
    }

    private static PublishedPaper With(int number, Func<PublishedExperiment, PublishedExperiment> change) => Paper with
    {
        Experiments = [.. Paper.Experiments.Select(one => one.Number == number ? change(one) : one)],
    };

    private static string? Finding(PublishedPaper paper, string topic) =>
        Contradictions.Find(paper).SingleOrDefault(one => one.Topic == topic)?.Finding.Replace('\u00a0', ' ');
}
