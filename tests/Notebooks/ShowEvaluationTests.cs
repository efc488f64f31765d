using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What the notebook on evaluation shows of a result.</summary>
public sealed class ShowEvaluationTests
{
    private static readonly DataSetFacts Practice = MadeUpResult.Set("practice FERG", isPractice: true);
    private static readonly PooledResult Own = MadeUpResult.Pooled(MadeUpResult.Job(), Practice, i => i % 4 != 0);
    private static readonly PooledResult Majority = MadeUpResult.Pooled(MadeUpResult.Job() with { Method = ComparedMethods.Majority }, Practice, i => i % 2 == 0);

    [Fact]
    public void Tables_OfPracticeData_SaySoAndHowTheSplitWasDrawn()
    {
        ResultTable[] tables =
        [
            Show.Metrics(Own.Outcome), Show.Methods([Own, Majority]), Assert.IsType<ResultTable>(Show.MethodPairs([Own, Majority], seed: 1)),
            .. Assert.IsType<ResultTables>(Show.Slices(Own.Outcome, Set(), seed: 1)).Tables,
        ];
        Assert.All(tables, table => Assert.Contains("practice FERG, subject-independent", table.Title, StringComparison.Ordinal));
        Assert.All(tables, table => Assert.NotEmpty(table.Rows));
    }

    [Fact]
    public void Methods_EachMethod_IsARowWithItsAccuracy()
    {
        ResultTable table = Show.Methods([Own, Majority]);
        Assert.Equal([(ComparedMethods.PapersNetwork, "75.0 %"), (ComparedMethods.Majority, "50.0 %")], table.Rows.Select(row => (row[0], row[1])));
    }

    [Fact]
    public void MethodPairs_TheNetwork_StandsFirst()
    {
        ResultTable table = Assert.IsType<ResultTable>(Show.MethodPairs([Majority, Own], seed: 1));
        Assert.Equal([$"{ComparedMethods.PapersNetwork} - {ComparedMethods.Majority}", "75.0, 50.0 %", "+25.0"], Assert.Single(table.Rows).Take(3));
    }

    [Fact]
    public void MethodPairs_OneMethod_SaysWhatIsMissing()
    {
        Assert.Contains("Name both in Methods", Show.MethodPairs([Own], seed: 1).ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing to compare", Show.MethodPairs([], seed: 1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_ASetThatSaysNothing_IsASentence() => Assert.Equal(
        "practice FERG says nothing of its pictures by which they could be grouped.",
        Show.Slices(Own.Outcome, new Manifest("practice FERG", "nowhere", isPractice: true, [], []), seed: 1).ToString());

    [Fact]
    public void Calibrations_WithAndWithoutATemperature_AreTwoFiguresOrOne()
    {
        Assert.Single(Show.Calibrations(Own.Outcome, null).Figures);
        TemperatureScaling temperature = TemperatureScaling.Fit(Own.Outcome.Predictions);
        Figure[] figures = [.. Show.Calibrations(Own.Outcome, temperature).Figures];
        Assert.Equal(2, figures.Length);
        Assert.Equal("As trained, on practice FERG, subject-independent", figures[0].Title);
        Assert.StartsWith(FormattableString.Invariant($"With temperature {temperature.Temperature:0.00}, on practice FERG"), figures[1].Title, StringComparison.Ordinal);
    }

    private static Manifest Set() => new(
        Practice.Name, "nowhere", isPractice: true,
        Own.Outcome.Paths.Select((path, i) => new Sample
        {
            Path = path,
            Label = Practice.Labels[i % 2],
            Subject = Own.Outcome.Predictions.Subjects[i],
            Gender = i < 30 ? "woman" : "man",
        }),
        []);
}
