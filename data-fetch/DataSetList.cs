using System.Globalization;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch;

/// <summary>The list of data sets with what is on this disk.</summary>
internal sealed class DataSetList(Screen screen, string dataHome)
{
    private const int Indent = 10;

    /// <summary>Shows the list.</summary>
    /// <param name="quarantineFolder">Where to write quarantine lists; null for nowhere.</param>
    public void Show(string? quarantineFolder)
    {
        screen.Line($"Data home: {dataHome}{(Directory.Exists(dataHome) ? "" : " (does not exist yet)")}");
        screen.Heading("Data sets of the paper");
        foreach (DataSetDescription set in DataSetCatalog.All)
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
        else if (set.Reader is null)
        {
            Entry(set, $"a folder is there; {published} pictures published");
            screen.Wrapped(Indent, "Its reader comes in a later version; meanwhile use folder: or manifest:.");
        }
        else
            ShowRead(set, set.Reader, folder, published, quarantineFolder);

        if (set.HomePage is not null && folder is null)
            screen.Line($"{new string(' ', Indent)}{set.HomePage}");
        if (folder is not null)
            screen.Line($"{new string(' ', Indent)}{folder}");
    }

    private void ShowRead(DataSetDescription set, IDataSetReader reader, string folder, string published, string? quarantineFolder)
    {
        Manifest manifest;
        try
        {
            manifest = reader.Read(folder, new ReaderOptions());
        }
        catch (DatasetException error)
        {
            Entry(set, "a folder is there, but cannot be read");
            screen.Wrapped(Indent, error.Message);
            return;
        }

        Entry(set, string.Create(
            CultureInfo.InvariantCulture, $"{manifest.Samples.Count:N0} of {published} pictures, {manifest.Quarantine.Count:N0} quarantined"));
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

    private void ShowPractice(string name)
    {
        PracticeOptions? options = DataSetLocator.PracticeOnDisk(name, dataHome);
        if (options is null)
        {
            screen.Line($"  {name,-(Indent - 3)} not made yet");
            screen.Line($"{new string(' ', Indent)}dotnet run --project data-fetch -- practice {name}");
            return;
        }

        if (DataSetCatalog.Find(name)?.Reader is null)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {name,-(Indent - 3)} {options.Pictures:N0} pictures, seed {options.Seed}: DataSet=practice/{name}"));
            screen.Wrapped(Indent, "Its reader comes in a later version; meanwhile use folder: or manifest:.");
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
