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
    /// Opens several data sets. With one that is no practice set, the practice sets join it, so that there is something to cross.
    /// </summary>
    /// <param name="dataSets">The parameter DataSets.</param>
    /// <param name="subject">The parameter Subject, applied to each.</param>
    public static IReadOnlyList<Manifest> OpenAll(IReadOnlyList<string> dataSets, string subject = "")
    {
        ArgumentNullException.ThrowIfNull(dataSets);
        IEnumerable<string> all = dataSets.Count == 1 ? dataSets.Concat(["practice/ferg", "practice/jaffe"]).Distinct() : dataSets;
        return [.. all.Select(dataSet => Open(dataSet, dataSet.StartsWith("practice/", StringComparison.OrdinalIgnoreCase) ? "" : subject))];
    }
}
