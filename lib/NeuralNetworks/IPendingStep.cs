namespace FerLib.NeuralNetworks;

/// <summary>The numbers of a training step while a device has them.</summary>
internal interface IPendingStep
{
    /// <summary>Waits for the numbers the first time; gives the same ones afterwards.</summary>
    (float Loss, int Correct) Read();
}
