namespace FerLib.NeuralNetworks;

/// <summary>What a training step says about its batch. Reading may wait for a device; not reading costs nothing. It can be kept and read at any time.</summary>
public readonly struct StepResult
{
    private readonly IPendingStep? _pending;
    private readonly float _loss;
    private readonly int _correct;

    /// <summary>The result of a step whose numbers are there already.</summary>
    /// <param name="loss">Mean loss over the batch.</param>
    /// <param name="correct">Pictures of the batch that were classified right.</param>
    public StepResult(float loss, int correct)
    {
        _loss = loss;
        _correct = correct;
    }

    /// <summary>The result of a step whose numbers a device still has.</summary>
    internal StepResult(IPendingStep pending) => _pending = pending;

    /// <summary>Mean loss over the batch, before the step changed the weights.</summary>
    public float Loss => _pending?.Read().Loss ?? _loss;

    /// <summary>How many pictures of the batch were classified right, before the step changed the weights.</summary>
    public int Correct => _pending?.Read().Correct ?? _correct;
}
