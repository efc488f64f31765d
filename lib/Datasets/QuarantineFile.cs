namespace FerLib.Datasets;

/// <summary>The quarantine list as a CSV file: <c>path,reason</c>, UTF-8.</summary>
public static class QuarantineFile
{
    /// <summary>Writes the list, sorted by path; a header alone if nothing is quarantined.</summary>
    /// <param name="file">The file to write, usually quarantine.csv; its folder is created.</param>
    /// <param name="manifest">The data set.</param>
    /// <exception cref="DatasetException">The file cannot be written.</exception>
    public static void Write(string file, Manifest manifest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(manifest);
        CsvTable.Write(file, manifest.Quarantine.Select(entry => (IEnumerable<string?>)[entry.Path, entry.Reason]).Prepend(["path", "reason"]));
    }
}
