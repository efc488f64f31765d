using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class PaperExperimentsTests
{
    [Fact]
    public void Plan_NothingAtHand_EveryRowSaysWhy()
    {
        IReadOnlyList<PaperExperiment> plan = PaperExperiments.Plan(
            PublishedPaper.AsPrinted, new SweepOptions { DataSets = ["ferg"] }, set => throw new DatasetException($"{set} is not on this disk."));
        // Four private ones; 4 in one reading; 6 to 9 in the table's and the text's.
        Assert.Equal([1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 9, 9], plan.Select(row => row.Published.Number));
        Assert.All(plan, row => Assert.NotNull(row.WhyNot));
        Assert.All(plan.Where(row => row.Published.DataSet == "local"), row => Assert.Null(row.Job));
        PaperExperiment seventh = plan.Single(row => row is { Published.Number: 7, Reading: "text" });
        Assert.Equal(("ferg is not at hand", "ferg is not on this disk."), (seventh.WhyNot, seventh.Remedy));
        Assert.Equal(NetworkInput.Green, seventh.Input);
    }

    [Fact]
    public void Plan_TooFewPicturesOrExpressions_SaysHowMany()
    {
        Manifest ferg = Of("ferg", pictures: 2000, Expressions.All);
        Manifest mine = Of("mine", pictures: 1500, ["happiness", "neutral"]);
        IReadOnlyList<PaperExperiment> plan = PaperExperiments.Plan(
            PublishedPaper.AsPrinted, new SweepOptions { DataSets = ["ferg"], Local = "mine" }, set => set == "ferg" ? ferg : mine);
        Assert.Null(plan[0].WhyNot); // 1,323 of 1,500
        Assert.Contains("1,500 pictures of 2 expressions, the paper used 1,727", plan[1].WhyNot, StringComparison.Ordinal);
        Assert.Contains("the paper used 25,000", plan.First(row => row.Published.Number == 4).WhyNot, StringComparison.Ordinal);
        Assert.All(plan.Where(row => row.Published.Number is 6 or 8 or 9), row => Assert.Null(row.WhyNot));
        PaperExperiment swapped = PaperExperiments.Plan(
            PublishedPaper.AsPrinted, new SweepOptions { DataSets = ["mine"] }, _ => mine).First(row => row.Published.Number == 6);
        Assert.Contains("750 pictures of 1 expression, the paper used 6", swapped.WhyNot, StringComparison.Ordinal);
    }

    private static Manifest Of(string name, int pictures, IReadOnlyList<string> labels) => new(
        name, "/nowhere", isPractice: false,
        Enumerable.Range(0, pictures).Select(i => new Sample { Path = $"{i}.png", Label = labels[i % labels.Count], Subject = $"s{i % 10}" }), []);
}
