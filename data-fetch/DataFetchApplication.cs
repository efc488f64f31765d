using System.CommandLine;
using System.CommandLine.Help;
using DataFetch.Commands;

namespace DataFetch;

/// <summary>The command line: what there is, what is on this disk, and how more of it gets there.</summary>
internal sealed class DataFetchApplication
{
    private readonly CommandHost _host;
    private readonly RootCommand _root;

    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where mistakes go, a line each.</param>
    /// <param name="terminal">Whether bars and styles can be drawn.</param>
    /// <param name="input">Where answers to questions come from; nothing is answered when null.</param>
    public DataFetchApplication(TextWriter output, TextWriter errors, bool terminal, TextReader? input = null)
    {
        _host = new CommandHost(new Screen(output, terminal), input ?? TextReader.Null, errors);
        _root = new RootCommand("Makes the practice sets that are missing, says what is on this disk and how to get the rest.");
        _root.Options.Add(_host.DataHomeOption);
        foreach (HelpOption help in _root.Options.OfType<HelpOption>())
            help.Action = new HelpAction { MaxWidth = Screen.Columns };
        _root.SetAction((result, token) => _host.Guard(() =>
        {
            new PracticeMaker(_host.Screen, _host.HomeOf(result)).MakeMissing(token);
            new DataSetStatus(_host.Screen, _host.HomeOf(result)) { IsShort = true, TypedHome = _host.TypedHomeOf(result) }.ShowAll();
        }));
        Func<CommandHost, Command>[] commands =
        [
            ListCommand.Create, StatusCommand.Create, FetchCommand.Create, ImportCommand.Create, VerifyCommand.Create, PrepareCommand.Create,
            PracticeCommand.Create,
        ];
        foreach (Func<CommandHost, Command> create in commands)
            _root.Subcommands.Add(create(_host));
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>0, or 1 after an error of one line, or 130 after Ctrl-C.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        ParseResult result = _root.Parse(arguments);
        if (result.Errors.Count > 0)
            return _host.Fail(Explain(result));
        return await result.InvokeAsync(new InvocationConfiguration
        {
            Output = _host.Screen.Output,
            Error = _host.Errors,
            EnableDefaultExceptionHandler = false,
            // After Ctrl-C a half-made set is deleted, which takes a while on a slow disk.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    private static string Explain(ParseResult result)
    {
        IEnumerable<Symbol> symbols = result.RootCommandResult.Command.Subcommands
            .Concat<Symbol>(result.CommandResult.Command.Options).Concat(result.RootCommandResult.Command.Options);
        string[] known = [.. symbols.Select(symbol => symbol.Name)];
        return $"{result.Errors[0].Message}{CommandHost.Suggestion(result.UnmatchedTokens, known)} Add --help to see what there is.";
    }
}
