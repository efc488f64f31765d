using System.CommandLine;

namespace FerExperiments;

/// <summary><c>collect</c>: tables of what the finished jobs of a sweep came to.</summary>
internal static class CollectCommand
{
    public static Command Create(ExperimentsApplication application)
    {
        var arguments = new SweepArguments();
        var command = new Command("collect", "Puts the results of a sweep together.");
        arguments.AddTo(command);
        command.SetAction((result, _) => application.Guard(() => 0));
        return command;
    }
}
