using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <content>Experiments whose results are kept.</content>
public static partial class Workbook
{
    private const ulong EvidenceSeed = 1;

    /// <summary>Where results of experiments are kept: the folder <c>results</c> of the repository, or the one that <c>FER_Results</c> names.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder is named, and there is no repository around the library.</exception>
    public static ResultStore Results()
    {
        string folder = Parameters.Text("Results", "");
        return new ResultStore(folder.Length > 0 ? WorkbookPaths.Resolve(folder) : Path.Combine(WorkbookPaths.RepositoryRoot, "results"));
    }

    /// <summary>What runs jobs: results that are there are read, the others are trained for.</summary>
    /// <param name="engine">What trains.</param>
    /// <param name="subject">The parameter Subject, for data sets that are no practice sets.</param>
    public static JobRunner Runner(IEngine engine, string subject = "") => new(
        engine, Results(), dataSet => DataSetLocator.Open(
            dataSet, OptionsFor(dataSet.StartsWith("practice/", StringComparison.OrdinalIgnoreCase) ? "" : subject, new LiveProgress())));

    /// <summary>Runs a list of jobs with progress, and says at the end how many were trained and how many were there.</summary>
    /// <param name="engine">What trains.</param>
    /// <param name="jobs">The jobs (<see cref="Sweeps"/>).</param>
    /// <param name="subject">The parameter Subject.</param>
    /// <returns>A result a job, in their order.</returns>
    /// <exception cref="DatasetException">A data set is not there or cannot be split as asked, or a record is damaged or cannot be written.</exception>
    /// <exception cref="TrainingException">A training cannot start or diverges.</exception>
    public static IReadOnlyList<JobResult> Run(IEngine engine, IReadOnlyList<ExperimentJob> jobs, string subject = "")
    {
        var progress = new LiveProgress();
        return Told(progress, Runner(engine, subject).Run(jobs, Show.Progress(progress)));
    }

    /// <summary>The same for jobs of which some may not be possible on a data set: those are left out, with a line that says why.</summary>
    /// <param name="engine">What trains.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="subject">The parameter Subject.</param>
    /// <returns>A result for each job that is possible, in their order.</returns>
    /// <exception cref="DatasetException">None is possible; the message is that of the last.</exception>
    /// <exception cref="TrainingException">A training cannot start or diverges.</exception>
    public static IReadOnlyList<JobResult> RunPossible(IEngine engine, IReadOnlyList<ExperimentJob> jobs, string subject = "")
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var progress = new LiveProgress();
        JobRunner runner = Runner(engine, subject);
        List<JobResult> results = [];
        DatasetException? refused = null;
        foreach (ExperimentJob job in jobs)
        {
            try
            {
                results.AddRange(runner.Run([job], Show.Progress(progress)));
            }
            catch (DatasetException error)
            {
                refused = error;
                new LiveProgress().Done($"{job.Name} is left out. {error.Message}");
            }
        }

        return results.Count > 0 || refused is null ? Told(progress, results) : throw refused;
    }

    /// <summary>Runs the sweep over protocols that measures leakage (<see cref="Sweeps.Leakage"/>), as far as a data set allows it.</summary>
    /// <param name="engine">What trains.</param>
    /// <param name="options">One data set, the protocols, folds and seeds.</param>
    /// <param name="subject">The parameter Subject.</param>
    /// <returns>The results, pooled; none, with a line that says so, where nothing says who is on the pictures: then no split can keep people apart.</returns>
    public static IReadOnlyList<PooledResult> RunLeakage(IEngine engine, SweepOptions options, string subject = "")
    {
        ArgumentNullException.ThrowIfNull(options);
        Manifest manifest = Runner(engine, subject).Open(options.DataSets[0]);
        if (manifest.NamesSubjects)
            return PooledResult.Of(RunPossible(engine, Sweeps.Leakage(options), subject));
        new LiveProgress().Done($"{manifest.Name}: nothing says who is on its pictures, so that leakage cannot be measured on it. Name another set with LeakageDataSet.");
        return [];
    }

    /// <summary>The results that are there, of any job; nothing is trained. Records that cannot be read are named in a line each.</summary>
    public static IReadOnlyList<JobResult> Recorded()
    {
        IReadOnlyList<JobResult> results = Results().All(out IReadOnlyList<string> problems);
        foreach (string problem in problems)
            new LiveProgress().Done(problem);
        return results;
    }

    /// <summary>Everything that was measured and bears on the paper's claims.</summary>
    /// <param name="costs">What a prediction costs.</param>
    /// <param name="frameRate">Frames per second that count as real-time.</param>
    /// <param name="results">Results of experiments (<see cref="Recorded"/>). A comparison that they do not allow is left out, with a line that says why.</param>
    public static ClaimEvidence Evidence(InferenceCostsResult costs, double frameRate, IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var differences = new List<MeasuredDifference>();
        LeaveOut("The comparison of channels", () => differences.AddRange(ResultEvidence.BetweenChannels(results, EvidenceSeed)));
        foreach (PooledResult result in results.Where(result => result.Job is { Method: ComparedMethods.PapersNetwork, TrainOn.Count: 1, Input: not NetworkInput.Unfolded }))
        {
            LeaveOut($"The ethnicities of {result.Outcome.TestedOn.Name}", () =>
            {
                if (ResultEvidence.BetweenEthnicities(result, Opened(result.Job.TrainOn[0]), EvidenceSeed) is { } difference)
                    differences.Add(difference);
            });
        }

        return new ClaimEvidence { Costs = costs, FrameRate = frameRate, Accuracies = ResultEvidence.Accuracies(results), Differences = differences };

        Manifest Opened(string dataSet) => DataSetLocator.Open(dataSet, OptionsFor("", new LiveProgress()));
    }

    private static void LeaveOut(string what, Action measure)
    {
        try
        {
            measure();
        }
        catch (Exception error) when (error is DatasetException or ArgumentException)
        {
            new LiveProgress().Done($"{what} is left out. {error.Message}");
        }
    }

    private static IReadOnlyList<JobResult> Told(LiveProgress progress, IReadOnlyList<JobResult> results)
    {
        int made = results.Count(result => result.IsNew);
        progress.Done(string.Create(
            CultureInfo.InvariantCulture, $"{results.Count} {(results.Count == 1 ? "job" : "jobs")}: {made} run now, {results.Count - made} read from their records"));
        return results;
    }

    /// <summary>Inputs by their names, as a parameter has them.</summary>
    /// <param name="names">Names of <see cref="NetworkInputs.All"/>; case does not matter.</param>
    /// <exception cref="ParameterException">A name is none of them; the nearest is offered.</exception>
    public static IReadOnlyList<NetworkInput> InputsOf(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] known = [.. NetworkInputs.All.Select(NetworkInputs.NameOf)];
        return [.. names.Select(name => NetworkInputs.Find(name) ?? throw new ParameterException(
            $"Inputs has \"{name}\", expected some of {string.Join(", ", known)}.{NearestName.Suggestion(name, known)}"))];
    }

    /// <summary>Methods by their first words, as a parameter has them.</summary>
    /// <param name="names">Each the beginning of one of <see cref="ComparedMethods.All"/>; case does not matter.</param>
    /// <exception cref="ParameterException">A name begins none of them.</exception>
    public static IReadOnlyList<string> MethodsOf(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(name => ComparedMethods.All.FirstOrDefault(method => method.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ParameterException($"Methods has \"{name}\", expected the first words of some of: {string.Join("; ", ComparedMethods.All)}."))];
    }

    /// <summary>Protocols by the names that a user types, as a parameter has them.</summary>
    /// <param name="names">Names of <see cref="ProtocolName.Typed"/>; case does not matter.</param>
    /// <exception cref="ParameterException">A name is none of them; the nearest is offered.</exception>
    public static IReadOnlyList<SplitProtocol> ProtocolsOf(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(ProtocolOf)];
    }

    /// <summary>The seeds of <paramref name="count"/> trainings: 1, 2, 3 and so on from the first.</summary>
    public static IReadOnlyList<ulong> SeedsFrom(ulong first, int count) => CrossValidationOptions.SeedsFrom(first, count);
}
