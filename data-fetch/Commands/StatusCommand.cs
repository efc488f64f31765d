using System.CommandLine;

namespace DataFetch.Commands;

/// <summary><c>status</c>: what is on this disk.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandHost host)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Which: a data set, or practice/NAME. Default: all that are on this disk.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var counts = new Option<bool>("--counts") { Description = "Shows all counts beside the published ones, not only where they differ." };
        var quarantine = new Option<DirectoryInfo?>("--quarantine")
        {
            Description = "Writes the files that are no pictures of a set, with reasons, to NAME-quarantine.csv in this folder.",
            HelpName = "DIR",
        };
        var command = new Command("status", "Says what is on this disk: pictures against the published counts, quarantine, archives. Opens no picture.")
        {
            names, counts, quarantine,
        };
        command.SetAction((result, _) => host.Guard(() =>
        {
            string[] typed = result.GetValue(names) ?? [];
            host.RefuseOptions(typed, counts, quarantine);
            var status = new DataSetStatus(host.Screen, host.HomeOf(result))
            {
                ShowsAllCounts = result.GetValue(counts),
                TypedHome = host.TypedHomeOf(result),
                QuarantineFolder = result.GetValue(quarantine)?.FullName,
            };
            if (typed.Length == 0)
                status.ShowAll();
            else
                status.Show([.. typed.Select(name => FoundSet.Of(name, host.HomeOf(result))).Distinct()]);
        }));
        return command;
    }
}
