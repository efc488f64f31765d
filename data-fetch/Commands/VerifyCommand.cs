using System.CommandLine;
using DataFetch.Verification;
using FerLib.Datasets;

namespace DataFetch.Commands;

/// <summary><c>verify</c>: opens every picture and compares every file.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Which: a data set, or practice/NAME. Default: all that are on this disk.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var report = new Option<FileInfo?>("--report") { Description = "Writes every finding as a row of this CSV file.", HelpName = "FILE" };
        var command = new Command("verify", "Opens every picture and compares every file with its import. Exit code 1 if something is damaged, changed or missing.")
        {
            names, report,
        };
        command.SetAction((result, token) => host.Guard(() =>
        {
            string[] typed = result.GetValue(names) ?? [];
            host.RefuseOptions(typed, report);
            return Run(host.Screen, host.HomeOf(result), typed, result.GetValue(report)?.FullName, token);
        }));
        return command;
    }

    private static int Run(Screen screen, string dataHome, string[] typed, string? reportFile, CancellationToken token)
    {
        var report = new CheckReport(screen);
        var check = new SetCheck(screen, dataHome);
        var results = new List<CheckedSet>();
        foreach (FoundSet set in Chosen(typed, dataHome))
        {
            results.Add(check.Of(set, token));
            report.Show(results[^1]);
        }

        if (reportFile is not null)
            report.Write(reportFile, results);
        report.ShowVerdict(results);
        return results.TrueForAll(result => result.IsWhole) ? 0 : CommandHost.Failed;
    }

    private static FoundSet[] Chosen(string[] typed, string dataHome)
    {
        FoundSet[] sets = typed.Length > 0
            ? [.. typed.Select(name => FoundSet.Of(name, dataHome)).Distinct()]
            : [.. FoundSet.Published(dataHome).Concat(FoundSet.Practice(dataHome)).Where(set => set.IsThere)];
        if (sets.Length == 0)
            throw new DatasetException($"there is nothing to verify: no data set is in {OneLine.Of(dataHome)}. See what there is with status.");
        return Array.Find(sets, set => !set.IsThere) is { } missing
            ? throw new DatasetException(
                $"{missing.Name} is not on this disk: expected the folder {OneLine.Of(missing.Folder)}. " +
                (missing.IsPractice ? $"Make it with practice {missing.Set.Name}." : missing.Set.HowToGet))
            : sets;
    }
}
