using System.Globalization;
using DataFetch.Commands;
using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>What an import found, and what to type next.</summary>
/// <param name="screen">Where it goes.</param>
/// <param name="set">The set.</param>
/// <param name="typedHome">The option that the next commands need to use the same data home, with a blank before it; or nothing.</param>
internal sealed class ImportSummary(Screen screen, DataSetDescription set, string typedHome)
{
    private const int Indent = 2;

    /// <summary>Shows it.</summary>
    /// <param name="manifest">The set as it was read.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="litter">How many files were left out because they are litter.</param>
    /// <param name="before">Where the set lay before; null if it was not there.</param>
    public void Show(Manifest manifest, string folder, int litter = 0, string? before = null)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{set.Name}: {manifest.Samples.Count:N0} of {set.PublishedCount:N0} pictures, {manifest.Quarantine.Count:N0} quarantined: {folder}"));
        if (litter > 0)
            screen.Wrapped(Indent, string.Create(CultureInfo.InvariantCulture, $"Not taken over, as macOS or Windows left it there (.DS_Store and the like): {litter:N0} of the files."));
        if (before is not null && before != folder)
            screen.Line($"  No longer read, and yours to delete: {before}");
        foreach (string note in manifest.Notes)
            screen.Wrapped(Indent, note);
        IReadOnlyList<CountComparison> comparisons = PublishedCounts.Compare(manifest);
        int differing = comparisons.Sum(comparison => comparison.Differences);
        if (differing > 0)
        {
            int cells = comparisons.Sum(comparison => comparison.Rows.Count * comparison.Columns.Count);
            screen.Wrapped(Indent, $"{differing} of {cells} counts differ from the published ones. As a table: status --counts");
        }

        if (manifest.Quarantine.Count > 0)
            screen.Wrapped(Indent, "The quarantined files with reasons: status --quarantine DIR");
        screen.Line($"  Next: {CommandHost.Typed} verify {set.Name}{typedHome}");
        screen.Line($"        {CommandHost.Typed} prepare {set.Name}{typedHome}");
    }
}
