namespace FerLib.Benchmarks;

/// <summary>What a process of its own measures.</summary>
internal enum Measurement
{
    /// <summary>Training and inference: speed, memory of training, layers.</summary>
    Steps,

    /// <summary>Memory of inference, in a process that never trains.</summary>
    InferenceMemory,
}
