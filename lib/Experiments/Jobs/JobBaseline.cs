using FerLib.Datasets;
using FerLib.Experiments.Baselines;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>A method of a job that is no network; it has no weights file, and is fitted again when another set is to be tested.</summary>
internal sealed class JobBaseline(IFittedMethod method) : JobMethod
{
    public override string Name => method.Name;

    public override IReadOnlyList<string> Labels => method.Labels;

    public override IReadOnlyList<string> Notes => method.Notes;

    public static JobBaseline Fit(ExperimentJob job, JobPictures pictures, IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        try
        {
            return new JobBaseline(BaselineMethods.Fit(job.Method, pictures.Inputs, pictures.Split, progress, token));
        }
        catch (ArgumentException error)
        {
            throw new DatasetException($"{pictures.Facts.Name}: {error.Message} Leave the method out, or choose another Size.", error);
        }
    }

    public override float[,] Predict(PictureTensors pictures) => method.Predict(pictures);
}
