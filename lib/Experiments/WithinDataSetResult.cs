using FerLib.Datasets;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>A network trained on one data set and its test split's outcome; disposing of it disposes of the model.</summary>
/// <param name="Pictures">The data set's pictures, all of them.</param>
/// <param name="Split">Who trained, validated and tested.</param>
/// <param name="Model">The trained network with its history.</param>
/// <param name="Outcome">How it did on the test split.</param>
public sealed record WithinDataSetResult(PictureTensors Pictures, Split Split, TrainedModel Model, Outcome Outcome) : IDisposable
{
    /// <summary>The test pictures, in the order of the outcome's predictions.</summary>
    public PictureTensors TestPictures => Pictures.Take(Split.Test);

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
