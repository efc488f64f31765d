using System.CommandLine;
using FerLib.Datasets;
using FerLib.NeuralNetworks;
using FerLib.Notebooks;
using FerLib.Training;

namespace FerExperiments;

/// <summary>The command line: lists the jobs of a sweep, runs them, and collects what came of them.</summary>
internal sealed class ExperimentsApplication
{
    /// <summary>How this program is started, for commands to copy.</summary>
    public const string Typed = "dotnet run --project notebooks/Experiments --";

    private const int Failed = 1;
    private const int Mistake = 2;

    // What shells report for a program that Ctrl-C ended.
    private const int Interrupted = 130;

    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly RootCommand _root = new("The experiments of this workbook as lists of independent jobs: list them, run them, collect their results.");

    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where mistakes go, a line each.</param>
    public ExperimentsApplication(TextWriter output, TextWriter errors)
    {
        _output = output;
        _errors = errors;
        _root.Subcommands.Add(ListCommand.Create(this));
        _root.Subcommands.Add(RunCommand.Create(this));
        _root.Subcommands.Add(CollectCommand.Create(this));
    }

    /// <summary>Where results go.</summary>
    public TextWriter Output => _output;

    /// <summary>Runs one command line.</summary>
    /// <returns>0; 1 when a job failed; 2 after a mistake in the command; 130 after Ctrl-C.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        ParseResult result = _root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (result.Errors.Count > 0)
        {
            _errors.WriteLine($"{result.Errors[0].Message.ReplaceLineEndings(" ")} --help shows what there is.");
            return Mistake;
        }

        return await result.InvokeAsync(new InvocationConfiguration
        {
            Output = _output,
            Error = _errors,
            EnableDefaultExceptionHandler = false,
            // After Ctrl-C the checkpoint is written first.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
    }

    /// <summary>Runs a command; turns a mistake into one line, and Ctrl-C into a word.</summary>
    /// <remarks>On another thread: only an action that has returned its task is told of Ctrl-C.</remarks>
    public Task<int> Guard(Func<int> action) => Task.Run(() =>
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is DatasetException or TrainingException or EngineException or ParameterException)
        {
            _errors.WriteLine(error.Message.ReplaceLineEndings(" "));
            return Failed;
        }
        catch (OperationCanceledException)
        {
            _errors.WriteLine("Stopped. Finished jobs are kept; the same command goes on.");
            return Interrupted;
        }
    });
}
