namespace FerLib.NeuralNetworks;

/// <summary>What a training step says about its batch. Reading may wait for a device; not reading costs nothing.</summary>
public interface IStepResult
{
    /// <summary>Mean loss over the batch, before the step changed the weights.</summary>
    float Loss { get; }

    /// <summary>How many pictures of the batch were classified right, before the step changed the weights.</summary>
    int Correct { get; }
}
