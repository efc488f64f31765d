using System.CommandLine;
using System.Globalization;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;
using FerLib.Reports;

namespace FerExperiments;

/// <summary><c>collect</c>: tables of what the finished jobs of a sweep came to, on the console and as files.</summary>
internal static class CollectCommand
{
    public static Command Create(ExperimentsApplication application)
    {
        var arguments = new SweepArguments();
        var output = new Option<string?>("--output") { Description = "The folder for the tables. Default: collected/ in the folder of results.", HelpName = "DIR" };
        var command = new Command("collect", "Puts the results of a sweep together: tables here, and as HTML, Markdown and CSV. Trains nothing.");
        arguments.AddTo(command);
        command.Options.Add(output);
        command.SetAction((result, token) => application.Guard(() =>
        {
            var list = JobList.Of(arguments, result);
            string sweep = arguments.SweepOf(result).ToLowerInvariant();
            (ExperimentJob Job, string State, JobResult? Result)[] states = [.. list.Jobs.Select(job =>
            {
                (string state, JobResult? found) = list.StateOf(job);
                return (job, state, found);
            })];
            JobResult[] done = [.. states.Select(state => state.Result).OfType<JobResult>()];
            foreach ((ExperimentJob job, string state, JobResult? _) in states.Where(state => state.Result is null))
                application.Output.WriteLine($"Missing: {job.Name}: {state}");
            string folder = result.GetValue(output) is { } typed ? WorkbookPaths.Resolve(typed) : Path.Combine(list.Runner.Store.Folder, "collected");
            foreach ((string name, ResultTable table) in CollectedTables.Of(sweep, list, done))
            {
                application.Output.WriteLine();
                application.Output.WriteLine(table.ToString());
                foreach (string ending in (string[])[".html", ".md", ".csv"])
                    table.Save(Path.Combine(folder, $"{sweep}-{name}{ending}"));
            }

            application.Output.WriteLine();
            application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Length} of {states.Length} jobs collected; tables as HTML, Markdown and CSV in {folder}"));
            return 0;
        }));
        return command;
    }
}
