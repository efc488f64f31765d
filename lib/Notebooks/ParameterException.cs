namespace FerLib.Notebooks;

/// <summary>A notebook's parameter has a value that it cannot have; the message is one line that names the parameter, the value and what is allowed.</summary>
public sealed class ParameterException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ParameterException(string message)
        : base(message)
    {
    }
}
