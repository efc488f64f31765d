using FerLib.Experiments.Baselines;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>A method of a job that has learned: what it says of pictures, and what a record says of it.</summary>
internal abstract class JobMethod : IDisposable
{
    public abstract string Name { get; }

    public abstract IReadOnlyList<string> Labels { get; }

    public virtual long? Parameters => null;

    public virtual IReadOnlyList<string> TrainedBy => [];

    public virtual IReadOnlyList<RecipeLine> Recipe => [];

    public virtual IReadOnlyList<string> Notes => [];

    public virtual TrainingHistory? History => null;

    /// <summary>Probabilities, a row a picture, a column a label.</summary>
    public abstract float[,] Predict(PictureTensors pictures);

    /// <summary>Writes the weights to the folder.</summary>
    /// <returns>The file's name; null for a method that has none and is fitted again when it is wanted.</returns>
    public virtual string? Save(string folder) => null;

    public virtual void Dispose()
    {
    }

    /// <summary>Trains the method of a job on the training part, and chooses on the validation part.</summary>
    public static JobMethod Fit(
        ExperimentJob job, JobPictures pictures, IEngine engine, string checkpoint, IProgress<ExperimentProgress>? progress, CancellationToken token) =>
        BaselineMethods.All.Contains(job.Method) ? JobBaseline.Fit(job, pictures, progress, token) : JobNetwork.Train(job, pictures, engine, checkpoint, progress, token);

    /// <summary>What the job's recipe means in this version of the code, a line each: a recipe that has changed makes another job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="photographs">Number of photographs of its data sets.</param>
    public static IEnumerable<string> FactsOf(ExperimentJob job, int photographs) =>
        BaselineMethods.All.Contains(job.Method) ? [] : JobNetwork.FactsOf(job, photographs);

    /// <summary>The network of a record, from its weights; null where there is no record, or it has no weights.</summary>
    public static JobMethod? Load(JobRecord? record, string folder, IEngine engine) =>
        record?.Weights is { } weights ? JobNetwork.Load(Path.Combine(folder, Path.GetFileName(weights)), engine) : null;
}
