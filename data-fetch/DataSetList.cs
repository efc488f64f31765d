using System.Globalization;
using DataFetch.Commands;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch;

/// <summary>What data sets exist, and how one gets them. Nothing on the disk is looked at.</summary>
internal sealed class DataSetList(Screen screen)
{
    private const int Indent = 4;

    // Measured on the sets of the default size: 1,008, 213, 80, 420 and 1,000 pictures.
    private static readonly Dictionary<string, int> PracticeMegabytes = new()
    {
        ["ferg"] = 101,
        ["jaffe"] = 14,
        ["senthil"] = 1,
        ["kdef"] = 20,
        ["utkface"] = 9,
    };

    /// <summary>Shows every set, and what to do next.</summary>
    public void ShowAll()
    {
        screen.Wrapped(0, "The data sets that this program reads. What of them is on this disk: status. What to do next stands below the list.");
        ShowEntries("Data sets of the paper", DataSetCatalog.All);
        ShowEntries("Other data sets with a reader", DataSetCatalog.Others);
        screen.Heading("Practice data sets (rendered faces, no real person, free to use)");
        foreach (string name in PracticeDataSets.Names)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"  practice/{name}: {PracticeDataSets.SizeOf(name, null):N0} pictures unless more are asked for{Megabytes(name)}"));
        }

        ShowNext("NAME");
    }

    /// <summary>Shows one set in full.</summary>
    public void ShowOne(DataSetDescription set)
    {
        ShowEntry(set);
        screen.Wrapped(Indent, $"To know: {set.Caution}");
        screen.Wrapped(Indent, set.Expressions.Count == 0 ? "Expressions: none is labelled." : $"Expressions: {string.Join(", ", set.Expressions)}.");
        screen.Wrapped(Indent, $"Looked for in the data home as: {string.Join(", ", set.FolderNames.Prepend(set.Name).Select(folder => folder + "/"))}");
        if (set.PrintedInPaper is { } printed)
        {
            screen.Wrapped(Indent, string.Create(CultureInfo.InvariantCulture,
                $"The paper prints: {printed.Pictures:N0} images, {printed.Expressions} expressions, {printed.Kind}."));
        }

        if (set.HasPractice)
            screen.Wrapped(Indent, $"A rendered stand-in that needs no licence: practice/{set.Name}");
        ShowNext(set.Name);
    }

    /// <summary>Prints the works to cite as a .bib file, each once.</summary>
    public void ShowBibTeX(IEnumerable<DataSetDescription> sets)
    {
        bool first = true;
        foreach (Citation work in sets.SelectMany(set => set.Citations).DistinctBy(work => work.Key))
        {
            if (!first)
                screen.Line();
            screen.Line(work.ToBibTeX());
            first = false;
        }
    }

    private void ShowEntries(string heading, IReadOnlyList<DataSetDescription> sets)
    {
        screen.Heading(heading);
        foreach ((int index, DataSetDescription set) in sets.Index())
        {
            if (index > 0)
                screen.Line();
            ShowEntry(set);
        }
    }

    private void ShowEntry(DataSetDescription set)
    {
        screen.Line($"  {set.Name}: {set.Title}");
        screen.Wrapped(Indent, string.Create(CultureInfo.InvariantCulture,
            $"{Sentence(set.Kind)}: {set.PublishedCount:N0} pictures of {set.PictureSize.Width} x {set.PictureSize.Height} pixels")
            + (set.SizeOnDisk is null ? "." : $", {set.SizeOnDisk}."));
        screen.Wrapped(Indent, $"Licence: {set.Licence}");
        screen.Wrapped(Indent, $"To get it: {set.HowToGet}");
        if (set.HomePage is not null)
            screen.Line($"{new string(' ', Indent)}{set.HomePage}");
        foreach (Citation work in set.Citations)
            screen.Wrapped(Indent, $"To cite: {work}");
    }

    private void ShowNext(string name)
    {
        screen.Heading("What to do next");
        if (name == "NAME")
            Next("One set in full", "list NAME");
        Next("Its citation for a .bib file", name == "NAME" ? "list --bibtex" : $"list --bibtex {name}");
        Next("How to get it, step by step", $"fetch {name}");
        Next("A downloaded archive", $"import {name} ARCHIVE");
        Next("What is on this disk", "status");
    }

    private void Next(string what, string arguments)
    {
        screen.Line($"  {what}:");
        screen.Line($"{new string(' ', Indent)}{CommandHost.Typed} {arguments}");
    }

    private static string Megabytes(string name) =>
        PracticeMegabytes.TryGetValue(name, out int megabytes) ? $", about {megabytes} MB" : "";

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
