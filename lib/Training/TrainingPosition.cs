namespace FerLib.Training;

/// <summary>A place between two steps of a training.</summary>
/// <param name="Epoch">The epoch that is running, from 1.</param>
/// <param name="Batch">Its mini-batches that are done, from 0; all of them while the epoch still has to be validated.</param>
public readonly record struct TrainingPosition(int Epoch, int Batch)
{
    /// <summary>Before the first step.</summary>
    public static TrainingPosition Beginning => new(1, 0);

    /// <summary>In words: "epoch 3, batch 17".</summary>
    public override string ToString() => FormattableString.Invariant($"epoch {Epoch}, batch {Batch}");
}
