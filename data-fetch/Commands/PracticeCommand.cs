using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FerLib.Datasets;
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
        var scale = new Option<double?>("--scale")
        {
            Description = "The same as a part of the published counts: 1 for all, 0.1 for a tenth.",
            HelpName = "PART",
            CustomParser = ScaleOf,
        };
        var command = new Command("practice", "Makes practice sets: rendered faces in the layouts of the real sets.") { names, seed, pictures, scale };
        command.SetAction((result, token) => host.Guard(() =>
        {
            host.RefuseOptions(result.GetValue(names) ?? [], seed, pictures, scale);
            if (result.GetValue(pictures) is not null && result.GetValue(scale) is not null)
                throw new DatasetException("--pictures and --scale are both given, expected one of them. Leave one out.");
            bool asked = result.GetValue(seed) is not null || result.GetValue(pictures) is not null || result.GetValue(scale) is not null;
            ulong number = result.GetValue(seed) ?? new PracticeOptions().Seed;
            var maker = new PracticeMaker(host.Screen, host.HomeOf(result));
            string[] chosen = result.GetValue(names) is { Length: > 0 } typed ? PracticeMaker.Known(typed) : [.. PracticeDataSets.Names];
            foreach (string name in chosen)
            {
                int? size = result.GetValue(scale) is { } part ? Math.Max(1, (int)Math.Round(part * DataSetCatalog.Find(name)!.PublishedCount)) : result.GetValue(pictures);
                maker.Make(name, asked ? new PracticeOptions { Seed = number, Pictures = size } : null, token);
            }
        }));
        return command;
    }

    private static double? ScaleOf(ArgumentResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double part) && part is > 0 and <= 1)
            return part;
        result.AddError($"--scale is {text}, expected a number above 0, up to 1.");
        return null;
    }
}
