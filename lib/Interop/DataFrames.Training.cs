using FerLib.Training;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

public static partial class DataFrames
{
    /// <summary>The course of a training, a row an epoch, as <see cref="ToDataFrame(IEnumerable{EpochRecord})"/> makes it.</summary>
    public static DataFrame ToDataFrame(this TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Epochs.ToDataFrame();
    }

    /// <summary>
    /// Epochs, a row each: epoch (Int32), training_loss, training_accuracy, validation_loss, validation_accuracy (Double; null where there was
    /// no validation) and learning_rate (Single).
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        EpochRecord[] rows = [.. epochs];
        return new DataFrame(
            WholeNumbers("epoch", rows.Select(row => row.Epoch)),
            Doubles("training_loss", rows.Select(row => row.TrainingLoss)),
            Doubles("training_accuracy", rows.Select(row => row.TrainingAccuracy)),
            Doubles("validation_loss", rows.Select(row => row.ValidationLoss)),
            Doubles("validation_accuracy", rows.Select(row => row.ValidationAccuracy)),
            new SingleDataFrameColumn("learning_rate", rows.Select(row => row.LearningRate)));
    }

    /// <summary>Epochs from a frame with the columns of <see cref="ToDataFrame(IEnumerable{EpochRecord})"/>; a null loss or accuracy becomes NaN.</summary>
    /// <exception cref="ArgumentException">The frame does not fit (see <see cref="DataFrames"/>), or an epoch or a learning rate is null.</exception>
    public static IReadOnlyList<EpochRecord> ToEpochs(this DataFrame frame)
    {
        var columns = new FrameColumns(frame, "epochs");
        int[] epochs = columns.WholeNumbers("epoch");
        double[] trainingLoss = columns.Doubles("training_loss"), trainingAccuracy = columns.Doubles("training_accuracy");
        double[] validationLoss = columns.Doubles("validation_loss"), validationAccuracy = columns.Doubles("validation_accuracy");
        float[] rates = columns.Singles("learning_rate");
        return [.. Enumerable.Range(0, columns.Count).Select(
            i => new EpochRecord(epochs[i], trainingLoss[i], trainingAccuracy[i], validationLoss[i], validationAccuracy[i], rates[i]))];
    }
}
