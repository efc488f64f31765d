using System.CommandLine;
using System.Globalization;
using FerLib.Experiments.Jobs;
using FerLib.Notebooks;

namespace FerExperiments;

/// <summary><c>run</c>: the jobs of a sweep that are open, or one of them.</summary>
internal static class RunCommand
{
    public static Command Create(ExperimentsApplication application)
    {
        var arguments = new SweepArguments();
        var job = new Option<string?>("--job") { Description = "One job, by its number in the list or its name. Default: all that are not done.", HelpName = "N" };
        var command = new Command("run", "Runs the jobs of a sweep. A finished job is never run again; one that was stopped goes on.");
        arguments.AddTo(command);
        command.Options.Add(job);
        command.SetAction((result, token) => application.Guard(() =>
        {
            var list = JobList.Of(arguments, result);
            IReadOnlyList<ExperimentJob> chosen = list.Choose(result.GetValue(job));
            for (int i = 0; i < chosen.Count; i++)
            {
                var progress = new LiveProgress(application.Output, inPlace: !Console.IsOutputRedirected, host: null, TimeProvider.System);
                JobResult done = list.Runner.Run(chosen[i], Show.Progress(progress), token);
                progress.Done(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i + 1} of {chosen.Count}  {chosen[i].Name}: {done.Home.Estimate}; {(done.IsNew ? "written to" : "was in")} {done.Folder}"));
            }

            return 0;
        }));
        return command;
    }
}
