using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>The matrix "train on each, test on each".</summary>
public sealed record CrossDataSetsResult
{
    /// <summary>The data sets, in the order of rows and columns.</summary>
    public required IReadOnlyList<DataSetFacts> DataSets { get; init; }

    /// <summary>Rows: the set trained on; columns: the set tested on. After a cancellation there are fewer rows than data sets.</summary>
    public required IReadOnlyList<IReadOnlyList<CrossDataSetCell>> Rows { get; init; }

    /// <summary>The course of each row's training.</summary>
    public required IReadOnlyList<TrainingHistory> Histories { get; init; }

    /// <summary>The labels that all sets have.</summary>
    public required IReadOnlyList<string> CommonLabels { get; init; }

    /// <summary>Whether every row is there.</summary>
    public bool IsComplete => Rows.Count == DataSets.Count;

    /// <summary>Whether any of the sets is practice data.</summary>
    public bool IsPractice => DataSets.Any(set => set.IsPractice);
}
