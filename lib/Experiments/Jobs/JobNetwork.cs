using FerLib.Experiments.Claims;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>A network of a job.</summary>
internal sealed class JobNetwork : JobMethod
{
    private const string WeightsName = "weights.safetensors";

    // Red, green, blue and intensity.
    private const int ChannelsOfAPhotograph = 4;

    private readonly TrainedModel _model;

    private JobNetwork(TrainedModel model) => _model = model;

    public override string Name => _model.Network.Architecture.Name;

    public override IReadOnlyList<string> Labels => _model.Description.Labels;

    public override long? Parameters => LayerTable.Of(_model.Network.Architecture, _model.Network.Input).Parameters;

    public override IReadOnlyList<string> TrainedBy => _model.TrainedBy;

    public override IReadOnlyList<RecipeLine> Recipe => _model.Options?.Lines ?? [];

    public override TrainingHistory? History => _model.History;

    public static JobNetwork Train(
        ExperimentJob job, JobPictures pictures, IEngine engine, string checkpoint, IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        int channelImages = pictures.Inputs.Manifest.IsUnfolded ? ChannelsOfAPhotograph : 1;
        TrainingOptions recipe = RecipeOf(job, pictures.Inputs.Count / channelImages);
        int epochs = Math.Max(1, (job.Epochs ?? recipe.Epochs) / channelImages);
        string step = job.Name.Length > 0 ? job.Name : $"training on {pictures.Facts.Name}";
        TrainedModel model = Trainer.Train(
            engine, pictures.Inputs, pictures.Split, recipe with { Seed = job.Seed, Epochs = epochs },
            ProgressRelay<TrainingProgress>.To(progress, training => new ExperimentProgress(step, 0, 1, Training: training)),
            CheckpointOptions.At(checkpoint), token);
        if (model.History!.StopReason != StopReason.Cancelled)
            return new JobNetwork(model);
        model.Dispose();
        throw new OperationCanceledException("The training was stopped; it goes on from its checkpoint when the job is run again.", token);
    }

    public static new IEnumerable<string> FactsOf(ExperimentJob job, int photographs) =>
        RecipeOf(job, photographs).Lines.Select(line => $"{line.Name}={line.Value}");

    private static TrainingOptions RecipeOf(ExperimentJob job, int photographs) => (TrainingOptions.Named(job.Recipe) ?? TrainingOptions.For(photographs)) with
    {
        Network = job.Method == ComparedMethods.ShallowNetwork ? NetworkKind.Shallow : NetworkKind.Paper,
    };

    public static JobNetwork Load(string file, IEngine engine) => new(TrainedModel.Load(file, engine));

    public override float[,] Predict(PictureTensors pictures) => _model.Predict(pictures);

    public override string? Save(string folder)
    {
        _model.Save(Path.Combine(folder, WeightsName));
        return WeightsName;
    }

    public override void Dispose() => _model.Dispose();
}
