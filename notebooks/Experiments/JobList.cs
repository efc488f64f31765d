using System.CommandLine;
using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using FerLib.NeuralNetworks;
using FerLib.Notebooks;

namespace FerExperiments;

/// <summary>The jobs of a command line, and what runs them.</summary>
internal sealed class JobList
{
    private JobList(IReadOnlyList<ExperimentJob> jobs, SweepOptions options, JobRunner runner, IEngine engine)
    {
        Jobs = jobs;
        Options = options;
        Runner = runner;
        Engine = engine;
    }

    /// <summary>The jobs; a job's number is its place, from 1.</summary>
    public IReadOnlyList<ExperimentJob> Jobs { get; }

    /// <summary>Over what the sweep goes.</summary>
    public SweepOptions Options { get; }

    /// <summary>What runs them.</summary>
    public JobRunner Runner { get; }

    /// <summary>What trains.</summary>
    public IEngine Engine { get; }

    /// <summary>Reads a command line.</summary>
    public static JobList Of(SweepArguments arguments, ParseResult result)
    {
        arguments.Apply(result);
        SweepOptions options = arguments.OptionsOf(result);
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Of(arguments.SweepOf(result), options);
        IEngine engine = Workbook.Engine();
        return new JobList(jobs, options, Workbook.Runner(engine, arguments.SubjectOf(result)), engine);
    }

    /// <summary>"done" and the accuracy, "open", or why it cannot be run.</summary>
    public (string State, JobResult? Result) StateOf(ExperimentJob job)
    {
        try
        {
            return Runner.Find(job) is { } found ? ("done", found) : ("open", null);
        }
        catch (DatasetException error)
        {
            return (error.Message, null);
        }
    }

    /// <summary>The jobs that are asked for: one by its number or its name, or all.</summary>
    /// <exception cref="DatasetException">There is no such job.</exception>
    public IReadOnlyList<ExperimentJob> Choose(string? job)
    {
        if (job is null)
            return Jobs;
        if (int.TryParse(job, out int number) && number >= 1 && number <= Jobs.Count)
            return [Jobs[number - 1]];
        return [Jobs.FirstOrDefault(one => one.Name.Equals(job, StringComparison.OrdinalIgnoreCase))
            ?? throw new DatasetException($"There is no job {job}, expected a number from 1 to {Jobs.Count} or a job's name. The command list shows them.")];
    }
}
