using System.CommandLine;
using System.Globalization;

namespace FerNotebooks.Runner;

/// <summary>The command line: reads it, checks it, and says in one line what is wrong with it.</summary>
internal static class CommandLine
{
    private static readonly string[] Profiles = ["quick", "paper"];

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var names = new Argument<string[]>("NAME") { Description = "Notebooks to run: 04, training or 04-training; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var set = new Option<string[]>("--set") { Description = "A parameter of the notebooks, for example --set Epochs=3. May be repeated.", HelpName = "NAME=VALUE" };
        var profile = new Option<string>("--profile") { Description = "quick (minutes on two cores) or paper (the paper's sizes and epochs).", HelpName = "quick|paper", DefaultValueFactory = _ => "quick" };
        var output = new Option<string?>("--output") { Description = "The folder for executed notebooks and reports; reports/ of the repository when not given.", HelpName = "DIR" };
        var list = new Option<bool>("--list") { Description = "List the notebooks and their parameters, run nothing." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "After a notebook failed, run the others." };
        var timeout = new Option<string>("--cell-timeout") { Description = "Seconds that one cell may take.", HelpName = "SECONDS", DefaultValueFactory = _ => "1800" };
        var folder = new Option<string?>("--folder") { Description = "The folder with the notebooks.", HelpName = "DIR", Hidden = true };
        var root = new RootCommand("Runs the notebooks from their first cell to their last and writes executed notebooks and HTML reports.")
        {
            names, set, profile, output, list, keepGoing, timeout, folder,
        };

        var parsed = root.Parse(args);
        var exitCode = RunCommand.Success;
        root.SetAction(async (result, _) =>
        {
            var notebookFolder = FullPath("--folder", result.GetValue(folder) ?? NotebookFolder.Find());
            // Before the names: an option without its value has taken the next word, and the names are what is left over.
            var wantedProfile = CheckProfile(result.GetValue(profile)!);
            var wantedTimeout = CheckTimeout(result.GetValue(timeout)!);
            var wantedOutput = FullPath("--output", result.GetValue(output) ?? Path.Combine(notebookFolder, "..", "reports"));
            var settings = ParameterSettings.Parse(result.GetValue(set) ?? []);
            var all = NotebookFolder.Load(notebookFolder);
            var chosen = NotebookFolder.Select(result.GetValue(names) ?? [], all);
            if (result.GetValue(list))
            {
                NotebookListing.Write(Console.Out, chosen);
                return;
            }

            if (chosen.Count == 0)
                throw new UserMistakeException($"The folder {notebookFolder} holds no notebook.");
            var options = new RunOptions
            {
                Notebooks = chosen,
                AllNotebooks = all,
                Parameters = ParameterSettings.Resolve(settings, chosen, all),
                Profile = wantedProfile,
                Output = wantedOutput,
                WorkingFolder = Environment.CurrentDirectory,
                KeepGoing = result.GetValue(keepGoing),
                CellTimeout = wantedTimeout,
            };
            using var interruption = new Interruption();
            using IRunDisplay display = IsTerminal() ? new LiveDisplay(Console.Out, () => Console.WindowWidth is > 20 and var width ? width : 80) : new PlainDisplay(Console.Out);
            exitCode = await RunCommand.RunAsync(options, display, interruption.Token);
        });

        try
        {
            if (Array.Find(parsed.GetValue(names) ?? [], name => name.StartsWith('-')) is { } unknown)
                throw new UserMistakeException($"There is no option {unknown}. Did you mean {NearestName.Of(unknown, root.Options.Where(o => !o.Hidden).Select(o => o.Name))}? --help shows the options.");
            if (parsed.Errors.Count > 0)
                throw new UserMistakeException($"{parsed.Errors[0].Message.TrimEnd('.')}. --help shows the options.");
            await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Ctrl-C is ours: the library would end the process before the report is written.
                ProcessTerminationTimeout = null,
            });
            return exitCode;
        }
        catch (UserMistakeException mistake)
        {
            await Console.Error.WriteLineAsync(mistake.Message);
            return RunCommand.Mistake;
        }
    }

    private static string CheckProfile(string profile) =>
        Array.Find(Profiles, known => known.Equals(profile, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserMistakeException($"--profile is \"{profile}\", expected quick or paper. Did you mean {NearestName.Of(profile, Profiles)}?");

    private static TimeSpan CheckTimeout(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new UserMistakeException($"--cell-timeout is \"{text}\", expected seconds from above 0 to 1000000.");

    private static string FullPath(string option, string path)
    {
        // A folder may be called --x, but a forgotten value is likelier; ./--x names it.
        if (string.IsNullOrWhiteSpace(path) || path.StartsWith("--", StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
            throw new UserMistakeException($"{option} is \"{path}\", expected a folder.");
        return Path.GetFullPath(path);
    }

    private static bool IsTerminal() =>
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" && Environment.GetEnvironmentVariable("CI") is null or "";
}
