namespace FerLib.Training;

/// <summary>Which epoch's weights a training hands out.</summary>
public enum EpochChoice
{
    /// <summary>The epoch with the lowest validation loss; the earlier one on a tie; the last one when nothing can be validated.</summary>
    LowestValidationLoss,

    /// <summary>
    /// The last epoch. With few validation pictures their loss is too noisy to choose by, and a schedule that ends at a rate of 0 leaves the last epochs
    /// settled anyway.
    /// </summary>
    Last,
}
