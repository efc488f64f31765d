using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using FerLib.Datasets;

namespace DataFetch.Commands;

/// <summary>What every command shares: its streams, where data sets are kept, and how a mistake becomes one line.</summary>
/// <param name="screen">Where results go.</param>
/// <param name="input">Where answers come from.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class CommandHost(Screen screen, TextReader input, TextWriter errors)
{
    /// <summary>The exit code after a mistake, and of a check that found something.</summary>
    public const int Failed = 1;

    /// <summary>How this program is started, for commands to copy.</summary>
    public const string Typed = "dotnet run --project data-fetch --";

    // What shells report for a program that Ctrl-C ended.
    private const int Interrupted = 130;

    /// <summary>Where results go.</summary>
    public Screen Screen => screen;

    /// <summary>Where answers to questions come from.</summary>
    public TextReader Input => input;

    /// <summary>Where mistakes go.</summary>
    public TextWriter Errors => errors;

    /// <summary>The option that every command has.</summary>
    public Option<DirectoryInfo?> DataHomeOption { get; } = new("--data-home")
    {
        Description = $"Where data sets are kept. Default: {DataHome.Variable}, else data/ at the repository's root.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The data home of a command line; it need not exist.</summary>
    /// <exception cref="DatasetException">It is a file.</exception>
    public string HomeOf(ParseResult result)
    {
        string home = result.GetValue(DataHomeOption)?.FullName ?? DataHome.Default;
        return File.Exists(home)
            ? throw new DatasetException($"the data home {home} is a file, expected a folder. Name another with --data-home; it need not exist.")
            : home;
    }

    /// <summary>The data home as the next command needs it, with a blank before it: the option if it was typed, else nothing.</summary>
    public string TypedHomeOf(ParseResult result) => result.GetResult(DataHomeOption) is { Implicit: false } ? $" --data-home {Quoted(HomeOf(result))}" : "";

    /// <summary>A path as it is typed.</summary>
    public static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;

    /// <summary>Runs a command that has no result but its output.</summary>
    public Task<int> Guard(Action action) => Guard(() =>
    {
        action();
        return 0;
    });

    /// <summary>Runs a command; turns a user's mistake into one line, and Ctrl-C into a word.</summary>
    /// <remarks>On another thread: only an action that has returned its task is told of Ctrl-C.</remarks>
    public Task<int> Guard(Func<int> action) => Task.Run(() =>
    {
        try
        {
            return action();
        }
        catch (DatasetException error)
        {
            return Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Stopped. Nothing half-made is left in place; run the command again to go on.");
            return Interrupted;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail($"{error.Message} Free the file or folder, or choose another with --data-home.");
        }
    });

    /// <summary>Says what was wrong, in one line.</summary>
    /// <returns>The exit code.</returns>
    public int Fail(string message)
    {
        errors.WriteLine($"data-fetch: {message.ReplaceLineEndings(" ")}");
        return Failed;
    }

    /// <summary>The data set that a typed name stands for.</summary>
    /// <exception cref="DatasetException">There is no such set.</exception>
    public static DataSetDescription Known(string typed)
    {
        string[] names = [.. DataSetCatalog.Every.Select(set => set.Name)];
        return DataSetCatalog.Find(typed)
            ?? throw new DatasetException($"there is no data set \"{typed}\", expected one of {string.Join(", ", names)}.{Suggestion([typed], names)}");
    }

    /// <summary>A number of an option, or an error that says what was expected.</summary>
    public static T? Parsed<T>(ArgumentResult result, T least, string expected)
        where T : struct, INumber<T>
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T value) && value >= least)
            return value;
        result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value} is {text}, expected {expected}.");
        return null;
    }

    /// <summary>Refuses what looks like an option and was read as a name.</summary>
    /// <exception cref="DatasetException">A name begins with a dash.</exception>
    public void RefuseOptions(IEnumerable<string> names, params IEnumerable<Option> options)
    {
        if (names.FirstOrDefault(name => name.StartsWith('-')) is { } typed)
            throw new DatasetException($"there is no option {typed}.{Suggestion([typed], [.. options.Select(option => option.Name), DataHomeOption.Name])} Add --help to see what there is.");
    }

    /// <summary>A sentence that offers the known name nearest to what was typed, with a blank before it; or nothing.</summary>
    public static string Suggestion(IEnumerable<string> typed, string[] known) =>
        typed.Select(token => NearestName.Of(token, known)).FirstOrDefault(name => name is not null) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
}
