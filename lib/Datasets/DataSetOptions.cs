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

    /// <summary>The data home. Default: <see cref="FerLib.Datasets.DataHome.Default"/>.</summary>
    public string DataHome { get; init; } = Datasets.DataHome.Default;

    /// <summary>What relative paths count from. Default: <see cref="FerLib.Datasets.DataHome.WorkingFolder"/>.</summary>
    public string WorkingFolder { get; init; } = Datasets.DataHome.WorkingFolder;

    /// <summary>The seed of a practice set that has to be made; null: the practice sets' own default.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Is told, in a line each, what is done that takes time: making a practice set.</summary>
    public IProgress<string>? Progress { get; init; }
}
