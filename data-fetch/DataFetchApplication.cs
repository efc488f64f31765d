using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch;

/// <summary>The command line: what there is, what is on this disk, and the making of practice sets.</summary>
internal sealed class DataFetchApplication
{
    private const int Failed = 1;

    // What shells report for a program that Ctrl-C ended.
    private const int Interrupted = 130;

    private readonly TextWriter _errors;
    private readonly Screen _screen;
    private readonly RootCommand _root;
    private readonly Option<DirectoryInfo?> _dataHome = new("--data-home")
    {
        Description = $"Where data sets are kept. Default: {DataHome.Variable}, else data/ at the repository's root.",
        HelpName = "DIR",
        Recursive = true,
    };

    public DataFetchApplication(TextWriter output, TextWriter errors, bool terminal)
    {
        _errors = errors;
        _screen = new Screen(output, terminal);
        _root = new RootCommand("Lists the data sets, says what is on this disk and how to get the rest, and makes the practice sets that are missing.");
        _root.Options.Add(_dataHome);
        foreach (HelpOption help in _root.Options.OfType<HelpOption>())
            help.Action = new HelpAction { MaxWidth = Screen.Columns };
        _root.SetAction((result, token) => Guard(() =>
        {
            new PracticeMaker(_screen, HomeOf(result)).MakeMissing(token);
            new DataSetList(_screen, HomeOf(result)).Show(null);
        }));
        _root.Subcommands.Add(ListCommand());
        _root.Subcommands.Add(PracticeCommand());
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>0, or 1 after an error of one line, or 130 after Ctrl-C.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        ParseResult result = _root.Parse(arguments);
        if (result.Errors.Count > 0)
            return Fail(Explain(result));
        return await result.InvokeAsync(new InvocationConfiguration
        {
            Output = _screen.Output,
            Error = _errors,
            EnableDefaultExceptionHandler = false,
            // After Ctrl-C a half-made set is deleted, which takes a while on a slow disk.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    private Command ListCommand()
    {
        var quarantine = new Option<DirectoryInfo?>("--quarantine")
        {
            Description = "Writes the files that could not be read, with reasons, to NAME-quarantine.csv in this folder.",
            HelpName = "DIR",
        };
        var counts = new Option<bool>("--counts") { Description = "Shows the counts of each set on this disk beside the published ones." };
        var command = new Command("list", "Lists the data sets and what is on this disk; makes nothing.") { quarantine, counts };
        command.SetAction((result, _) => Guard(() =>
            new DataSetList(_screen, HomeOf(result)).Show(result.GetValue(quarantine)?.FullName, result.GetValue(counts))));
        return command;
    }

    private Command PracticeCommand()
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
            CustomParser = result => Parsed<ulong>(result, 0, "a whole number, 0 or more"),
        };
        var pictures = new Option<int?>("--pictures")
        {
            Description = "About how many in each set, or all: as many as are published (ferg 55,767, kdef 4,900, utkface 23,708; this takes long). " +
                $"Default: {string.Join(", ", PracticeDataSets.Names.Select(name => FormattableString.Invariant($"{name} {PracticeDataSets.SizeOf(name, null):N0}")))}.",
            HelpName = "N|all",
            CustomParser = result => result.Tokens is [{ Value: "all" }] ? int.MaxValue : Parsed<int>(result, 1, "a whole number, 1 or more, or all"),
        };
        var command = new Command("practice", "Makes practice sets: rendered faces in the layouts of the real sets.") { names, seed, pictures };
        command.SetAction((result, token) => Guard(() =>
        {
            if (Array.Find(result.GetValue(names) ?? [], name => name.StartsWith('-')) is { } option)
                throw new DatasetException($"there is no option {option}.{Suggestion([option], [seed.Name, pictures.Name, _dataHome.Name])} Add --help to see what there is.");
            bool asked = result.GetValue(seed) is not null || result.GetValue(pictures) is not null;
            var options = new PracticeOptions { Seed = result.GetValue(seed) ?? new PracticeOptions().Seed, Pictures = result.GetValue(pictures) };
            var maker = new PracticeMaker(_screen, HomeOf(result));
            string[] chosen = result.GetValue(names) is { Length: > 0 } typed ? PracticeMaker.Known(typed) : [.. PracticeDataSets.Names];
            foreach (string name in chosen)
                maker.Make(name, asked ? options : null, token);
        }));
        return command;
    }

    private static T? Parsed<T>(ArgumentResult result, T least, string expected)
        where T : struct, INumber<T>
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T value) && value >= least)
            return value;
        result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value} is {text}, expected {expected}.");
        return null;
    }

    private string HomeOf(ParseResult result)
    {
        string home = result.GetValue(_dataHome)?.FullName ?? DataHome.Default;
        return File.Exists(home)
            ? throw new DatasetException($"the data home {home} is a file, expected a folder. Name another with --data-home; it need not exist.")
            : home;
    }

    /// <summary>Turns a user's mistake into one line, and Ctrl-C into a word.</summary>
    /// <remarks>On another thread: only an action that has returned its task is told of Ctrl-C.</remarks>
    private Task<int> Guard(Action action) => Task.Run(() =>
    {
        try
        {
            action();
            return 0;
        }
        catch (DatasetException error)
        {
            return Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            _errors.WriteLine("Stopped. Nothing half-made is left; run the command again to make it.");
            return Interrupted;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail($"{error.Message} Free the file or folder, or choose another with --data-home.");
        }
    });

    private int Fail(string message)
    {
        _errors.WriteLine($"data-fetch: {message.ReplaceLineEndings(" ")}");
        return Failed;
    }

    private static string Explain(ParseResult result)
    {
        IEnumerable<Symbol> symbols = result.RootCommandResult.Command.Subcommands
            .Concat<Symbol>(result.CommandResult.Command.Options).Concat(result.RootCommandResult.Command.Options);
        string[] known = [.. symbols.Select(symbol => symbol.Name)];
        return $"{result.Errors[0].Message}{Suggestion(result.UnmatchedTokens, known)} Add --help to see what there is.";
    }

    private static string Suggestion(IEnumerable<string> typed, string[] known) =>
        typed.Select(token => NearestName.Of(token, known)).FirstOrDefault(name => name is not null) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
}
