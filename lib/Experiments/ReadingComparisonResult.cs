using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>The readings of the paper's table, trained on the same pictures from the same seeds.</summary>
/// <param name="DataSet">The data set that the pictures come from.</param>
/// <param name="Pictures">The pictures, training and record alike: nothing here speaks for other pictures.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Runs">Seed by seed, in each the readings in order.</param>
public sealed record ReadingComparisonResult(
    DataSetFacts DataSet, PictureTensors Pictures, ReadingOptions Options, IReadOnlyList<ReadingRun> Runs)
{
    /// <summary>The labels told apart, in the order of the scores.</summary>
    public IReadOnlyList<string> Labels => Pictures.Manifest.Labels;

    /// <summary>The runs of a reading, in the order of the seeds.</summary>
    public IReadOnlyList<ReadingRun> Of(int reading) => [.. Runs.Where(run => run.Reading == reading)];
}
