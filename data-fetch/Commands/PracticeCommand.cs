using System.CommandLine;
using FerLib.Datasets.Practice;

namespace DataFetch.Commands;

/// <summary><c>practice</c>: makes practice sets.</summary>
internal static class PracticeCommand
{
    public static Command Create(CommandHost host)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = $"Which: {string.Join(", ", PracticeDataSets.Names)}. Default: all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "Another seed, other faces. Default 1.",
            HelpName = "N",
            CustomParser = result => CommandHost.Parsed<ulong>(result, 0, "a whole number, 0 or more"),
        };
        var pictures = new Option<int?>("--pictures")
        {
            Description = "About how many in each set, or all: as many as are published (ferg 55,767, kdef 4,900, utkface 23,708; this takes long). " +
                $"Default: {string.Join(", ", PracticeDataSets.Names.Select(name => FormattableString.Invariant($"{name} {PracticeDataSets.SizeOf(name, null):N0}")))}.",
            HelpName = "N|all",
            CustomParser = result => result.Tokens is [{ Value: "all" }]
                ? int.MaxValue : CommandHost.Parsed<int>(result, 1, "a whole number, 1 or more, or all"),
        };
        var command = new Command("practice", "Makes practice sets: rendered faces in the layouts of the real sets.") { names, seed, pictures };
        command.SetAction((result, token) => host.Guard(() =>
        {
            host.RefuseOptions(result.GetValue(names) ?? [], seed, pictures);
            bool asked = result.GetValue(seed) is not null || result.GetValue(pictures) is not null;
            var options = new PracticeOptions { Seed = result.GetValue(seed) ?? new PracticeOptions().Seed, Pictures = result.GetValue(pictures) };
            var maker = new PracticeMaker(host.Screen, host.HomeOf(result));
            string[] chosen = result.GetValue(names) is { Length: > 0 } typed ? PracticeMaker.Known(typed) : [.. PracticeDataSets.Names];
            foreach (string name in chosen)
                maker.Make(name, asked ? options : null, token);
        }));
        return command;
    }
}
