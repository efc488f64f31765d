using System.Buffers;
using System.CommandLine;
using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;

namespace FerExperiments;

/// <summary>The arguments that say which sweep it is: the same ones for list, run and collect.</summary>
internal sealed class SweepArguments
{
    private const string SettingPrefix = "FER_";

    // What no shell takes for anything else.
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-,./:=+@");

    private readonly Argument<string> _sweep = new("SWEEP")
    {
        Description = "channels (RQ2: inputs compared), across (RQ1: data sets crossed), leakage (protocols compared), methods (baselines compared) or paper (its nine experiments).",
    };

    private readonly Option<string?> _dataSets = Text("--data-sets", "A,B", $"Data sets to train on: {DataSetLocator.Forms}. Default practice/ferg, of the sweep paper ferg.");
    private readonly Option<string?> _targets = Text("--targets", "A,B", "Data sets to test on and not to train on.");
    private readonly Option<string?> _local = Text("--local", "SET", "A data set of your own with two expressions, for the paper's experiments on its private one.");
    private readonly Option<string?> _subject = Text("--subject", "REGEX", "Who is on a picture, over its file name. Default: the text before the first _.");
    private readonly Option<string?> _inputs = Text("--inputs", "A,B", $"Inputs of the sweep over channels: {string.Join(", ", NetworkInputs.All.Select(NetworkInputs.NameOf))}. Default all.");
    private readonly Option<string?> _input = Text("--input", "NAME", "Input of the other sweeps. Default intensity.");
    private readonly Option<string?> _protocols = Text("--protocols", "A,B", "Protocols of the sweep over leakage. Default subject,blocks,random,random-unfolded.");
    private readonly Option<string?> _protocol = Text("--protocol", "NAME", $"Protocol of the other sweeps: {string.Join(", ", ProtocolName.Typed)}. Default subject.");
    private readonly Option<int?> _folds = Number("--folds", "Folds of the protocols that have folds. Default 5.");
    private readonly Option<int?> _seeds = Number("--seeds", "How many seeds, 1 and up. Default 1.");
    private readonly Option<string?> _methods = Text("--methods", "A,B", "Methods of the sweep over methods, by their first words: majority, logistic, local, shallow, 17-layer. Default all.");
    private readonly Option<int?> _size = Number("--size", "Side of the square input in pixels. Default 64; the paper's is 512.");
    private readonly Option<string?> _recipe = Text("--recipe", "NAME", "auto, paper, strong or small. Default auto.");
    private readonly Option<int?> _epochs = Number("--epochs", "Passes over the training photographs. Default: as the recipe says.");
    private readonly Option<string?> _results = Text("--results", "DIR", "The folder of results. Default results/ of the repository.");
    private readonly Option<string[]> _set = new("--set") { Description = "A setting of the notebooks, for example Engine=cpu or Angles=S. May be repeated.", HelpName = "NAME=VALUE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_sweep);
        foreach (Option option in Options)
            command.Options.Add(option);
    }

    private Option[] Options =>
    [
        _dataSets, _targets, _local, _subject, _inputs, _input, _protocols, _protocol, _folds, _seeds, _methods, _size, _recipe, _epochs, _results, _set,
    ];

    /// <summary>The name of the sweep.</summary>
    public string SweepOf(ParseResult result) => result.GetValue(_sweep)!;

    /// <summary>The subject rule, or empty.</summary>
    public string SubjectOf(ParseResult result) => result.GetValue(_subject) ?? "";

    /// <summary>The typed arguments as they are typed again, for another command on the same sweep.</summary>
    public string Again(ParseResult result) => string.Join(' ',
        [SweepOf(result), .. Options.Where(option => result.GetResult(option) is { Implicit: false })
            .SelectMany(option => result.GetResult(option)!.Tokens.SelectMany(token => new[] { option.Name, Quoted(token.Value) }))]);

    /// <summary>The options as the library has them.</summary>
    /// <exception cref="DatasetException">A name is none of those that there are.</exception>
    public SweepOptions OptionsOf(ParseResult result)
    {
        var defaults = new SweepOptions();
        return defaults with
        {
            DataSets = List(_dataSets) ?? (IsPaper(result) ? ["ferg"] : defaults.DataSets),
            Targets = List(_targets) ?? [],
            Local = result.GetValue(_local),
            Inputs = List(_inputs) is { } inputs ? [.. inputs.Select(InputOf)] : defaults.Inputs,
            Input = result.GetValue(_input) is { } input ? InputOf(input) : defaults.Input,
            Protocols = List(_protocols) is { } protocols ? [.. protocols.Select(ProtocolOf)] : defaults.Protocols,
            Protocol = result.GetValue(_protocol) is { } protocol ? ProtocolOf(protocol) : defaults.Protocol,
            Folds = result.GetValue(_folds) ?? defaults.Folds,
            Seeds = Workbook.SeedsFrom(1, result.GetValue(_seeds) ?? 1),
            Methods = List(_methods) is { } methods ? [.. methods.Select(MethodOf)] : defaults.Methods,
            Size = result.GetValue(_size) ?? defaults.Size,
            Recipe = result.GetValue(_recipe) ?? defaults.Recipe,
            Epochs = result.GetValue(_epochs),
        };

        string[]? List(Option<string?> option) =>
            result.GetValue(option)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Puts settings where the library reads them: in this process's environment.</summary>
    /// <exception cref="DatasetException">A setting is not NAME=VALUE.</exception>
    public void Apply(ParseResult result)
    {
        // Relative paths count from where the command was typed.
        Environment.SetEnvironmentVariable(DataHome.WorkingFolderVariable, Environment.CurrentDirectory);
        foreach (string setting in result.GetValue(_set) ?? [])
        {
            int cut = setting.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || cut == setting.Length - 1)
                throw new DatasetException($"--set {setting}: expected NAME=VALUE, for example --set Engine=cpu.");
            Environment.SetEnvironmentVariable(SettingPrefix + setting[..cut].Trim(), setting[(cut + 1)..]);
        }

        if (result.GetValue(_results) is { } results)
            Environment.SetEnvironmentVariable(SettingPrefix + "Results", results);
    }

    // The paper's own experiments are on the published pictures, or on none.
    private bool IsPaper(ParseResult result) => SweepOf(result).Equals("paper", StringComparison.OrdinalIgnoreCase);

    private static NetworkInput InputOf(string typed) => NetworkInputs.Find(typed) ?? throw None("input", typed, NetworkInputs.All.Select(NetworkInputs.NameOf));

    private static SplitProtocol ProtocolOf(string typed) => ProtocolName.Find(typed) ?? throw None("protocol", typed, ProtocolName.Typed);

    private static string MethodOf(string typed) =>
        ComparedMethods.All.FirstOrDefault(method => method.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) ?? throw None("method", typed, ComparedMethods.All);

    private static DatasetException None(string what, string typed, IEnumerable<string> known) =>
        new($"There is no {what} \"{typed}\", expected {string.Join(", ", known)}.");

    private static string Quoted(string text) => text.AsSpan().ContainsAnyExcept(Plain) ? $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : text;

    private static Option<string?> Text(string name, string shape, string description) => new(name) { Description = description, HelpName = shape };

    private static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1)
                return value;
            result.AddError($"{name} is {text}, expected a whole number, 1 or more.");
            return null;
        },
    };
}
