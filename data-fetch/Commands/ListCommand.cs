using System.CommandLine;
using FerLib.Datasets;

namespace DataFetch.Commands;

/// <summary><c>list</c>: what data sets there are, how to get them and what to cite.</summary>
internal static class ListCommand
{
    // Options of status that one looks for here.
    private static readonly string[] OfStatus = ["--counts", "--quarantine"];

    public static Command Create(CommandHost host)
    {
        var name = new Argument<string[]>("NAME")
        {
            Description = "One data set, in full. Default: all, in short.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var bibtex = new Option<bool>("--bibtex") { Description = "Prints only the works to cite, as a .bib file." };
        var command = new Command("list", "Lists the data sets: what they are, licence, how to get them, what to cite. Reads and makes nothing.") { name, bibtex };
        command.SetAction((result, _) => host.Guard(() =>
        {
            string[] typed = result.GetValue(name) ?? [];
            if (typed.FirstOrDefault(word => OfStatus.Contains(word)) is { } option)
                throw new DatasetException($"{option} is an option of status, which reads the sets on this disk: {CommandHost.Typed} status {option}");
            host.RefuseOptions(typed, bibtex);
            DataSetDescription[] sets = [.. typed.Select(CommandHost.Known).Distinct()];
            var list = new DataSetList(host.Screen);
            if (result.GetValue(bibtex))
                list.ShowBibTeX(sets.Length > 0 ? sets : DataSetCatalog.Every);
            else if (sets.Length == 0)
                list.ShowAll();
            foreach (DataSetDescription set in result.GetValue(bibtex) ? [] : sets)
                list.ShowOne(set);
        }));
        return command;
    }
}
