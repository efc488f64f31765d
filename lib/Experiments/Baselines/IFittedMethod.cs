using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>A method without a network, fitted on a training part: it gives probabilities for any pictures of the same size and channels.</summary>
public interface IFittedMethod
{
    /// <summary>The method, one of <see cref="BaselineMethods.All"/>.</summary>
    string Name { get; }

    /// <summary>The classes, in the order of the probabilities: those of the data set that it was fitted on.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>What a reader of its results must know, a sentence each: the features, how the penalty was chosen.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Class probabilities, (N, classes), each row adding up to 1.</summary>
    /// <param name="pictures">Pictures of the size and channels it was fitted on; of any data set.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">The pictures have another size or other channels; the message gives both.</exception>
    float[,] Predict(PictureTensors pictures, CancellationToken token = default);
}
