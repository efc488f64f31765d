using System.Globalization;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Notebooks;

/// <content>Experiments whose results are kept.</content>
public static partial class Workbook
{
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

    /// <summary>The results that are there, of any job; nothing is trained. Records that cannot be read are named in a line each.</summary>
    public static IReadOnlyList<JobResult> Recorded()
    {
        IReadOnlyList<JobResult> results = Results().All(out IReadOnlyList<string> problems);
        foreach (string problem in problems)
            new LiveProgress().Done(problem);
        return results;
    }

    private static IReadOnlyList<JobResult> Told(LiveProgress progress, IReadOnlyList<JobResult> results)
    {
        int made = results.Count(result => result.IsNew);
        progress.Done(string.Create(
            CultureInfo.InvariantCulture, $"{results.Count} {(results.Count == 1 ? "job" : "jobs")}: {made} run now, {results.Count - made} read from their records"));
        return results;
    }

    /// <summary>The seeds of <paramref name="count"/> trainings: 1, 2, 3 and so on from the first.</summary>
    public static IReadOnlyList<ulong> SeedsFrom(ulong first, int count) => CrossValidationOptions.SeedsFrom(first, count);
}
