using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>How <see cref="DataSetLocator.Open"/> finds and reads a data set.</summary>
public sealed record DataSetOptions
{
    /// <summary>
    /// The rule that finds the subject in a file name, for sets whose names or tables do not say it; null:
    /// <see cref="ReaderOptions.DefaultSubject"/>.
    /// </summary>
    public Regex? Subject { get; init; }

    /// <summary>Which samples are wanted. Default: all.</summary>
    public SampleChoice Choice { get; init; } = new();

    /// <summary>
    /// Whether of each picture only the data set's own fixed face box is taken (<see cref="DataSetDescription.FaceBox"/>). It changes nothing
    /// where a set has none, which its notes say. Default: the whole picture.
    /// </summary>
    public bool TakesFaceBox { get; init; }

    /// <summary>
    /// Label files by the data set's short name, for sets that label no expression ("utkface" to "my-labels.csv"); the name "" stands for any
    /// set. A relative path counts from <see cref="WorkingFolder"/>; "none" leaves a label file in the set's folder unread.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The data home. Default: <see cref="FerLib.Datasets.DataHome.Default"/>.</summary>
    public string DataHome { get; init; } = Datasets.DataHome.Default;

    /// <summary>What relative paths count from. Default: <see cref="FerLib.Datasets.DataHome.WorkingFolder"/>.</summary>
    public string WorkingFolder { get; init; } = Datasets.DataHome.WorkingFolder;

    /// <summary>The seed of a practice set that has to be made; null: the practice sets' own default.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Is told, in a line each, what is done that takes time: making a practice set.</summary>
    public IProgress<string>? Progress { get; init; }
}
