namespace FerLib.Training;

/// <summary>Training cannot start or go on. The message says what was expected, what came, and what to do.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>Creates the error.</summary>
    public TrainingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
