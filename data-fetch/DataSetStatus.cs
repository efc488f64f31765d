using System.Globalization;
using DataFetch.Commands;
using FerLib.Datasets;
using FerLib.Reports;

namespace DataFetch;

/// <summary>What of the data sets is on this disk. Names are read; no picture is opened, and nothing is made.</summary>
internal sealed partial class DataSetStatus(Screen screen, string dataHome)
{
    private const int Indent = 4;
    private const int MostKinds = 5;

    /// <summary>Whether all counts are shown beside the published ones; otherwise only tables with a difference.</summary>
    public bool ShowsAllCounts { get; init; }

    /// <summary>Where quarantine lists are written; null for nowhere.</summary>
    public string? QuarantineFolder { get; init; }

    /// <summary>The option that a next command needs to use the same data home, with a blank before it; or nothing.</summary>
    public string TypedHome { get; init; } = "";

    /// <summary>Whether a set takes a few lines only: no notes, no tables.</summary>
    public bool IsShort { get; init; }

    /// <summary>Shows everything that is on this disk, and names what is not.</summary>
    public void ShowAll()
    {
        screen.Line($"Data home: {OneLine.Of(dataHome)}{(Directory.Exists(dataHome) ? "" : " (does not exist yet)")}");
        FoundSet[] published = [.. FoundSet.Published(dataHome)];
        Section("Data sets on this disk", published.Where(set => set.IsThere), "None of the published sets is.");
        Section("Practice data sets (rendered faces, no real person)", FoundSet.Practice(dataHome).Where(set => set.IsThere || IsShort), "None is made yet.");
        ShowPrepared();
        ShowArchives();
        ShowMissing([.. published.Where(set => !set.IsThere)]);
    }

    /// <summary>Shows some sets.</summary>
    public void Show(IEnumerable<FoundSet> sets)
    {
        foreach ((int index, FoundSet set) in sets.Index())
        {
            if (index > 0 && !IsShort)
                screen.Line();
            ShowSet(set);
        }
    }

    private void Section(string heading, IEnumerable<FoundSet> sets, string otherwise)
    {
        screen.Heading(heading);
        FoundSet[] all = [.. sets];
        Show(all);
        if (all.Length == 0)
            screen.Line($"  {otherwise}");
    }

    private void ShowSet(FoundSet set)
    {
        if (!set.IsThere)
        {
            Entry(set, set.IsPractice ? "not made yet" : "not on this disk");
            ShowWay(set);
            return;
        }

        long bytes = FilesBelow.BytesIn(set.Folder);
        Manifest manifest;
        try
        {
            manifest = set.Read();
        }
        catch (DatasetException error)
        {
            Entry(set, $"a folder of {ByteSize.Of(bytes)} is there, but cannot be read");
            screen.Wrapped(Indent, error.Message);
            screen.Line($"{Margin}{OneLine.Of(set.Folder)}");
            return;
        }

        Entry(set, PicturesOf(set, manifest));
        screen.Wrapped(Indent, string.Join(", ", FactsOf(set, manifest, bytes)));
        screen.Line($"{Margin}{OneLine.Of(set.Folder)}");
        if (set.IsPractice && DataSetLocator.PracticeOnDisk(set.Set.Name, dataHome) is null)
            screen.Wrapped(Indent, $"Files are missing, or another version made it. practice {set.Set.Name} makes it anew.");
        ShowReceipt(set);
        if (!IsShort)
        {
            foreach (string note in manifest.Notes)
                screen.Wrapped(Indent, note);
        }

        ShowQuarantine(set, manifest);
        ShowCounts(set, manifest);
    }

    private void ShowWay(FoundSet set)
    {
        if (set.IsPractice)
            screen.Line($"{Margin}{CommandHost.Typed} practice {set.Set.Name}{TypedHome}");
        else
            screen.Wrapped(Indent, set.Set.HowToGet);
    }

    private static string PicturesOf(FoundSet set, Manifest manifest) => set.IsPractice
        ? string.Create(CultureInfo.InvariantCulture, $"{manifest.Samples.Count:N0} pictures")
        : string.Create(CultureInfo.InvariantCulture, $"{manifest.Samples.Count:N0} of {set.Set.PublishedCount:N0} published pictures");

    private IEnumerable<string> FactsOf(FoundSet set, Manifest manifest, long bytes)
    {
        if (manifest.NamesSubjects)
            yield return string.Create(CultureInfo.InvariantCulture, $"{manifest.Subjects.Count:N0} subjects");
        if (set.IsPractice && DataSetLocator.PracticeOnDisk(set.Set.Name, dataHome) is { } options)
            yield return string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}");
        yield return $"{ByteSize.Of(bytes)} on this disk";
        if (manifest.Quarantine.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{manifest.Quarantine.Count:N0} in quarantine");
    }

    private void ShowReceipt(FoundSet set)
    {
        if (set.ReceiptIn(dataHome) is not { } receipt)
            return;
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{Margin}Imported from {OneLine.Of(receipt.Source)}: {receipt.Files.Count:N0} files"));
        if (receipt.SourceSha256 is { } hash && !IsShort)
            screen.Line($"{Margin}SHA-256 {OneLine.Of(hash)}");
    }

    private void ShowQuarantine(FoundSet set, Manifest manifest)
    {
        if (manifest.Quarantine.Count == 0 || IsShort)
            return;
        IReadOnlyList<(int Files, string Example)> kinds = QuarantineKinds.Of(manifest.Quarantine);
        screen.Line($"{Margin}In quarantine:");
        foreach ((int files, string example) in kinds.Take(MostKinds))
            screen.Wrapped(Indent + 2, string.Create(CultureInfo.InvariantCulture, $"{files:N0} x {example}"));
        if (kinds.Count > MostKinds)
            screen.Line($"{Margin}  and {kinds.Count - MostKinds} more reasons");
        if (QuarantineFolder is null)
            screen.Line($"{Margin}Every file with its reason: status {set.Name} --quarantine DIR");
        else
        {
            string file = Path.Combine(QuarantineFolder, $"{set.FileName}-quarantine.csv");
            QuarantineFile.Write(file, manifest);
            screen.Line($"{Margin}{OneLine.Of(file)}");
        }
    }

    private void ShowCounts(FoundSet set, Manifest manifest)
    {
        foreach (CountComparison comparison in PublishedCounts.Compare(manifest))
        {
            // A practice set is as large as was asked for: that is no difference to speak of.
            bool differs = comparison.Differences > 0 && !set.IsPractice;
            if (differs && IsShort)
            {
                screen.Line($"{Margin}{comparison.Differences} of {comparison.Rows.Count * comparison.Columns.Count} counts differ from the published ones: status {set.Name}");
                return;
            }

            if (!IsShort && (differs || ShowsAllCounts))
            {
                screen.Line();
                NarrowTable.Write(screen, Indent, CountTable.Of(comparison, manifest.IsPractice));
            }
        }
    }

    private static string Margin { get; } = new(' ', Indent);

    private void Entry(FoundSet set, string state) => screen.Line($"  {set.Name}{(set.IsPractice ? "" : $" - {set.Set.Title}")}: {state}");
}
