namespace FerLib.NeuralNetworks;

/// <summary>A compiled network with its weights and its optimizer's state.</summary>
/// <remarks>Not safe for use from several threads at once; an engine uses as many threads inside a call as it was given.</remarks>
public interface INetwork : IDisposable
{
    /// <summary>What it was compiled from.</summary>
    Architecture Architecture { get; }

    /// <summary>Shape of one input picture (C, H, W).</summary>
    InputShape Input { get; }

    /// <summary>Number of classes: scores per picture.</summary>
    int Classes { get; }

    /// <summary>Class scores (logits) with the running statistics and no dropout.</summary>
    /// <param name="input">(N, C, H, W) row-major, standardized.</param>
    /// <param name="count">N, any number from 1.</param>
    /// <param name="scores">Receives (N, classes) row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, the message gives both; or the batch does not fit into memory.</exception>
    void Predict(ReadOnlySpan<float> input, int count, Span<float> scores);

    /// <summary>One training step on a mini-batch: forward, loss, backward, optimizer.</summary>
    /// <param name="input">(N, C, H, W) row-major, standardized.</param>
    /// <param name="labels">N class indices, 0..classes-1.</param>
    /// <param name="options">Optimizer, learning rate, loss options and the dropout mask.</param>
    /// <remarks>
    /// Pictures and scores of any finite size give a finite loss, as long as nothing on the way exceeds float32. A NaN or an infinity in the
    /// pictures, or numbers that grow out of float32, make the loss NaN or infinite, and weights, statistics and moments worthless; what they then
    /// are differs between engines. <see cref="SetState"/> with an earlier state leaves no trace of it.
    /// </remarks>
    /// <returns>The batch's loss and hits, to be read later: reading may wait for a device.</returns>
    /// <exception cref="ArgumentException">A length or a label does not fit, the message gives both; or the batch does not fit into memory.</exception>
    StepResult Train(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, StepOptions options);

    /// <summary>Copies the named state: weights, biases, running mean and variance, optimizer moments, step count.</summary>
    NamedState GetState();

    /// <summary>Replaces the named state; tensors that are absent (optimizer moments) are reset to zero.</summary>
    /// <exception cref="ArgumentException">A weight is missing, unknown or of another shape; the message names it and both shapes.</exception>
    void SetState(NamedState state);

    /// <summary>The output of a named layer for a batch, computed as <see cref="Predict"/> does: (N, C, H, W) row-major.</summary>
    /// <exception cref="ArgumentException">There is no such layer; the message lists those there are.</exception>
    NamedTensor Activations(string layer, ReadOnlySpan<float> input, int count);

    /// <summary>The gradients of the last training step, by the names of the weights: the loss's derivatives, before clipping and weight decay.</summary>
    /// <exception cref="InvalidOperationException">There was no step since the network was compiled or its state was set.</exception>
    NamedState GetGradients();
}
