using System.CommandLine;
using System.CommandLine.Parsing;
using FerLib.Datasets;
using FerLib.Datasets.Prepared;
using FerLib.Imaging;

namespace DataFetch.Commands;

/// <summary><c>prepare</c>: decodes pictures once, so that a training reads them at the speed of the disk.</summary>
internal static class PrepareCommand
{
    // The paper's size; that of the notebooks is the default of PreparationOptions.
    private const int PaperSize = 512;

    public static Command Create(CommandHost host)
    {
        var sets = new Argument<string[]>("DATASET")
        {
            Description = $"What to prepare, as DataSet= has it in the notebooks: {DataSetLocator.Forms}.",
            Arity = ArgumentArity.OneOrMore,
        };
        var size = new Option<int?>("--size")
        {
            Description = $"Side of the square pictures, {PreparationOptions.SmallestSize} to {PreparationOptions.LargestSize} pixels. Default: {new PreparationOptions().Size}, with --png {PaperSize}.",
            HelpName = "N",
            CustomParser = SizeOf,
        };
        string[] choices = [.. Enum.GetNames<InputChannels>().Select(name => name.ToLowerInvariant())];
        var channels = new Option<InputChannels>("--channels")
        {
            Description = "The planes that are kept. Default irgb: intensity, red, green and blue, which serve every choice of channels.",
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => new PreparationOptions().Channels,
            CustomParser = result => ChannelsOf(result, choices),
        };
        var png = new Option<bool>("--png")
        {
            Description = "Writes the four channels as PNG files to look at, as the paper has them, instead of a file for training.",
        };
        var faceBox = new Option<bool>("--face-box") { Description = "Takes the set's fixed face box of each picture (FaceBox=face in the notebooks)." };
        var command = new Command("prepare", "Decodes a data set's pictures once, so that training reads them at the speed of the disk.")
        {
            sets, size, channels, png, faceBox,
        };
        command.SetAction((result, token) => host.Guard(() =>
        {
            string[] typed = result.GetValue(sets) ?? [];
            host.RefuseOptions(typed, size, channels, png, faceBox);
            if (result.GetValue(png) && result.GetResult(channels) is { Implicit: false })
                throw new DatasetException("--png writes all four channels, each into a folder of its own; leave out --channels.");
            string home = host.HomeOf(result);
            var preparer = new Preparer(host.Screen, new PreparedCache(PreparedCache.FolderIn(home)));
            foreach (string specification in typed)
            {
                Manifest manifest = DataSetLocator.Open(
                    specification, new DataSetOptions { DataHome = home, TakesFaceBox = result.GetValue(faceBox), Progress = host.Screen }, token);
                if (result.GetValue(png))
                    preparer.WritePng(manifest, result.GetValue(size) ?? PaperSize, token);
                else
                    preparer.Prepare(manifest, new PreparationOptions { Size = result.GetValue(size) ?? new PreparationOptions().Size, Channels = result.GetValue(channels) }, token);
            }

            // The notebooks have no such option.
            if (host.TypedHomeOf(result).Length > 0 && !result.GetValue(png))
                host.Screen.Line($"The notebooks look in this data home if the environment variable {DataHome.Variable} names it.");
        }));
        return command;
    }

    private static int? SizeOf(ArgumentResult result)
    {
        string expected = $"a whole number from {PreparationOptions.SmallestSize} to {PreparationOptions.LargestSize}";
        int? size = CommandHost.Parsed(result, PreparationOptions.SmallestSize, expected);
        if (size > PreparationOptions.LargestSize)
            result.AddError($"--size is {size}, expected {expected}.");
        return size;
    }

    private static InputChannels ChannelsOf(ArgumentResult result, string[] choices)
    {
        string typed = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        int choice = Array.FindIndex(choices, name => name.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (choice < 0)
            result.AddError($"--channels is {typed}, expected one of {string.Join(", ", choices)}.");
        return choice < 0 ? default : Enum.GetValues<InputChannels>()[choice];
    }
}
