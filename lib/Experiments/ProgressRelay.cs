namespace FerLib.Experiments;

/// <summary>Passes the progress of a part on as progress of the whole, at once and on the same thread.</summary>
internal sealed class ProgressRelay<T>(IProgress<ExperimentProgress> target, Func<T, ExperimentProgress> translate) : IProgress<T>
{
    /// <summary>A relay, or null when nobody listens.</summary>
    public static ProgressRelay<T>? To(IProgress<ExperimentProgress>? target, Func<T, ExperimentProgress> translate) =>
        target is null ? null : new ProgressRelay<T>(target, translate);

    /// <inheritdoc/>
    public void Report(T value) => target.Report(translate(value));
}
