using System.CommandLine;
using System.Globalization;
using FerLib.Experiments.Jobs;

namespace FerExperiments;

/// <summary><c>list</c>: the jobs of a sweep, which of them are done, and the command of each.</summary>
internal static class ListCommand
{
    public static Command Create(ExperimentsApplication application)
    {
        var arguments = new SweepArguments();
        var commands = new Option<bool>("--commands") { Description = "Print the command of each job that is open, a line each, and nothing else." };
        var command = new Command("list", "Lists the jobs of a sweep and says which are done. Trains nothing.");
        arguments.AddTo(command);
        command.Options.Add(commands);
        command.SetAction((result, _) => application.Guard(() =>
        {
            var list = JobList.Of(arguments, result);
            for (int i = 0; i < list.Jobs.Count; i++)
            {
                (string state, JobResult? found) = list.StateOf(list.Jobs[i]);
                if (!result.GetValue(commands))
                    application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,3}  {list.Jobs[i].Name}: {(found is null ? state : $"done, {found.Home.Estimate}, in {found.Source}")}"));
                else if (found is null)
                    application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ExperimentsApplication.Typed} run {arguments.Again(result)} --job {i + 1}"));
            }

            return 0;
        }));
        return command;
    }
}
