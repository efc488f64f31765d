using System.Globalization;
using System.Text;
using DataFetch.Commands;
using FerLib.Datasets;
using FerLib.Reports;

namespace DataFetch.Verification;

/// <summary>Says what a check found: on the screen a few of each kind, in a table all of them.</summary>
internal sealed class CheckReport(Screen screen)
{
    private const int MostShown = 5;
    private const int Indent = 4;

    /// <summary>Shows one set.</summary>
    public void Show(CheckedSet result)
    {
        bool cut = false;
        foreach (IGrouping<FindingKind, Finding> kind in result.Findings.GroupBy(finding => finding.Kind))
        {
            screen.Wrapped(2, string.Create(CultureInfo.InvariantCulture, $"{kind.Count():N0} {FindingKinds.Heading(kind.Key)}"));
            foreach (Finding finding in kind.Take(MostShown))
            {
                // A name stands on a line of its own: letters that are written from right to left would carry other words along.
                if (finding.Path.Length > 0)
                    screen.Line($"{new string(' ', Indent)}{OneLine.Of(finding.Path)}");
                screen.Wrapped(finding.Path.Length > 0 ? Indent + 2 : Indent, OnOneLine(finding.Detail));
            }

            if (kind.Count() <= MostShown)
                continue;
            cut = true;
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', Indent)}and {kind.Count() - MostShown:N0} more"));
        }

        if (cut)
            screen.Line("  All of them: --report FILE.csv");
        if (result.ImportedFiles is null && !result.Set.IsPractice)
            screen.Line("  No import is on record for it: no hashes can be compared.");
        screen.Wrapped(0, result.IsWhole
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Set.Name}: whole. {result.Pictures:N0} pictures can be opened{Hashes(result)}.")
            : $"{result.Set.Name}: not whole: {result.Faults}.");
        if (!result.IsWhole)
            ShowRepair(result.Set);
        screen.Line();
    }

    private void ShowRepair(FoundSet set)
    {
        bool deletes = set.IsPractice || set.Set.StepsToGet.Count == 0;
        string command = set.IsPractice ? "practice NAME" : deletes ? "fetch NAME" : "import NAME ARCHIVE --replace";
        screen.Line(deletes ? "  To repair it, delete its folder, then:" : "  To repair it:");
        screen.Line($"{new string(' ', Indent)}{CommandHost.Typed} {command.Replace("NAME", set.Set.Name, StringComparison.Ordinal)}");
    }

    /// <summary>The last line: one verdict on all sets.</summary>
    public void ShowVerdict(IReadOnlyList<CheckedSet> results)
    {
        CheckedSet[] faulty = [.. results.Where(result => !result.IsWhole)];
        string sets = results.Count == 1 ? "1 set" : $"{results.Count} sets";
        screen.Line(faulty.Length == 0
            ? string.Create(CultureInfo.InvariantCulture,
                $"Verdict: whole. {sets}, {results.Sum(result => result.Pictures):N0} pictures: none damaged, changed or missing.")
            : $"Verdict: not whole. {faulty.Length} of {sets}: something is damaged, changed or missing.");
    }

    /// <summary>Writes every finding as a row of a table: <c>set,finding,fault,path,detail</c>, UTF-8.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string file, IEnumerable<CheckedSet> results)
    {
        var table = new ResultTable("", [new("set"), new("finding"), new("fault"), new("path"), new("detail")],
            from result in results
            from finding in result.Findings
            select (string[])
            [
                result.Set.Name, FindingKinds.Word(finding.Kind), FindingKinds.Fails(finding.Kind) ? "yes" : "no", finding.Path,
                OnOneLine(finding.Detail),
            ]);
        string full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        WholeFile.Write(full, Encoding.UTF8.GetBytes(table.ToCsv()));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count:N0} findings: {OneLine.Of(full)}"));
    }

    // Reasons come from decoders, and some of them quote what a file holds.
    private static string OnOneLine(string detail) => !detail.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? detail : OneLine.Of(detail);

    private static string Hashes(CheckedSet result) => result.ImportedFiles is { } files
        ? string.Create(CultureInfo.InvariantCulture, $", {files:N0} files have the bytes that were imported") : "";
}
