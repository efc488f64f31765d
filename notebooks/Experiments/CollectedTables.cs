using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;
using FerLib.Reports;

namespace FerExperiments;

/// <summary>The tables of a sweep.</summary>
internal static class CollectedTables
{
    private const ulong Seed = 1;

    /// <summary>The tables that the finished jobs allow, each with a name for its files.</summary>
    /// <param name="sweep">The sweep's name.</param>
    /// <param name="list">Its jobs.</param>
    /// <param name="done">The results that there are.</param>
    public static IReadOnlyList<(string Name, ResultTable Table)> Of(string sweep, JobList list, IReadOnlyList<JobResult> done)
    {
        IReadOnlyList<PooledResult> pooled = PooledResult.Of(done);
        IReadOnlyList<(string, ResultTable)> tables = sweep switch
        {
            "channels" => Numbered(ResultComparisons.Inputs(pooled, Seed).Select(comparison => (IReadOnlyList<(string, ResultTable)>)
                [("inputs", InputTables.Inputs(comparison)), .. comparison.IsColorless ? [] : (IEnumerable<(string, ResultTable)>)[("pairs", InputTables.Pairs(comparison)), ("expressions", InputTables.Recalls(comparison))]])),
            "across" when pooled.Any(result => result.Elsewhere.Count > 0) => [("accuracies", Show.Accuracies(CrossDataSetsResult.Of(pooled)))],
            "leakage" when ResultComparisons.Leakage(pooled, Seed) is { Count: > 0 } measured => [("points", LeakagePointsTable.Of(measured))],
            "methods" when pooled.Count > 0 => Numbered(pooled.GroupBy(result => result.Outcome.TestedOn.Name).Select(set => (IReadOnlyList<(string, ResultTable)>)
                [("accuracies", Show.Methods([.. set])), .. Show.MethodPairs([.. set], Seed) is ResultTable pairs ? [("pairs", pairs)] : (IEnumerable<(string, ResultTable)>)[]])),
            "paper" => [("experiments", Show.PaperExperiments(FerLib.Experiments.Jobs.PaperExperiments.Plan(PublishedPaper.AsPrinted, list.Options, list.Runner.Open), pooled))],
            _ => [],
        };
        return done.Count == 0 && sweep != "paper" ? [] : [.. tables, ("records", Show.Records(done))];
    }

    /// <summary>The tables of several data sets, numbered from the second on.</summary>
    private static (string, ResultTable)[] Numbered(IEnumerable<IReadOnlyList<(string Name, ResultTable Table)>> sets) =>
        [.. sets.SelectMany((tables, i) => tables.Select(table => (i == 0 ? table.Name : $"{table.Name}-{i + 1}", table.Table)))];
}
