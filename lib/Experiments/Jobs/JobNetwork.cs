using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.NeuralNetworks;
using FerLib.Training;

namespace FerLib.Experiments.Jobs;

/// <summary>A network of a job.</summary>
internal sealed class JobNetwork : JobMethod
{
    private const string WeightsName = "weights.safetensors";

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
        int channelImages = pictures.Inputs.Manifest.IsUnfolded ? Manifest.ChannelsOfAPhotograph : 1;
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

    /// <exception cref="DatasetException">The file is missing or damaged.</exception>
    public static JobNetwork Load(string file, IEngine engine)
    {
        try
        {
            return new JobNetwork(TrainedModel.Load(file, engine));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or TrainingException)
        {
            throw new DatasetException($"{OneLine.Of(file)}: the weights of the record cannot be read ({OneLine.Of(error.Message)}). Remove its folder, and the job is run again.", error);
        }
    }

    public override float[,] Predict(PictureTensors pictures) => _model.Predict(pictures);

    public override string? Save(string folder)
    {
        string file = Path.Combine(folder, WeightsName);
        try
        {
            _model.Save(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{OneLine.Of(file)} cannot be written ({OneLine.Of(error.Message)}). Name another folder for results.", error);
        }

        return WeightsName;
    }

    public override void Dispose()
    {
        _model.Dispose();
        base.Dispose();
    }
}
