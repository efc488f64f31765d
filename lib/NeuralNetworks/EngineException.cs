namespace FerLib.NeuralNetworks;

/// <summary>There is no such engine or device, or it cannot start. The message says what was expected, what came, and what to do.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Creates the error.</summary>
    public EngineException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
