namespace FerLib.NeuralNetworks.Cpu;

/// <summary>What a step on the CPU says; it is there at once.</summary>
internal sealed record StepResult(float Loss, int Correct) : IStepResult;
