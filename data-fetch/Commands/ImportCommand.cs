using System.CommandLine;
using DataFetch.Importing;
using FerLib.Datasets;

namespace DataFetch.Commands;

/// <summary><c>import</c>: brings a data set from an archive or a folder into the data home.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        string[] known = [.. DataSetCatalog.Every.Select(set => set.Name)];
        var name = new Argument<string>("NAME") { Description = $"Which: {string.Join(", ", known)}." };
        var source = new Argument<string>("ARCHIVE|FOLDER")
        {
            Description = "A zip, tar or tar.gz as the owners hand it out, or the unpacked folder. It stays where it is.",
        };
        var replace = new Option<bool>("--replace") { Description = "Puts the set in the place of the one that is there, once it is whole." };
        var command = new Command("import", "Brings a data set from its archive or folder into the data home, checked and whole.") { name, source, replace };
        command.SetAction((result, token) => host.Guard(() =>
        {
            string typed = result.GetRequiredValue(name), from = result.GetRequiredValue(source);
            host.RefuseOptions([typed, from], replace);
            new Importer(host.Screen, host.HomeOf(result), typedHome: host.TypedHomeOf(result)).Import(CommandHost.Known(typed), from, result.GetValue(replace), address: null, token);
        }));
        return command;
    }
}
