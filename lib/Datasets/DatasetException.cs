namespace FerLib.Datasets;

/// <summary>A data set cannot be used as asked. The message says what was expected, what came, where, and what to do.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Creates the error.</summary>
    public DatasetException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
