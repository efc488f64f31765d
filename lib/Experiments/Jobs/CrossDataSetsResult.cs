using FerLib.Datasets;

namespace FerLib.Experiments.Jobs;

/// <summary>
/// The matrix "train on each, test on each": within a set on its own test split, across sets on the other's whole set, of which the network has seen nothing.
/// </summary>
public sealed record CrossDataSetsResult
{
    /// <summary>What was trained on, a row each: a data set, or several joined.</summary>
    public required IReadOnlyList<DataSetFacts> Sources { get; init; }

    /// <summary>The data sets that were tested, a column each.</summary>
    public required IReadOnlyList<DataSetFacts> DataSets { get; init; }

    /// <summary>Rows: what was trained on; columns: the set tested on; null where a network was not tested on a set, because it was trained on it together with others.</summary>
    public required IReadOnlyList<IReadOnlyList<CrossDataSetCell?>> Rows { get; init; }

    /// <summary>The results of each row.</summary>
    public required IReadOnlyList<PooledResult> Results { get; init; }

    /// <summary>The labels that all tested sets have.</summary>
    public IReadOnlyList<string> CommonLabels => [.. DataSets[0].Labels.Where(label => DataSets.All(set => set.Labels.Contains(label)))];

    /// <summary>The cells that there are, row by row.</summary>
    public IEnumerable<CrossDataSetCell> Cells => Rows.SelectMany(row => row).OfType<CrossDataSetCell>();

    /// <summary>Whether any of the sets is practice data.</summary>
    public bool IsPractice => Sources.Concat(DataSets).Any(set => set.IsPractice);

    /// <summary>How the own test splits were drawn.</summary>
    public SplitProtocol Protocol => Results[0].Outcome.Protocol;

    /// <summary>The matrix of some results: a row a result; columns: the sets trained on by themselves, then those only tested.</summary>
    /// <param name="results">Results of <see cref="Sweeps.Across"/>, of one method, input and protocol.</param>
    /// <exception cref="DatasetException">There is no result, or no network was tested on another data set.</exception>
    public static CrossDataSetsResult Of(IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        DataSetFacts[] columns = [.. results.Where(IsSingle).Select(result => result.Outcome.TestedOn)
            .Concat(results.SelectMany(result => result.Elsewhere.Select(outcome => outcome.TestedOn))).DistinctBy(set => set.Name)];
        if (columns.Length < 2)
            throw new DatasetException($"Across data sets needs at least 2 data sets, got {columns.Length}. Name another one in DataSets or as a target.");
        return new CrossDataSetsResult
        {
            Sources = [.. results.Select(result => result.Outcome.TrainedOn)],
            DataSets = columns,
            Rows = [.. results.Select(result => columns.Select(column => CellOf(result, column)).ToArray())],
            Results = results,
        };
    }

    private static bool IsSingle(PooledResult result) => result.Job.TrainOn.Count == 1;

    private static CrossDataSetCell? CellOf(PooledResult result, DataSetFacts column)
    {
        bool isWithin = IsSingle(result) && result.Outcome.TestedOn.Name == column.Name;
        Outcome home = result.Outcome;
        Outcome? all = isWithin ? home : result.Elsewhere.FirstOrDefault(outcome => outcome.TestedOn.Name == column.Name);
        if (all is null)
            return null;
        string[] shared = [.. home.TrainedOn.Labels.Where(all.TestedOn.Labels.Contains)];
        bool decidable = shared.Length >= 2;
        Outcome Over(Outcome outcome) => Testing.Restrict(outcome, shared, result.Parts[0].TrainingCounts);
        return new CrossDataSetCell(all, decidable ? Over(all) : null, isWithin) { Home = decidable ? Over(home) : home };
    }
}
