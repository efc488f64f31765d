using System.CommandLine;

namespace DataFetch.Commands;

/// <summary><c>list</c>: what data sets there are and what is on this disk.</summary>
internal static class ListCommand
{
    public static Command Create(CommandHost host)
    {
        var quarantine = new Option<DirectoryInfo?>("--quarantine")
        {
            Description = "Writes the files that could not be read, with reasons, to NAME-quarantine.csv in this folder.",
            HelpName = "DIR",
        };
        var counts = new Option<bool>("--counts") { Description = "Shows the counts of each set on this disk beside the published ones." };
        var command = new Command("list", "Lists the data sets and what is on this disk; makes nothing.") { quarantine, counts };
        command.SetAction((result, _) => host.Guard(() =>
            new DataSetList(host.Screen, host.HomeOf(result)).Show(result.GetValue(quarantine)?.FullName, result.GetValue(counts))));
        return command;
    }
}
