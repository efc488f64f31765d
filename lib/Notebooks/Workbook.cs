using FerLib.Datasets;

namespace FerLib.Notebooks;

/// <summary>What every notebook begins with: its data sets, opened by what the parameters say.</summary>
public static partial class Workbook
{
    /// <summary>Opens one data set; a practice set is made on first use, with progress.</summary>
    /// <param name="dataSet">The parameter DataSet: one of the forms of <see cref="DataSetLocator.Forms"/>.</param>
    /// <param name="subject">The parameter Subject: a regular expression over the file name, or empty for the default.</param>
    /// <exception cref="DatasetException">There is no such set, or it cannot be read; the message says what to do.</exception>
    /// <exception cref="ParameterException">The subject rule is no regular expression.</exception>
    public static Manifest Open(string dataSet, string subject = "")
    {
        var progress = new LiveProgress();
        Manifest manifest = DataSetLocator.Open(dataSet, OptionsFor(subject, progress));
        progress.Done($"{manifest.Name}: {manifest.Samples.Count} pictures{(manifest.NamesSubjects ? $" of {manifest.Subjects.Count} subjects" : "")}");
        return manifest;
    }

    /// <summary>
    /// The data sets to train on for a crossing: those that are named. One alone that has no target is joined by practice sets, so that there is something to cross.
    /// </summary>
    /// <param name="dataSets">The parameter DataSets.</param>
    /// <param name="targets">The data sets that are only tested.</param>
    public static IReadOnlyList<string> ToCross(IReadOnlyList<string> dataSets, IReadOnlyList<string> targets)
    {
        ArgumentNullException.ThrowIfNull(dataSets);
        ArgumentNullException.ThrowIfNull(targets);
        return dataSets.Count == 1 && targets.Count == 0
            ? [.. dataSets.Concat(["practice/ferg", "practice/jaffe"]).Distinct(StringComparer.OrdinalIgnoreCase)] : dataSets;
    }

    /// <summary>Opens several data sets.</summary>
    /// <param name="dataSets">What the user typed for each.</param>
    /// <param name="subject">The parameter Subject, applied to each that is no practice set.</param>
    public static IReadOnlyList<Manifest> OpenAll(IEnumerable<string> dataSets, string subject = "")
    {
        ArgumentNullException.ThrowIfNull(dataSets);
        return [.. dataSets.Select(dataSet => Open(dataSet, dataSet.StartsWith("practice/", StringComparison.OrdinalIgnoreCase) ? "" : subject))];
    }
}
