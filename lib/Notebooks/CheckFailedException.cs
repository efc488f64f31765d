namespace FerLib.Notebooks;

/// <summary>Numbers computed in a cell are not those of the library; the message names the first difference and both values.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CheckFailedException(string message)
        : base(message)
    {
    }
}
