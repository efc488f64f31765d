using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Reports;

namespace DataFetch;

/// <summary>The list of data sets with what is on this disk.</summary>
internal sealed class DataSetList(Screen screen, string dataHome)
{
    private const int Indent = 10;
    private bool _counts;

    /// <summary>Shows the list.</summary>
    /// <param name="quarantineFolder">Where to write quarantine lists; null for nowhere.</param>
    /// <param name="counts">Whether to show the counts of each set beside the published ones.</param>
    public void Show(string? quarantineFolder, bool counts = false)
    {
        _counts = counts;
        screen.Line($"Data home: {dataHome}{(Directory.Exists(dataHome) ? "" : " (does not exist yet)")}");
        screen.Heading("Data sets of the paper");
        foreach (DataSetDescription set in DataSetCatalog.All)
            ShowSet(set, quarantineFolder);
        screen.Heading("Other data sets with a reader");
        foreach (DataSetDescription set in DataSetCatalog.Others)
            ShowSet(set, quarantineFolder);
        screen.Heading("Practice data sets (rendered faces, no real person)");
        foreach (string name in PracticeDataSets.Names)
            ShowPractice(name);
        screen.Line();
        screen.Wrapped(0, "Your own pictures: DataSet=folder:PATH (a folder per class) or DataSet=manifest:FILE (a CSV table). " +
            "Another place for any set: DataSet=NAME:PATH.");
    }

    private void ShowSet(DataSetDescription set, string? quarantineFolder)
    {
        string published = string.Create(CultureInfo.InvariantCulture, $"{set.PublishedCount:N0}");
        string? folder = set.FolderIn(dataHome);
        if (folder is null)
        {
            Entry(set, $"not on this disk; {published} pictures published");
            screen.Wrapped(Indent, $"{char.ToUpperInvariant(set.Kind[0])}{set.Kind[1..]}. Licence: {set.Licence}");
            screen.Wrapped(Indent, $"To get it: {set.HowToGet}");
        }
        else
            ShowRead(set, folder, published, quarantineFolder);

        if (set.HomePage is not null && folder is null)
            screen.Line($"{new string(' ', Indent)}{set.HomePage}");
        if (folder is not null)
            screen.Line($"{new string(' ', Indent)}{folder}");
    }

    private void ShowRead(DataSetDescription set, string folder, string published, string? quarantineFolder)
    {
        Manifest manifest;
        try
        {
            manifest = set.Reader.Read(folder, new ReaderOptions());
        }
        catch (DatasetException error)
        {
            Entry(set, "a folder is there, but cannot be read");
            screen.Wrapped(Indent, error.Message);
            return;
        }

        Entry(set, string.Create(
            CultureInfo.InvariantCulture, $"{manifest.Samples.Count:N0} of {published} pictures, {manifest.Quarantine.Count:N0} quarantined"));
        foreach (string note in manifest.Notes)
            screen.Wrapped(Indent, note);
        ShowCounts(manifest);
        if (manifest.Quarantine.Count == 0)
            return;
        if (quarantineFolder is null)
            screen.Wrapped(Indent, "The quarantined files with reasons: list --quarantine DIR");
        else
        {
            string file = Path.Combine(quarantineFolder, $"{set.Name}-quarantine.csv");
            QuarantineFile.Write(file, manifest);
            screen.Line($"{new string(' ', Indent)}{file}");
        }
    }

    private void ShowCounts(Manifest manifest)
    {
        IReadOnlyList<CountComparison> comparisons = PublishedCounts.Compare(manifest);
        int differing = comparisons.Sum(comparison => comparison.Differences);
        if (_counts)
        {
            foreach (CountComparison comparison in comparisons)
                screen.Line($"\n{CountTable.Of(comparison, manifest.IsPractice)}\n");
        }
        else if (differing > 0)
        {
            int cells = comparisons.Sum(comparison => comparison.Rows.Count * comparison.Columns.Count);
            screen.Wrapped(Indent, $"{differing} of {cells} counts differ from the published ones. As a table: list --counts");
        }
    }

    private void ShowPractice(string name)
    {
        PracticeOptions? options = DataSetLocator.PracticeOnDisk(name, dataHome);
        if (options is null)
        {
            screen.Line($"  {name,-(Indent - 3)} not made yet");
            screen.Line($"{new string(' ', Indent)}dotnet run --project data-fetch -- practice {name}");
            return;
        }

        Manifest manifest = DataSetLocator.Open($"practice/{name}", new DataSetOptions { DataHome = dataHome });
        string subjects = manifest.NamesSubjects ? string.Create(CultureInfo.InvariantCulture, $"{manifest.Subjects.Count:N0} subjects, ") : "";
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-(Indent - 3)} {manifest.Samples.Count:N0} pictures, {subjects}seed {options.Seed}: DataSet=practice/{name}"));
        screen.Line($"{new string(' ', Indent)}{manifest.Root}");
    }

    private void Entry(DataSetDescription set, string state) => screen.Line($"  {set.Name,-(Indent - 3)} {set.Title}: {state}");
}
