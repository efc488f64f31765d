using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <summary>One of the paper's nine experiments in one reading of its input, with the job that runs it or the reason why none can.</summary>
/// <param name="Published">The experiment as it is printed.</param>
/// <param name="Input">The input in this reading.</param>
/// <param name="Reading">Whose reading it is: "table", "text", or "table and text" where both agree.</param>
/// <param name="Job">The job; null where no data set was named for it.</param>
/// <param name="WhyNot">Why it cannot be run on what is at hand, a clause of few words without a period; null where it can.</param>
public sealed record PaperExperiment(PublishedExperiment Published, NetworkInput Input, string Reading, ExperimentJob? Job, string? WhyNot)
{
    /// <summary>What to do about it, in sentences; null where there is nothing to do.</summary>
    public string? Remedy { get; init; }
}
