using FerLib.Datasets;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <content>The paper's own experiments.</content>
public static partial class Sweeps
{
    /// <summary>
    /// The nine experiments of Table 2 in each reading, for each seed: on the first data set for FERG, on <see cref="SweepOptions.Local"/> for the private one, whose
    /// experiments are left out when there is none. A set with fewer pictures than the paper's is taken whole, which <see cref="PaperExperiments.Plan"/> says.
    /// </summary>
    /// <param name="options">Data sets, protocol, seeds.</param>
    /// <exception cref="DatasetException">A list is empty or names something twice.</exception>
    public static IReadOnlyList<ExperimentJob> Paper(SweepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckList("data sets", options.DataSets);
        CheckList("seeds", options.Seeds);
        ExperimentJob[] jobs =
        [
            .. from seed in options.Seeds
               from job in PaperExperiments.Jobs(PublishedPaper.AsPrinted, options with { Seeds = [seed] })
               from fold in FoldsOf(job)
               select job with { Fold = fold, Name = $"{job.Name}{(fold is null ? "" : $" {fold} of {job.Folds}")}, seed {seed}" },
        ];
        foreach (ExperimentJob job in jobs)
            job.Check();
        return jobs;
    }
}
